import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Actor } from '../../platform/actor.ts';
import type { UserId } from '../../platform/ids.ts';
import type { TestBrowser } from '../../testing/browser.ts';
import { createHosted } from '../../testing/hosted.ts';
import { CHALLENGE } from '../../testing/oauth-world.ts';
import { ensureOwnApp, ownAppId } from '../clients/index.ts';
import { createInterceptor, updateInterceptor } from '../interceptors/manage.ts';
import { inviteUser, requestInvitation, updateInvitationApproval } from '../invitations/index.ts';

const hosted = await createHosted({}, { oauth: true });
const { world } = hosted;
let count = 0;

async function setUp() {
  const organizationId = await world.organization('Acme');
  const mark = ++count;
  const add = async (name: string, role: string): Promise<UserId> =>
    (
      await world.do(world.client, inviteUser, {
        organizationId,
        email: `${name}-${mark}@example.com`,
        roles: [role],
        membershipMetadata: {},
        fields: {},
        sendInvitationEmail: false,
      })
    ).user.id;
  const colleague = await add('colleague', 'member');
  for (const name of ['boss', 'other']) await add(name, 'admin');
  await world.do(world.client, updateInvitationApproval, { organizationId, required: true });
  const asking: Actor = { kind: 'member', id: colleague, organizationId, sessionId: 'ses_1', permissions: ['organizations_users_invite'] };
  await world.do(asking, requestInvitation, { organizationId, email: `new-${mark}@example.com`, roles: [], membershipMetadata: {}, fields: {} });
  const linkOf = async (name: string) =>
    `/approve/${(await world.jobs()).findLast(({ kind, payload }) => kind === 'mail.approval_wanted' && payload.to === `${name}-${mark}@example.com`)!.payload.token}`;
  const signedIn = async (name: string): Promise<TestBrowser> => {
    const browser = hosted.browser();
    const query = new URLSearchParams({ client_id: hosted.client.id, redirect_uri: 'http://localhost:3000/callback', response_type: 'code', scope: 'openid' });
    const code = await browser.press(await browser.open(`/oauth/authorize?${query}`), 'Continue', { email: `${name}-${mark}@example.com` });
    await browser.press(code, 'Continue', { code: (await hosted.lastMail()).code! });
    return browser;
  };
  const statuses = async () => (await hosted.memberships()).filter(({ organization_id }) => organization_id === organizationId).map(({ status }) => status);
  const idOf = async (name: string) =>
    (await world.db.selectFrom('users').select('id').where('email', '=', `${name}-${mark}@example.com`).executeTakeFirst())?.id;
  return { organizationId, mark, linkOf, signedIn, statuses, idOf };
}

test('an approver opens their link, sees who asks for whom, and approves with one press; looking changed nothing', async () => {
  const { mark, linkOf, signedIn, statuses, organizationId, idOf } = await setUp();
  const [boss, other] = [await linkOf('boss'), await linkOf('other')];
  const browser = await signedIn('boss');
  const page = await browser.open(boss);
  assert.match(page.heading, new RegExp(`colleague-${mark}@example.com wants to invite`));
  assert.deepEqual(await statuses(), ['active', 'active', 'active']);
  const done = await browser.press(page, 'Approve');
  assert.match(done.heading, /Approved/);
  assert.deepEqual(await statuses(), ['active', 'active', 'active', 'pending']);
  // As if they had called: the log says who it was.
  const entry = await world.db.selectFrom('audit_entries').selectAll().where('organization_id', '=', organizationId).orderBy('id', 'desc').executeTakeFirst();
  assert.deepEqual([entry?.action, entry?.actor_kind], ['invitation_request.approved', 'member']);
  assert.equal(entry?.actor_id, await idOf('boss'));

  const late = await (await signedIn('other')).open(other);
  assert.match(late.html, new RegExp(`boss-${mark}@example.com`), 'the second sees who decided');
});

test('where interceptors have a say in sessions, the page waits for theirs: a no leaves nothing to answer', async () => {
  const { linkOf, signedIn, statuses, organizationId } = await setUp();
  const link = await linkOf('boss');
  const browser = await signedIn('boss');
  const page = await browser.open(link);
  await hosted.within(ensureOwnApp);
  let decision = 'DENY';
  Object.assign(world.desk.outside, { fetch: async () => Response.json({ decision }) });
  const { interceptor } = await world.do(world.client, createInterceptor, {
    displayName: 'Sessions',
    trigger: 'PRE_SESSION_CREATION',
    url: 'https://app.example.com/interceptor',
  });
  // They are signed in, by an app that nobody was asked about.
  assert.equal((await browser.open(link)).status, 401);
  const unheard = await browser.press(page, 'Approve');
  assert.deepEqual([unheard.status, await statuses()], [401, ['active', 'active', 'active']]);
  // What "Sign in" on that page comes to, for somebody whose session is good enough.
  const query = new URLSearchParams({
    client_id: ownAppId(world.environment),
    redirect_uri: `${hosted.url}/ui/signed-in`,
    response_type: 'code',
    scope: 'openid',
    organization_id: organizationId,
    code_challenge: CHALLENGE,
    code_challenge_method: 'S256',
  });
  assert.equal((await browser.open(`/oauth/authorize?${query}`)).status, 403);
  assert.equal((await browser.open(link)).status, 401);
  decision = 'ALLOW';
  await browser.open(`/oauth/authorize?${query}`);
  assert.match((await browser.press(await browser.open(link), 'Approve')).heading, /Approved/);
  assert.deepEqual(await statuses(), ['active', 'active', 'active', 'pending']);
  await world.do(world.client, updateInterceptor, { id: interceptor.id, enabled: false });
});

