import { CLIENTS, command } from '../../chassis/command.ts';
import type { ClaimRule, MetadataClaim } from '../../platform/environment.ts';
import type { OrganizationId, UserId } from '../../platform/ids.ts';
import { type ClaimResult, resultsFor } from '../claims/index.ts';
import { findClient } from '../clients/index.ts';
import { getMembership } from '../memberships/index.ts';
import { permissionsOf } from '../roles/index.ts';
import { declaredKeys } from '../user-attributes/index.ts';
import { getUser } from '../users/index.ts';
import { subjectOf } from './claim-subject.ts';
import { accessTokenClaims, type Claims, idTokenClaims } from './claims.ts';
import { oauthFaults } from './faults.ts';

export interface ClaimsPreview {
  readonly accessToken: Claims;
  readonly idToken: Claims;
  readonly claims: readonly ClaimResult[];
}

/** What the tokens of a member would say, made by what makes them: a preview that was put together elsewhere would lie sooner or later. */
export const previewClaims = command({
  needs: CLIENTS,
  reads: true,

  async run(
    work,
    asked: {
      readonly organizationId: OrganizationId;
      readonly userId: UserId;
      readonly clientId?: string;
      readonly claims?: { readonly rules: readonly ClaimRule[]; readonly metadata: readonly MetadataClaim[] };
    },
  ): Promise<ClaimsPreview> {
    const { organizationId, userId } = asked;
    const clientId = asked.clientId ?? (work.by.kind === 'client' ? work.by.id : '');
    const client = await findClient(work, clientId);
    if (!client) throw oauthFaults.noSuchClient({ client: clientId });
    const membership = await getMembership(work, organizationId, userId);
    const user = await getUser(work, { id: userId });

    const { rules, metadata } = asked.claims ?? { rules: work.environment.claims, metadata: work.environment.metadataClaims };
    const environment = { ...work.environment, claims: rules, metadataClaims: metadata };
    const trial = { environment, now: work.now, newId: work.newId.bind(work) };
    const presence = { user, membership, sessionId: work.newId('ses'), authenticatedAt: work.now, connectionIds: [] };
    return {
      accessToken: { ...accessTokenClaims(trial, client, presence), permissions: await permissionsOf(work, membership.roles) },
      idToken: idTokenClaims(trial, client, presence, { scope: ['openid', 'profile', 'email'], attributes: await declaredKeys(work) })(''),
      claims: resultsFor(rules, subjectOf(presence)),
    };
  },
});
