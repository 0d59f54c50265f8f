import { startDeadline } from './deadline.ts';
import { ServerError } from './errors.ts';
import { refusalOf } from './refusal.ts';
import { LostAnswerError, patiently } from './retry.ts';
import type { Settings } from './settings.ts';

/** What `POST /oauth/token` answers (RFC 6749 section 5.1). */
export interface TokenAnswer {
  readonly access_token: string;
  readonly token_type?: string;
  readonly expires_in?: number;
  readonly scope?: string;
  readonly id_token?: string;
  readonly refresh_token?: string;
}

export interface TokenEndpoint {
  /** Asks with the client's id and secret. Fails with an `OAuthError`, or what a call fails with. */
  ask(parameters: Readonly<Record<string, string | undefined>>, options?: { readonly signal?: AbortSignal | undefined }): Promise<TokenAnswer>;
}

export function createTokenEndpoint(settings: Settings): TokenEndpoint {
  const { url, clientId, clientSecret, world, headers } = settings;
  return {
    async ask(parameters, { signal } = {}) {
      const form = new URLSearchParams({ client_id: clientId });
      if (clientSecret) form.set('client_secret', clientSecret);
      for (const [name, value] of Object.entries(parameters)) if (value !== undefined) form.set(name, value);
      const deadline = startDeadline(settings.timeoutMs, world.now, signal);
      const attempt = async (): Promise<TokenAnswer> => {
        const answer = await world
          .fetch(`${url}/oauth/token`, {
            method: 'POST',
            body: form,
            headers: { ...headers, accept: 'application/json' },
            signal: deadline.signal,
            redirect: 'manual',
          })
          .catch((error: unknown) => {
            throw deadline.signal.aborted ? deadline.signal.reason : new LostAnswerError(error);
          });
        if (!answer.ok) throw await refusalOf(answer, world.now());
        return readAnswer(await answer.json().catch(() => undefined), answer.status);
      };
      try {
        // A code works once, and the server gives a refresh token's successor again only for a moment; a client's own token may be asked for as often as one likes.
        const repeatable = parameters['grant_type'] !== 'authorization_code';
        return await patiently(world, { retries: settings.retries, repeatable, deadline }, attempt);
      } catch (error) {
        throw deadline.explain(error);
      } finally {
        deadline.release();
      }
    },
  };
}

function readAnswer(body: unknown, status: number): TokenAnswer {
  if (typeof body === 'object' && body !== null && 'access_token' in body && typeof body.access_token === 'string' && body.access_token !== '') {
    return body as TokenAnswer;
  }
  throw new ServerError({ code: 'INTERNAL', status, message: 'The token endpoint answered without an access token. Is the environment URL right?' });
}
