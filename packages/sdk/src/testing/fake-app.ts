import type { SessionOptions } from '../session/options.ts';
import { createSessions } from '../session/sessions.ts';
import { fakeServer } from './fake-server.ts';
import { createSigner } from './signing.ts';

const signer = await createSigner('snk_1');

/** An app on a fake Tenon that signs everybody in as Ada, and a browser that keeps its cookies. */
export function fakeApp(over: Partial<SessionOptions> = {}) {
  let nonce = '';
  let count = 0;
  let grant: 'good' | 'over' | 'busy' = 'good';
  const server = fakeServer({
    'GET /keys': () => ({ json: { keys: [signer.jwk] } }),
    'POST /oauth/token': async () => {
      if (grant === 'over') return { status: 400, json: { error: 'invalid_grant' } };
      if (grant === 'busy') return { status: 503 };
      const person = { email: 'ada@example.com', oid: 'org_1' };
      const tokens = await Promise.all([
        signer.sign({ ...person, nonce }),
        signer.sign({ oid: 'org_1', xoid: 'crm-1', sid: 'ses_1', roles: ['admin'], permissions: ['a:b'] }),
      ]);
      count += 1;
      return { json: { id_token: tokens[0], access_token: tokens[1], refresh_token: `refresh-${count}`, expires_in: 300 } };
    },
  });
  const options: SessionOptions = { tenon: server.tenon, baseUrl: 'https://app.example.com', cookieSecret: 'x'.repeat(32), ...over };
  const jar = new Map<string, string>();

  const keep = (answer: Response | undefined, lines = answer?.headers.getSetCookie() ?? []) => {
    for (const line of lines) {
      const [pair = ''] = line.split(';');
      const at = pair.indexOf('=');
      if (/max-age=0/i.test(line)) jar.delete(pair.slice(0, at));
      else jar.set(pair.slice(0, at), pair.slice(at + 1));
    }
    return answer;
  };
  const request = (path: string, init: RequestInit = {}) => {
    const headers = new Headers(init.headers);
    if (jar.size > 0) headers.set('cookie', Array.from(jar, ([name, value]) => `${name}=${value}`).join('; '));
    return new Request(`https://app.example.com${path}`, { ...init, headers });
  };
  const sessions = createSessions(options);
  const go = async (path: string, init?: RequestInit) => keep(await sessions.handle(request(path, init)));

  /** Goes to sign in, and gives the address Tenon would send the browser back to. */
  async function begin(path = '/login'): Promise<string> {
    const answer = await go(path);
    const asked = new URL(answer?.headers.get('location') ?? '').searchParams;
    nonce = asked.get('nonce') ?? '';
    return `/auth/callback?code=c-1&state=${asked.get('state')}`;
  }

  return {
    ...server,
    options,
    sessions,
    jar,
    request,
    keep,
    go,
    begin,
    setGrant: (to: typeof grant) => void (grant = to),
    setNonce: (to: string) => void (nonce = to),
  };
}
