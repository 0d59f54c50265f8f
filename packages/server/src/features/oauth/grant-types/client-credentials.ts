import { command, openTo } from '../../../chassis/command.ts';
import type { Work } from '../../../platform/work.ts';
import { OAuthError } from '../../../protocols/oauth2/error.ts';
import { narrowScope } from '../../../protocols/oauth2/scope.ts';
import { type Client, isMachine, isThirdParty } from '../../clients/index.ts';
import { audienceOf, machineAudience, machineClaims } from '../claims.ts';
import type { Granted, TokenRequest } from './grant-type.ts';

/** RFC 6749 section 4.4: a client acts for itself. Nothing is written, and nothing is read that is not in memory. */
export const clientCredentials = command({
  needs: openTo('The client has shown its secret.'),
  reads: true,

  async run(work, { client, proven, parameters }: TokenRequest): Promise<Granted> {
    if (!proven) throw new OAuthError('invalid_client', 'client_secret is required for this grant_type');
    if (!client.manages && !isMachine(client) && !isThirdParty(client)) throw unauthorized('this client may not call the management API');
    const audience = audienceFor(work, client, parameters.get('audience'));
    const scope = narrowScope(parameters.get('scope'), client.scopes);
    return { accessToken: machineClaims(work, client, { scopes: scope, audience }), scope };
  },
});

/** A client that has a list of audiences may ask for one of them. Others send the parameter for other servers' sake. */
function audienceFor(work: Work, client: Client, asked: string | undefined): readonly string[] {
  const all = audienceOf(work, client);
  // A machine without an audience of its own and without leave to call our API has nothing to get a token for.
  if (client.kind === 'machine' && !client.manages && all.includes(machineAudience(work.environment))) {
    throw unauthorized('this client may not call the management API, and has no other audience');
  }
  if (asked === undefined || client.audience.length === 0) return all;
  if (!all.includes(asked)) throw new OAuthError('invalid_target', 'audience is not one of this client');
  return [asked];
}

const unauthorized = (why: string) => new OAuthError('unauthorized_client', `unauthorized: ${why}`);
