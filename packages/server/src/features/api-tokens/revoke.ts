import { CLIENTS, command } from '../../chassis/command.ts';
import type { Work } from '../../platform/work.ts';
import type { TokenReference } from './api-token.ts';
import { apiTokenFaults } from './faults.ts';
import { revokeTokenRow, revokeTokensOf, type Whose } from './store.ts';

/** Takes a token back, at once and for good. Taking it back again changes nothing. */
export const invalidateApiToken = command({
  needs: CLIENTS,
  action: 'api_token.revoked',

  async run(work, which: TokenReference): Promise<void> {
    if (!(await revokeTokenRow(work, which))) throw apiTokenFaults.notFound();
  },
});

/** Takes back what the programs of one person or several had in an organization: their membership there has ended. */
export const revokeApiTokens = (work: Work, whose: Whose): Promise<void> => revokeTokensOf(work, whose);
