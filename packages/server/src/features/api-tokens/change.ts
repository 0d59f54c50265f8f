import { CLIENTS, command } from '../../chassis/command.ts';
import type { StringMap } from '../../platform/db/tables.ts';
import type { ApiToken, TokenReference } from './api-token.ts';
import { apiTokenFaults } from './faults.ts';
import { selectToken, updateTokenRow } from './store.ts';

export interface ApiTokenChanges {
  readonly which: TokenReference;
  /** Replaces all there were. */
  readonly customClaims?: Readonly<StringMap>;
  /** Empty: none. */
  readonly description?: string;
}

/** Changes what a valid token says; what is not named stays. */
export const updateApiToken = command({
  needs: CLIENTS,
  action: 'api_token.updated',

  async run(work, { which, ...changes }: ApiTokenChanges): Promise<ApiToken> {
    const token = await selectToken(work, which);
    if (!token) throw apiTokenFaults.notValid();
    if (Object.keys(changes).length === 0) return token;
    await updateTokenRow(work, token.id, changes);
    const changed = await selectToken(work, { id: token.id });
    if (!changed) throw apiTokenFaults.notValid();
    return changed;
  },
});
