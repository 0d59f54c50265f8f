import { command } from '../../chassis/command.ts';
import { type FieldViolation, invalidFields } from '../../platform/fault.ts';
import type { OrganizationId } from '../../platform/ids.ts';
import type { Work } from '../../platform/work.ts';
import {
  type AuthPolicy,
  demandOrganization,
  type EffectivePolicy,
  lockOrganization,
  methodsOn,
  noSuchOrganization,
  policyOf,
  settleAuthPolicy,
} from '../organizations/index.ts';
import { socialChoices } from '../social/index.ts';
import { lockout } from './administrators.ts';
import { policyFaults } from './faults.ts';
import { selectAdministrators } from './store.ts';

export interface Policy {
  /** What the organization demands. */
  readonly demands: AuthPolicy;
  /** What that comes to beside the environment's settings. */
  readonly effective: EffectivePolicy;
}

interface OfOrganization {
  readonly organizationId: OrganizationId;
}

export const getPolicy = command({
  needs: 'organizations_read',
  within: ({ organizationId }: OfOrganization) => organizationId,
  reads: true,

  async run(work, { organizationId }): Promise<Policy> {
    const { authPolicy } = await demandOrganization(work, organizationId);
    return { demands: authPolicy, effective: policyOf(work.environment, { authPolicy }) };
  },
});

export interface ChangePolicy extends OfOrganization {
  /** What is not named stays. */
  readonly changes: Partial<AuthPolicy>;
}

/** Changes what an organization demands, unless that would leave none of its administrators a way in. */
export const changePolicy = command({
  needs: 'organizations_write',
  action: 'organization.policy_updated',
  within: ({ organizationId }: ChangePolicy) => organizationId,

  async run(work, { organizationId, changes }): Promise<Policy> {
    const organization = await lockOrganization(work, { id: organizationId });
    if (!organization) throw noSuchOrganization({ id: organizationId });
    demandMethodsOn(work, changes.methods ?? []);
    const authPolicy = { ...organization.authPolicy, ...changes };
    const effective = policyOf(work.environment, { authPolicy });
    if (isStricter(authPolicy, organization.authPolicy)) {
      const reason = lockout({ ...authPolicy, methods: effective.methods }, await selectAdministrators(work, organizationId, await socialChoices(work)));
      if (reason) throw policyFaults.locksOut({ reason });
    }
    if (Object.keys(changes).length > 0) await settleAuthPolicy(work, organizationId, authPolicy);
    return { demands: authPolicy, effective };
  },
});

/** Loosening what an organization demands locks nobody out who was not locked out before. */
const isStricter = (after: AuthPolicy, before: AuthPolicy): boolean =>
  (after.secondFactor && !before.secondFactor) ||
  (after.ssoOnly && !before.ssoOnly) ||
  (after.methods.length > 0 && (before.methods.length === 0 || before.methods.some((method) => !after.methods.includes(method))));

function demandMethodsOn({ environment }: Work, methods: AuthPolicy['methods']): void {
  const on = methodsOn(environment.methods);
  const broken = methods.flatMap((method, index): FieldViolation[] =>
    on.includes(method)
      ? []
      : [
          {
            field: `policy.methods.methods[${index}]`,
            description: `${method} is off in this environment: switch it on there first`,
            constraint: 'policy.methods',
          },
        ],
  );
  if (broken.length > 0) throw invalidFields(broken);
}
