import { CLIENTS, command } from '../../chassis/command.ts';
import type { OrganizationId, UserId } from '../../platform/ids.ts';
import type { Page, PageRequest } from '../../platform/paging.ts';
import { fingerprint } from '../../platform/seal.ts';
import type { Work } from '../../platform/work.ts';
import type { ApiToken, TokenReference } from './api-token.ts';
import { apiTokenFaults } from './faults.ts';
import { organizationExists, pageOfTokens, selectToken } from './store.ts';

/** Whose token is this? Read from the rows each time: what was taken back a moment ago is refused. */
export const validateApiToken = command({
  needs: CLIENTS,
  reads: true,

  async run(work, which: TokenReference): Promise<ApiToken> {
    const token = await selectToken(work, which);
    if (!token) throw apiTokenFaults.notValid();
    return token;
  },
});

/** The token that this is the text of; its id, which is no secret, opens nothing here. */
export const findApiToken = (work: Work, text: string): Promise<ApiToken | undefined> => selectToken(work, { hash: fingerprint(text) });

export interface ListApiTokens extends PageRequest {
  readonly organizationId: OrganizationId;
  /** Only theirs. */
  readonly userId?: UserId;
}

/** The valid tokens of an organization, the newest first. */
export const listApiTokens = command({
  needs: CLIENTS,
  reads: true,

  async run(work, ask: ListApiTokens): Promise<Page<ApiToken>> {
    const page = await pageOfTokens(work, ask);
    if (page.total === 0 && !(await organizationExists(work, ask.organizationId))) throw apiTokenFaults.noOrganization({ organization: ask.organizationId });
    return page;
  },
});
