import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { get } from 'node:https';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, test } from 'node:test';
import { Scalekit } from '@scalekit-sdk/node';
import { createTestDatabase } from '../packages/server/src/testing/database.ts';
import { createBrowser, signInWithCode } from './browserless.ts';
import { freePorts, type Stack, startStack } from './stack.ts';

// What `tenon dev-ca` makes, found and used by `npm start`: the whole of it under an https address, and plain HTTP beside it.

const { connection } = await createTestDatabase();
const dataDir = mkdtempSync(join(tmpdir(), 'tenon-dev-ca-'));
let stack: Stack;
let ca: string;

before(async () => {
  const [tlsPort] = await freePorts(1);
  const env = { ...process.env, TENON_DATA_DIR: dataDir };
  execFileSync(process.execPath, [resolve(import.meta.dirname, '../packages/server/src/main.ts'), 'dev-ca'], { env, stdio: 'ignore' });
  ca = readFileSync(join(dataDir, 'tls/ca.pem'), 'utf8');
  stack = await startStack({ database: connection, dataDir, env: { TENON_URL: `https://localhost:${tlsPort}` } });
});
after(async () => {
  await stack?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

const statusOf = (url: string, trusted?: string): Promise<number | string | undefined> =>
  new Promise((done) => {
    get(url, trusted ? { ca: trusted } : {}, (answer) => done(answer.resume().statusCode)).on('error', (error: NodeJS.ErrnoException) => done(error.code));
  });

test('who trusts the authority is served under the https address, nobody else, and plain HTTP goes on', async () => {
  assert.equal(await statusOf(`${stack.url}/health/ready`, ca), 200);
  assert.equal(await statusOf(`${stack.url}/health/ready`), 'UNABLE_TO_VERIFY_LEAF_SIGNATURE');
  const discovered = await fetch(`${stack.answersAt}/.well-known/openid-configuration`);
  assert.equal(((await discovered.json()) as { issuer: string }).issuer, stack.url);
});

test('the start says where TLS is and what its port means for Java, and leads browsers where they need trust nobody', () => {
  const printed = stack.printed();
  assert.ok(printed.includes(`with TLS       ${stack.url}`), printed);
  assert.match(printed, /The Java SDK accepts no port but 443/);
  assert.ok(printed.includes(`${stack.answersAt}/dev/mailbox`));
});

test('the demo app trusts the authority by itself, and signs people in over TLS', async () => {
  const sdk = new Scalekit(stack.answersAt, stack.clientId, stack.clientSecret);
  const { organization } = await sdk.organization.createOrganization('Orion Analytics');
  await sdk.user.createUserAndMembership(organization!.id, { email: 'ada@example.com', sendInvitationEmail: false });
  const browser = createBrowser({ answeredBy: (url) => (url.protocol === 'https:' ? new URL(url.pathname + url.search, stack.answersAt) : url) });
  const sent = await browser.request(`${stack.demo}/login`);
  const authorizationUrl = sent.headers.get('location') ?? '';
  assert.ok(authorizationUrl.startsWith(`${stack.url}/oauth/authorize?`));
  const callback = await signInWithCode(stack, authorizationUrl, 'ada@example.com', browser);
  const { page } = await browser.go(callback);
  assert.match(page, /Orion Analytics/);
});
