import { command, openTo } from '../../../chassis/command.ts';
import { OAuthError } from '../../../protocols/oauth2/error.ts';
import { narrowScope } from '../../../protocols/oauth2/scope.ts';
import { machineClaims } from '../claims.ts';
import type { Granted, TokenRequest } from './grant-type.ts';

/** RFC 6749 section 4.4: a client acts for itself. Nothing is written, and nothing is read that is not in memory. */
export const clientCredentials = command({
  needs: openTo('The client has shown its secret.'),
  reads: true,

  async run(work, { client, proven, parameters }: TokenRequest): Promise<Granted> {
    if (!proven) throw new OAuthError('invalid_client', 'client_secret is required for this grant_type');
    if (!client.manages && client.kind !== 'organization') {
      throw new OAuthError('unauthorized_client', 'unauthorized: this client may not call the management API');
    }
    const scope = narrowScope(parameters.get('scope'), []);
    return { accessToken: machineClaims(work, client, scope), scope };
  },
});
