import type { ClientToken } from './access-token.ts';
import type { Call, CallOptions, Route } from './call.ts';
import { type Deadline, startDeadline } from './deadline.ts';
import { ServerError, UnauthenticatedError } from './errors.ts';
import { refusalOf } from './refusal.ts';
import { LostAnswerError, patiently } from './retry.ts';
import type { Settings } from './settings.ts';
import { waitFor } from './single-flight.ts';
import { type Parts, readAnswer, takeApart } from './wire.ts';

/** How a write goes out. */
interface Manner {
  readonly key: string | undefined;
  readonly dryRun: boolean;
}

const NOT_REHEARSED =
  'The server did not take this as a dry run. Either the call only reads, or this server is too old to know dry runs and has really done it.';

/** The one way to the API: REST with JSON over `fetch`, as whoever the token belongs to. */
export function createCall(settings: Settings, clientToken: ClientToken): Call {
  const { world } = settings;

  async function once(route: Route, parts: Parts, token: string, manner: Manner, deadline: Deadline): Promise<unknown> {
    const headers: Record<string, string> = { ...settings.headers, accept: 'application/json', authorization: `Bearer ${token}` };
    if (parts.body !== undefined) headers['content-type'] = 'application/json';
    if (manner.key !== undefined) headers['idempotency-key'] = manner.key;
    if (manner.dryRun) headers['prefer'] = 'dry-run';
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
    if (manner.dryRun) {
      if (/\bdry-run\b/.test(answer.headers.get('preference-applied') ?? '')) return readAnswer('tenon.DryRun', jsonOf(text, answer.status));
      throw new ServerError({ code: 'UNIMPLEMENTED', status: answer.status, message: NOT_REHEARSED });
    }
    return route.answer === '' ? undefined : readAnswer(route.answer, jsonOf(text, answer.status));
  }

  async function attempt(route: Route, parts: Parts, manner: Manner, deadline: Deadline, own: string | undefined): Promise<unknown> {
    if (own !== undefined) return once(route, parts, own, manner, deadline);
    const token = await waitFor(clientToken.get(), deadline.signal);
    try {
      return await once(route, parts, token, manner, deadline);
    } catch (error) {
      if (!(error instanceof UnauthenticatedError)) throw error;
      // Revoked, or signed by a key that is gone: one new token is worth a try, a second would be no better.
      clientToken.drop(token);
      return once(route, parts, await waitFor(clientToken.get(), deadline.signal), manner, deadline);
    }
  }

  return async <Answer>(route: Route, request: object, options: CallOptions = {}): Promise<Answer> => {
    const parts = takeApart(route, request);
    const reading = route.verb === 'GET';
    const dryRun = !reading && options.dryRun === true;
    // A lost answer may have been a yes: with its key a write can be sent again all the same.
    const manner: Manner = { dryRun, key: reading || dryRun ? undefined : (options.idempotencyKey ?? crypto.randomUUID()) };
    const deadline = startDeadline(options.timeoutMs ?? settings.timeoutMs, world.now, options.signal);
    try {
      const patience = { retries: options.retries ?? settings.retries, repeatable: true, deadline };
      return (await patiently(world, patience, () => attempt(route, parts, manner, deadline, options.accessToken))) as Answer;
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
