import { createHmac, createPrivateKey } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import { createBrowser } from '../e2e/browserless.ts';
import { type CaughtMail, patiently } from '../e2e/stack.ts';
import { sealedAs } from '../packages/server/src/features/keys/keyring.ts';
import type { SigningKeyId } from '../packages/server/src/platform/ids.ts';
import { createSealer } from '../packages/server/src/platform/seal.ts';
import { signRs256 } from '../packages/server/src/protocols/jwt/rs256.ts';
import type { Server } from './server.ts';

type Fields = Readonly<Record<string, unknown>>;

/** What an SDK cannot do by itself, for programs in any language: plain HTTP, JSON in and out. */
export async function startHelper(server: Server): Promise<{ url: string; stop(): Promise<void> }> {
  const deeds: Readonly<Record<string, (given: Fields) => Promise<Fields>>> = {
    'POST /sign-in': ({ authorization_url, email }) => signIn(server, String(authorization_url), String(email)),
    'GET /mail': async ({ to, after }) => withCode(await newestMail(server, String(to), after === undefined ? undefined : String(after))),
    'POST /signature': async ({ secret, id, timestamp, body }) => ({ signature: signature(String(secret), `${id}.${timestamp}.${body}`) }),
    'POST /idp-initiated-login': async ({ claims }) => ({ token: await signToken(server, claims as Fields) }),
  };
  const http = createServer(async (request, response) => {
    const url = new URL(request.url ?? '', 'http://helper');
    const answer = (status: number, body: Fields) => response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    try {
      const deed = deeds[`${request.method} ${url.pathname}`];
      if (!deed) return answer(404, { error: `there is no ${request.method} ${url.pathname}; conformance/README.md says what there is` });
      answer(200, await deed(request.method === 'GET' ? Object.fromEntries(url.searchParams) : await bodyOf(request)));
    } catch (error) {
      answer(400, { error: (error as Error).message });
    }
  });
  await new Promise<void>((done) => http.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    stop: () =>
      new Promise((done) => {
        http.close(() => done());
        http.closeAllConnections();
      }),
  };
}

async function bodyOf(request: IncomingMessage): Promise<Fields> {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) text += chunk;
  return JSON.parse(text) as Fields;
}

/** Walks the hosted pages: an address, the code from the mail, and for somebody new the name of an organization. */
async function signIn(server: Server, authorizationUrl: string, email: string): Promise<Fields> {
  const redirectUri = new URL(authorizationUrl).searchParams.get('redirect_uri') ?? '';
  const atTheApp = (url: URL) => url.href.startsWith(redirectUri);
  // The pages answer without TLS as well, and then nobody has to trust an authority.
  const browser = createBrowser({ answeredBy: (url) => new URL(url.pathname + url.search, server.plainUrl) });
  const before = (await mailsTo(server, email))[0]?.id;
  const login = await browser.go(authorizationUrl, atTheApp);
  const asked = await browser.submit(login, { email });
  const { code } = withCode(await newestMail(server, email, before));
  let at = await browser.submit(asked, { code: code ?? '' }, atTheApp);
  if (!atTheApp(at.url) && at.url.pathname.endsWith('/organizations/new')) at = await browser.submit(at, { name: 'Orion Analytics' }, atTheApp);
  if (!atTheApp(at.url)) throw new Error(`ended at ${at.url} instead of the app:\n${at.page.slice(0, 2000)}`);
  return { callback_url: at.url.href, code: at.url.searchParams.get('code'), state: at.url.searchParams.get('state') };
}

async function mailsTo(server: Server, to: string): Promise<CaughtMail[]> {
  const answer = await fetch(`${server.plainUrl}/dev/mailbox.json?to=${encodeURIComponent(to)}`);
  if (!answer.ok) throw new Error(`the mailbox answered ${answer.status}`);
  return (await answer.json()) as CaughtMail[];
}

const newestMail = (server: Server, to: string, after?: string): Promise<CaughtMail> =>
  patiently(`a mail to ${to}`, async () => {
    const [newest] = await mailsTo(server, to);
    return newest?.id === after ? undefined : newest;
  });

const withCode = (mail: CaughtMail) => ({ ...mail, code: /\b\d{6}\b/.exec(mail.text)?.[0] ?? null });

function signature(secret: string, signed: string): string {
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
  return `v1,${createHmac('sha256', key).update(signed).digest('base64')}`;
}

/** As the server signs, with the key it has in its database. */
async function signToken(server: Server, claims: Fields): Promise<string> {
  const client = new pg.Client({ connectionString: server.database });
  await client.connect();
  try {
    const { rows } = await client.query<{ id: SigningKeyId; sealed_private: string }>(
      'select id, sealed_private from signing_keys order by signs_from limit 1',
    );
    const { id, sealed_private } = rows[0]!;
    const der = Buffer.from(createSealer(server.secretKey).open(sealedAs(id), sealed_private), 'base64');
    const now = Math.floor(Date.now() / 1000);
    return signRs256(
      { kid: id, typ: 'JWT' },
      { iss: server.url, iat: now, nbf: now, exp: now + 300, ...claims },
      createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }),
    );
  } finally {
    await client.end();
  }
}
