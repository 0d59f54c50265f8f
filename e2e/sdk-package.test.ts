import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { createTestDatabase } from '../packages/server/src/testing/database.ts';
import { createBrowser, signInWithCode } from './browserless.ts';
import { type Stack, startStack } from './stack.ts';

// Our SDK as a stranger gets it: packed, installed in a project of its own, checked by a strict compiler, against a running server.

const ROOT = resolve(import.meta.dirname, '..');
const run = promisify(execFile);
const { connection } = await createTestDatabase();
let stack: Stack;
let project: string;

/** What somebody might write, with every entrance of the package. */
const PROGRAM = `
import { ConflictError, InvalidRequestError, NotFoundError, Tenon, type Organization, type User } from '@tenon/sdk';
import { expressSessions } from '@tenon/sdk/express';
import { fastifySessions } from '@tenon/sdk/fastify';
import { nextSessions } from '@tenon/sdk/next';

const [url = '', clientId = '', secret = '', email = ''] = process.argv.slice(2);
const tenon = new Tenon(url, clientId, secret);

const made = await tenon.organization.createOrganization('Orion Analytics', { externalId: email, metadata: { plan_name: 'free' } });
const organization: Organization = made.organization;
const found = await tenon.organization.getOrganizationByExternalId(email);
const dry = await tenon.organization.deleteOrganization(organization.id, { dryRun: true });
const twins = () => tenon.organization.createOrganization('Twice', {}, { idempotencyKey: email });
const [once, twice] = await Promise.all([twins(), twins()]);
await tenon.organization.deleteOrganization(once.organization.id);
const reused = await tenon.organization.createOrganization('Thrice', {}, { idempotencyKey: email }).catch((error: unknown) => error);
const changed = await tenon.organization.updateOrganization(organization.id, { displayName: 'Orion' });
const searched = await tenon.organization.searchOrganizations(organization.id);

const invited = await tenon.user.createUserAndMembership(organization.id, { email, roles: ['admin'], userProfile: { givenName: 'Ada' } });
const user: User = invited.user;
const again = await tenon.user.createUserAndMembership(organization.id, { email }).catch((error: unknown) => error);
const wrong = await tenon.organization.createOrganization('').catch((error: unknown) => error);
const resent = await tenon.user.resendInvite(organization.id, user.id);
const invitation = await tenon.invitation.get(organization.id, user.id);
const link = await tenon.invitation.createLink(organization.id, user.id);
const emails: string[] = [];
for await (const member of tenon.user.eachOrganizationUser(organization.id, { pageSize: 1 })) emails.push(member.email);
await tenon.invitation.revoke(organization.id, user.id);
const { user: renamed } = await tenon.user.updateUser(user.id, { userProfile: { familyName: 'Lovelace' }, externalId: email });
const { user: member } = await tenon.user.createMembership(organization.id, { externalId: email }, { sendInvitationEmail: false });
const { user: promoted } = await tenon.user.updateMembership(organization.id, user.id, { roles: ['admin'] });
await tenon.user.deleteMembership(organization.id, user.id);
await tenon.user.deleteUser(user.id);
const gone = await tenon.user.getUser(user.id).catch((error: unknown) => error);
await tenon.organization.deleteOrganization(organization.id);

const options = { tenon, baseUrl: 'http://localhost:3000', cookieSecret: 'x'.repeat(32) };
for (const make of [expressSessions, fastifySessions, nextSessions]) make(options);

console.log(
  JSON.stringify({
    created: organization.createTime instanceof Date,
    metadata: organization.metadata,
    same: found.organization.id === organization.id && searched.organizations[0]?.id === organization.id,
    renamed: changed.organization.displayName,
    status: user.memberships[0]?.membershipStatus,
    roles: user.memberships[0]?.roles.map(({ name }) => name),
    conflict: again instanceof ConflictError && [again.code, again.fault, again.status, again.requestId !== undefined],
    violation: wrong instanceof InvalidRequestError && wrong.violations.map(({ field }) => field),
    resent: resent.invite.resentCount,
    invitation: invitation.invitation.status,
    link: link.link.startsWith(url + '/invite/') && link.expiresAt instanceof Date,
    emails: emails.length,
    names: [renamed.userProfile?.givenName, renamed.userProfile?.familyName],
    member: [member.memberships[0]?.membershipStatus, promoted.memberships[0]?.roles[0]?.name],
    gone: gone instanceof NotFoundError,
    dry: [dry.sessionsEnded, dry.rows.find(({ table }) => table === 'organizations')?.deleted, dry.events[0]?.type, dry.events[0]?.objectId === organization.id],
    once: once.organization.id === twice.organization.id && reused instanceof InvalidRequestError && reused.fault,
  }),
);
`;

