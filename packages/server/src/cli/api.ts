import { Readable } from 'node:stream';
import { StartupProblem } from '../platform/startup-problem.ts';

/** Where the server is, and who asks: as options, else as variables of the environment. */
export interface Credentials {
  readonly url?: string;
  readonly clientId?: string;
  readonly clientSecret?: string;
}

/** The API of a running server, asked as an app asks it. Throws a StartupProblem in words for the shell. */
export type Api = (method: string, path: string, body?: object | Readable) => Promise<unknown>;

/** What was asked is refused: it would be again. Everything else that goes wrong may be put right outside of it. */
export class BadRequest extends StartupProblem {}

/** Signs in, and again before what it was given runs out. */
export async function connect(options: Credentials, env: NodeJS.ProcessEnv): Promise<Api> {
  const url = options.url ?? env.TENON_URL ?? 'http://localhost:8080';
  const clientId = options.clientId ?? env.TENON_CLIENT_ID;
  const clientSecret = options.clientSecret ?? env.TENON_CLIENT_SECRET;
  if (!clientId || !clientSecret)
    throw new StartupProblem('Who are you? Set TENON_CLIENT_ID and TENON_CLIENT_SECRET, or give --client-id and --client-secret.');
  const signIn = async (): Promise<{ readonly token: string; readonly until: number }> => {
    const answer = await reach(`${url}/oauth/token`, {
      method: 'POST',
      body: new URLSearchParams({ grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret }),
    });
    if (!answer.ok) throw new StartupProblem(`${url} does not know this client: check its id and secret.`);
    const { access_token: token, expires_in: seconds = 0 } = (await answer.json().catch(() => ({}))) as { access_token?: string; expires_in?: number };
    if (!token) throw new StartupProblem(`${url} does not answer as Tenon does. Is --url right?`);
    return { token, until: performance.now() + (seconds * 1000) / 2 };
  };
  let signedIn = await signIn();
  return async (method, path, body) => {
    if (performance.now() > signedIn.until) signedIn = await signIn();
    const isFile = body instanceof Readable;
    const answer = await reach(`${url}${path}`, {
      method,
      headers: { authorization: `Bearer ${signedIn.token}`, ...(body && { 'content-type': isFile ? 'text/csv' : 'application/json' }) },
      ...(isFile ? { body: Readable.toWeb(body) as ReadableStream, duplex: 'half' } : body ? { body: JSON.stringify(body) } : {}),
    });
    const said = (await answer.json().catch(() => ({}))) as { readonly message?: string };
    if (!answer.ok) throw new (answer.status === 400 ? BadRequest : StartupProblem)(said.message ?? `${url} answered ${answer.status}.`);
    return said;
  };
}

async function reach(url: string, init: RequestInit & { readonly duplex?: 'half' }): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch (cause) {
    throw new StartupProblem(`${URL.canParse(url) ? new URL(url).origin : url} cannot be reached. Is the server running, and is --url right?`, { cause });
  }
}
