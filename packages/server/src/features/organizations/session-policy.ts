import { command } from '../../chassis/command.ts';
import { type FieldViolation, invalidFields } from '../../platform/fault.ts';
import type { OrganizationId } from '../../platform/ids.ts';
import type { Work } from '../../platform/work.ts';
import { environmentLimits, type SessionLimits } from '../sessions/index.ts';
import { noSuchOrganization, organizationFaults } from './faults.ts';
import { demandOrganization } from './get.ts';
import { hasFeature, type Organization, sessionLimitsOf } from './organization.ts';
import { lockOrganization, updateSessionPolicy } from './store.ts';

/** How long sessions last in an organization, and who says so. */
export interface SessionPolicy {
  readonly source: 'application' | 'custom';
  readonly limits: SessionLimits;
}

/** What a call says about an organization's own policy. What is left out stays or, the first time, is the environment's. */
export interface SessionPolicyFields {
  readonly absoluteMinutes?: number;
  readonly idleMinutes?: number;
  readonly idleEnabled?: boolean;
}

export interface ChangeSessionPolicy {
  readonly organizationId: OrganizationId;
  /** `null`: the organization goes by the environment's policy (again), and what it had of its own is forgotten. */
  readonly fields: SessionPolicyFields | null;
}

const about = ({ organizationId }: { readonly organizationId: OrganizationId }) => organizationId;

/** Gives an organization session limits of its own. Beside the environment's, the stricter of each holds. */
export const changeSessionPolicy = command({
  needs: 'organizations_sessions_write',
  action: 'organization.session_policy_updated',
  within: about,

  async run(work, { organizationId, fields }: ChangeSessionPolicy): Promise<SessionPolicy> {
    const organization = await lockOrganization(work, { id: organizationId });
    if (!organization) throw noSuchOrganization({ id: organizationId });
    // The published description of this call lists 200 and 404 alone, as it does for calls that refuse bad input, too. The policy
    // needs the feature; answering 200 to limits that then do not hold would be worse than a 400 that says how to turn it on.
    if (fields && !hasFeature(organization, 'session_policy')) throw organizationFaults.noSessionPolicy();
    const limits = fields && withFields(work, organization.sessionPolicy ?? environmentLimits(work.environment), fields);
    await updateSessionPolicy(work, organizationId, limits);
    return policyOf(work, { ...organization, sessionPolicy: limits });
  },
});

export const getSessionPolicy = command({
  needs: 'organizations_sessions_read',
  within: about,
  reads: true,

  async run(work, { organizationId }: { readonly organizationId: OrganizationId }): Promise<SessionPolicy> {
    return policyOf(work, await demandOrganization(work, organizationId));
  },
});

export interface ApplicationSessionPolicy {
  readonly limits: SessionLimits;
  readonly accessTokenSeconds: number;
}

/** The environment's policy, for whoever is about to write an organization's own: it cannot be loosened. */
export const getApplicationSessionPolicy = command({
  needs: 'organizations_sessions_read',
  within: about,
  reads: true,

  async run(work, { organizationId }: { readonly organizationId: OrganizationId }): Promise<ApplicationSessionPolicy> {
    await demandOrganization(work, organizationId);
    return { limits: environmentLimits(work.environment), accessTokenSeconds: work.environment.accessTokenSeconds };
  },
});

function policyOf(work: Work, organization: Organization): SessionPolicy {
  const own = sessionLimitsOf(organization);
  return own ? { source: 'custom', limits: own } : { source: 'application', limits: environmentLimits(work.environment) };
}

/** A session may be idle for less time than it lasts, and an access token lives for less than a session may be idle. */
function withFields({ environment }: Work, before: SessionLimits, { absoluteMinutes = before.absoluteMinutes, ...fields }: SessionPolicyFields): SessionLimits {
  const idleEnabled = fields.idleEnabled ?? (fields.idleMinutes !== undefined || before.idleMinutes !== null);
  const idleMinutes = idleEnabled ? (fields.idleMinutes ?? before.idleMinutes ?? undefined) : null;
  const tokenMinutes = environment.accessTokenSeconds / 60;
  const broken: FieldViolation[] = [];
  const refuse = (field: string, description: string) => void broken.push({ field, description, constraint: 'session_policy' });

  if (idleMinutes === undefined) refuse('idle_session_timeout', 'say how long a session may be idle, or set idle_session_timeout_enabled to false');
  else if (idleMinutes !== null && idleMinutes <= tokenMinutes) {
    refuse('idle_session_timeout', `must be longer than an access token lives, which is ${tokenMinutes} minutes`);
  } else if (idleMinutes !== null && absoluteMinutes <= idleMinutes) {
    refuse('absolute_session_timeout', `must be longer than idle_session_timeout, which is ${idleMinutes} minutes`);
  }
  if (absoluteMinutes <= tokenMinutes) refuse('absolute_session_timeout', `must be longer than an access token lives, which is ${tokenMinutes} minutes`);
  if (broken.length > 0) throw invalidFields(broken);
  return { absoluteMinutes, idleMinutes: idleMinutes ?? null };
}