test('a refusal leaves nothing behind', async () => {
  const { linkOf, signedIn, statuses } = await setUp();
  const browser = await signedIn('boss');
  const long = await browser.press(await browser.open(await linkOf('boss')), 'Refuse', { reason: 'x'.repeat(501) });
  assert.deepEqual([long.status, /at most 500 characters/.test(long.html), long.html.includes('x'.repeat(501))], [409, true, true]);
  const done = await browser.press(long, 'Refuse', { reason: 'No <b>seats</b> left.' });
  assert.match(done.heading, /Refused/);
  assert.match(done.html, /No &lt;b&gt;seats&lt;\/b&gt; left\./);
  assert.deepEqual(await statuses(), ['active', 'active', 'active']);
});

test('a link shows nothing to whoever is not signed in, is somebody else, or approves no more', async () => {
  const { mark, linkOf, signedIn, organizationId } = await setUp();
  const link = await linkOf('boss');
  const nobody = await hosted.browser().open(link);
  assert.equal(nobody.status, 401);
  const somebodyElse = await (await signedIn('colleague')).open(link);
  assert.equal(somebodyElse.status, 403);
  // They came by an invitation to another organization, and that is the only door it opens.
  const elsewhere = hosted.browser();
  const { path } = await hosted.invite(`boss-${mark}@example.com`, await world.organization('Vega'));
  await elsewhere.press(await elsewhere.open(path), 'Join Vega');
  const otherDoor = await elsewhere.open(link);
  assert.equal(otherDoor.status, 401);
  for (const { html } of [nobody, somebodyElse, otherDoor]) {
    assert.ok(!html.includes(`new-${mark}@`));
    const signIn = new URL(/href="(\/ui\/sign-in[^"]*)"/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? '', hosted.url);
    assert.deepEqual(Object.fromEntries(signIn.searchParams), { return_to: link, login_hint: `boss-${mark}@example.com`, organization_id: organizationId });
  }
  const browser = await signedIn('boss');
  const member = await world.db
    .selectFrom('roles')
    .select('id')
    .where('environment_id', '=', world.environment.id)
    .where('name', '=', 'member')
    .executeTakeFirstOrThrow();
  const { id } = await world.db
    .selectFrom('memberships')
    .innerJoin('users', 'users.id', 'memberships.user_id')
    .select('memberships.id')
    .where('memberships.organization_id', '=', organizationId)
    .where('users.email', '=', `boss-${mark}@example.com`)
    .executeTakeFirstOrThrow();
  const open = await browser.open(link);
  await world.db.updateTable('membership_roles').set({ role_id: member.id }).where('membership_id', '=', id).execute();
  assert.match((await browser.press(open, 'Approve')).heading, /You may not answer this/);
  assert.equal((await browser.open('/approve/made-up')).status, 404);
});

test('whoever answers has shown all that the organization demands, and loses the question with it', async () => {
  const { mark, linkOf, signedIn, statuses, organizationId } = await setUp();
  const link = await linkOf('boss');
  const browser = await signedIn('boss');
  const open = await browser.open(link);
  for (const policy of [{ secondFactor: true }, { methods: ['passkey'] }]) {
    await world.db
      .updateTable('organizations')
      .set({ auth_policy: JSON.stringify(policy) })
      .where('id', '=', organizationId)
      .execute();
    for (const page of [await browser.open(link), await browser.press(open, 'Approve')]) {
      assert.equal(page.status, 401);
      assert.ok(!page.html.includes(`new-${mark}@`));
    }
  }
  assert.deepEqual(await statuses(), ['active', 'active', 'active']);
  await world.db.updateTable('organizations').set({ auth_policy: '{}' }).where('id', '=', organizationId).execute();
  assert.match((await browser.press(open, 'Approve')).heading, /Approved/);
});

test('what cannot be done is said, and goes on waiting', async () => {
  const { organizationId, linkOf, signedIn, statuses } = await setUp();
  await world.db.updateTable('organizations').set({ max_users: 3 }).where('id', '=', organizationId).execute();
  const browser = await signedIn('boss');
  const page = await browser.press(await browser.open(await linkOf('boss')), 'Approve');
  assert.equal(page.status, 409);
  await world.db.updateTable('organizations').set({ max_users: 4 }).where('id', '=', organizationId).execute();
  await browser.press(page, 'Approve');
  assert.deepEqual(await statuses(), ['active', 'active', 'active', 'pending']);
});
