import type { ClientToken } from './access-token.ts';
import type { Call, CallOptions, Route } from './call.ts';
import { type Deadline, startDeadline } from './deadline.ts';
import { ServerError, UnauthenticatedError } from './errors.ts';
import { refusalOf } from './refusal.ts';
import { LostAnswerError, patiently } from './retry.ts';
import type { Settings } from './settings.ts';
import { waitFor } from './single-flight.ts';
import { type Parts, readAnswer, takeApart } from './wire.ts';

/** The one way to the API: REST with JSON over `fetch`, as whoever the token belongs to. */
export function createCall(settings: Settings, clientToken: ClientToken): Call {
  const { world } = settings;

  async function once(route: Route, parts: Parts, token: string, key: string | undefined, deadline: Deadline): Promise<unknown> {
    const headers: Record<string, string> = { ...settings.headers, accept: 'application/json', authorization: `Bearer ${token}` };
    if (parts.body !== undefined) headers['content-type'] = 'application/json';
    if (key !== undefined) headers['idempotency-key'] = key;
    const lost = (error: unknown): never => {
      throw deadline.signal.aborted ? deadline.signal.reason : new LostAnswerError(error);
    };
    // Followed, a redirect would take the token along, or make a POST a GET.
    const init: RequestInit = {
      method: route.verb,
      headers,
      signal: deadline.signal,
      redirect: 'manual',
      ...(parts.body === undefined ? {} : { body: parts.body }),
    };
    const answer = await world.fetch(`${settings.url}${parts.path}`, init).catch(lost);
    if (!answer.ok) throw await refusalOf(answer, world.now());
    const text = await answer.text().catch(lost);
    return route.answer === '' ? undefined : readAnswer(route.answer, jsonOf(text, answer.status));
  }

  async function attempt(route: Route, parts: Parts, key: string | undefined, deadline: Deadline, own: string | undefined): Promise<unknown> {
    if (own !== undefined) return once(route, parts, own, key, deadline);
    const token = await waitFor(clientToken.get(), deadline.signal);
    try {
      return await once(route, parts, token, key, deadline);
    } catch (error) {
      if (!(error instanceof UnauthenticatedError)) throw error;
      // Revoked, or signed by a key that is gone: one new token is worth a try, a second would be no better.
      clientToken.drop(token);
      return once(route, parts, await waitFor(clientToken.get(), deadline.signal), key, deadline);
    }
  }

  return async <Answer>(route: Route, request: object, options: CallOptions = {}): Promise<Answer> => {
    const parts = takeApart(route, request);
    const reading = route.verb === 'GET';
    const key = reading ? undefined : (options.idempotencyKey ?? crypto.randomUUID());
    // A lost answer may have been a yes. Reading and deleting twice does no harm; the rest needs a name that the caller chose.
    const repeatable = reading || route.verb === 'DELETE' || options.idempotencyKey !== undefined;
    const deadline = startDeadline(options.timeoutMs ?? settings.timeoutMs, world.now, options.signal);
    try {
      const patience = { retries: options.retries ?? settings.retries, repeatable, deadline };
      return (await patiently(world, patience, () => attempt(route, parts, key, deadline, options.accessToken))) as Answer;
    } catch (error) {
      throw deadline.explain(error);
    } finally {
      deadline.release();
    }
  };
}

function jsonOf(text: string, status: number): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new ServerError({ code: 'INTERNAL', status, message: 'The answer is not JSON. Is the environment URL right?', cause });
  }
}