before(async () => {
  stack = await startStack({ database: connection });
  project = await mkdtemp(join(tmpdir(), 'tenon-sdk-'));
  // By name, because scripts that npm would run by itself are off in this repository.
  await run('npm', ['run', 'build'], { cwd: join(ROOT, 'packages/sdk') });
  // What it depends on is packed from here too, so that nothing is fetched.
  const packed = [];
  for (const folder of ['packages/sdk', 'node_modules/jose']) {
    const { stdout } = await run('npm', ['pack', '--json', '--silent', '--ignore-scripts', '--pack-destination', project], { cwd: join(ROOT, folder) });
    packed.push(`./${JSON.parse(stdout.slice(stdout.indexOf('[\n'))).at(0).filename}`);
  }
  await writeFile(join(project, 'package.json'), JSON.stringify({ name: 'somebody', private: true, type: 'module' }));
  await run('npm', ['install', '--offline', '--ignore-scripts', '--no-audit', '--no-fund', ...packed], { cwd: project });
  await writeFile(join(project, 'program.ts'), `${PROGRAM}\ndeclare const process: { argv: string[] };\n`);
});
after(async () => {
  await stack?.stop();
  if (project) await rm(project, { recursive: true, force: true });
});

const email = () => `someone-${randomBytes(4).toString('hex')}@example.com`;

test('the package holds what it says and needs nothing of ours', async () => {
  const manifest = JSON.parse(await readFile(join(project, 'node_modules/@tenon/sdk/package.json'), 'utf8'));
  assert.deepEqual(Object.keys(manifest.dependencies), ['jose']);
  const { stdout } = await run('npm', ['ls', '--all', '--parseable'], { cwd: project });
  assert.equal(stdout.trim().split('\n').length, 3);
});

test('a strict compiler is content, with the declarations too', async () => {
  const tsconfig = {
    compilerOptions: {
      strict: true,
      exactOptionalPropertyTypes: true,
      noUncheckedIndexedAccess: true,
      skipLibCheck: false,
      noEmit: true,
      target: 'es2023',
      lib: ['es2023', 'dom', 'dom.iterable'],
      module: 'nodenext',
      types: [],
    },
    files: ['program.ts'],
  };
  await writeFile(join(project, 'tsconfig.json'), JSON.stringify(tsconfig));
  await run(join(ROOT, 'node_modules/.bin/tsc'), ['-p', '.'], { cwd: project }).catch(({ stdout }) => assert.fail(stdout));
});

test('organizations, people and invitations, from beginning to end', async () => {
  const { stdout } = await run(process.execPath, ['program.ts', stack.url, stack.clientId, stack.clientSecret, email()], { cwd: project });
  assert.deepEqual(JSON.parse(stdout), {
    created: true,
    metadata: { plan_name: 'free' },
    same: true,
    renamed: 'Orion',
    status: 'PENDING_INVITE',
    roles: ['admin'],
    conflict: ['ALREADY_EXISTS', 'invitations.already_invited', 409, true],
    violation: ['organization.display_name'],
    resent: 1,
    invitation: 'INVITATION_STATUS_PENDING',
    link: true,
    emails: 1,
    names: ['Ada', 'Lovelace'],
    member: ['ACTIVE', 'admin'],
    gone: true,
    dry: [0, 1, 'organization.deleted', true],
    once: 'idempotency.key_reused',
  });
});

test('a person signs in and out', async () => {
  const sdk: typeof import('../packages/sdk/src/index.ts') = await import(pathToFileURL(join(project, 'node_modules/@tenon/sdk/dist/index.js')).href);
  const tenon = new sdk.Tenon(stack.url, stack.clientId, stack.clientSecret);
  const { organization } = await tenon.organization.createOrganization('Orion Analytics');
  const person = email();
  const { user } = await tenon.user.createUserAndMembership(organization.id, { email: person, sendInvitationEmail: false });

  const sessions = sdk.createSessions({ tenon, baseUrl: stack.demo, cookieSecret: 'x'.repeat(32) });
  const cookieOf = (answer: Response | undefined) =>
    (answer?.headers.getSetCookie() ?? [])
      .filter((line) => !/max-age=0/i.test(line))
      .map((line) => line.split(';')[0])
      .join('; ');
  const login = await sessions.handle(new Request(`${stack.demo}/login?returnTo=/invoices&login_hint=${encodeURIComponent(person)}`));
  const callback = await signInWithCode(stack, login?.headers.get('location') ?? '', person, createBrowser());
  const back = await sessions.handle(new Request(callback, { headers: { cookie: cookieOf(login) } }));
  assert.deepEqual([back?.status, back?.headers.get('location')], [303, '/invoices']);

  const { session } = await sessions.visit(new Request(stack.demo, { headers: { cookie: cookieOf(back) } }));
  assert.deepEqual([session?.user.id, session?.user.email, session?.organizationId, session?.roles], [user.id, person, organization.id, ['member']]);
  assert.equal((await tenon.validateToken(session?.accessToken ?? '')).sub, user.id);

  const out = await sessions.handle(new Request(`${stack.demo}/logout`, { method: 'POST', headers: { cookie: cookieOf(back), origin: stack.demo } }));
  assert.ok(out?.headers.get('location')?.startsWith(`${stack.url}/oidc/logout?id_token_hint=`));
});
