import { CLIENTS, command } from '../../chassis/command.ts';
import type { StringMap } from '../../platform/db/tables.ts';
import type { OrganizationId, UserId } from '../../platform/ids.ts';
import { fingerprint } from '../../platform/seal.ts';
import type { ApiToken } from './api-token.ts';
import { apiTokenFaults } from './faults.ts';
import { insertToken, lockMembershipStatus, organizationExists, selectToken } from './store.ts';

export interface NewApiToken {
  readonly organizationId: OrganizationId;
  /** Absent: the token is the organization's. */
  readonly userId?: UserId;
  readonly description: string;
  readonly customClaims: Readonly<StringMap>;
  readonly expiresAt?: Date;
}

/** The contract writes years with four digits. */
const END_OF_DATES = new Date('9999-12-31T00:00:00Z');

/** Makes a token. Its text is shown this once; only its hash is kept. */
export const createApiToken = command({
  needs: CLIENTS,
  action: 'api_token.created',

  async run(work, input: NewApiToken): Promise<{ readonly token: ApiToken; readonly text: string }> {
    const { organizationId, userId } = input;
    if (!(await organizationExists(work, organizationId))) throw apiTokenFaults.noOrganization({ organization: organizationId });
    if (userId !== undefined) {
      // The membership cannot end until this is over, so whoever ends it next finds this token and takes it back.
      const status = await lockMembershipStatus(work, organizationId, userId);
      if (status === undefined) throw apiTokenFaults.noMember({ user: userId, organization: organizationId });
      if (status !== 'active') throw apiTokenFaults.inactiveMember({ user: userId, organization: organizationId });
    }
    if (input.expiresAt && !(input.expiresAt > work.now && input.expiresAt < END_OF_DATES)) throw apiTokenFaults.badExpiry();

    const id = work.newId('apit');
    // A prefix that scanners for leaked secrets can look for.
    const text = `tenon_key_${work.newSecret()}`;
    await insertToken(work, { ...input, id, hash: fingerprint(text), suffix: text.slice(-4) });
    const token = await selectToken(work, { id });
    if (!token) throw apiTokenFaults.notFound();
    return { token, text };
  },
});
