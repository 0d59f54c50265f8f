import { command, openTo } from '../../chassis/command.ts';
import { fingerprint } from '../../platform/seal.ts';
import { readClientCredentials } from '../../protocols/oauth2/client-authentication.ts';
import type { OAuthError } from '../../protocols/oauth2/error.ts';
import { JWT_BEARER } from '../../protocols/oauth2/identity-assertion.ts';
import type { Parameters } from '../../protocols/oauth2/parameters.ts';
import { noteRequest, noteStep } from '../auth-log/index.ts';
import { findClient } from '../clients/index.ts';
import { selectRequestOfCode } from './store.ts';

/** What was refused at the token endpoint: a code, or a client that wanted a token for itself or with the word of an identity provider. */
export type Refused = { readonly error: OAuthError } & ({ readonly code: string } | { readonly client: string; readonly workflow: 'MACHINE' | 'LOGIN' });

/**
 * What there is to note of a request that was refused. A refresh is no sign-in; that a token came twice is noted where it
 * is found, and so is the no of an app to what an identity provider said.
 */
export function refusedOf(error: OAuthError, authorization: string | undefined, parameters: Parameters): Refused | undefined {
  try {
    const [type, code] = [parameters.get('grant_type'), parameters.get('code')];
    if (type === 'authorization_code') return code === undefined ? undefined : { error, code };
    if (type === 'client_credentials') return { error, client: readClientCredentials(authorization, parameters).id, workflow: 'MACHINE' };
    if (type !== JWT_BEARER || error.code === 'access_denied') return undefined;
    return { error, client: readClientCredentials(authorization, parameters).id, workflow: 'LOGIN' };
  } catch {
    // It could not even be read.
    return undefined;
  }
}

/**
 * Says in the auth log that somebody was refused. Why is known only after the unit of work that refused was rolled back, or
 * before there was one. A code that is nobody's and a client that is not known leave no trace.
 */
export const noteRefusal = command({
  needs: openTo('It writes down what has been answered already.'),

  async run(work, refused: Refused): Promise<void> {
    const { error } = refused;
    const told = { error: error.code, details: { why: error.body.error_description } };
    if ('code' in refused) return noteStep(work, await selectRequestOfCode(work, fingerprint(refused.code)), 'exchange_refused', told);

    const client = await findClient(work, refused.client);
    if (!client) return;
    const id = work.newId('req');
    noteRequest(work, id, { workflow: refused.workflow, clientId: client.id, ...(client.organizationId ? { organizationId: client.organizationId } : {}) });
    noteStep(work, id, 'refused', told);
  },
});
