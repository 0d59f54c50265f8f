import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Actor, Permission } from '../../platform/actor.ts';
import { isId, type OrganizationId } from '../../platform/ids.ts';
import type { Shown, TestBrowser } from '../../testing/browser.ts';
import { createHosted } from '../../testing/hosted.ts';
import { approveJoinRequest, getJoinPolicy, type JoinAnswerMail, listJoinRequests, refuseJoinRequest, updateJoinPolicy } from '../join-requests/index.ts';
import { deactivateMembership, reactivateMembership } from '../memberships/index.ts';

const hosted = await createHosted({}, { oauth: true, initiateLogin: true });
const { world } = hosted;

const request = (more: Readonly<Record<string, string>> = {}) =>
  `/oauth/authorize?${new URLSearchParams({ client_id: hosted.client.id, redirect_uri: 'http://localhost:3000/callback', response_type: 'code', scope: 'openid offline_access', ...more })}`;

/** An organization that people at a domain may join. */
async function open(name: string, domain: string, { approval = false } = {}): Promise<OrganizationId> {
  const id = await world.organization(name);
  await world.db
    .insertInto('domains')
    .values({
      id: world.desk.entropy.id('dom', world.now()),
      environment_id: world.environment.id,
      organization_id: id,
      domain,
      type: 'allowed_email',
      status: 'auto_verified',
      method: 'not_applicable',
      created_at: world.now(),
      updated_at: world.now(),
    })
    .execute();
  if (approval) await world.do(world.client, updateJoinPolicy, { organizationId: id, approvalRequired: true });
  return id;
}

async function signIn(email: string, more: Readonly<Record<string, string>> = {}): Promise<{ readonly browser: TestBrowser; readonly page: Shown }> {
  const browser = hosted.browser();
  const code = await browser.press(await browser.open(request(more)), 'Continue', { email });
  return { browser, page: await browser.press(code, 'Continue', { code: (await hosted.lastMail()).code! }) };
}

const rolesIn = async (organizationId: OrganizationId) =>
  world.db
    .selectFrom('memberships')
    .innerJoin('membership_roles', 'membership_roles.membership_id', 'memberships.id')
    .innerJoin('roles', 'roles.id', 'membership_roles.role_id')
    .select(['memberships.status', 'memberships.provisioning_method as how', 'roles.name'])
    .where('memberships.organization_id', '=', organizationId)
    .execute();

const token = async (given: Readonly<Record<string, string>>) => {
  const body = new URLSearchParams({ client_id: hosted.client.id, client_secret: hosted.client.secret, ...given });
  return (await (await fetch(`${hosted.url}/oauth/token`, { method: 'POST', body })).json()) as { readonly refresh_token?: string; readonly error?: string };
};

const redeem = (page: Shown) =>
  token({ grant_type: 'authorization_code', redirect_uri: 'http://localhost:3000/callback', code: new URL(page.location!).searchParams.get('code')! });

test('whether people have to ask is to be seen, and is no unless somebody said so', async () => {
  const organizationId = await open('Seen', 'seen.example');
  assert.equal((await world.do(world.client, getJoinPolicy, { organizationId })).approvalRequired, false);
  await world.do(world.client, updateJoinPolicy, { organizationId, approvalRequired: true });
  assert.equal((await world.do(world.client, getJoinPolicy, { organizationId })).approvalRequired, true);
});

test('people with an address at an allowed domain join with one press, as members like everybody', async () => {
  const id = await open('Acme', 'acme.test');
  const { browser, page } = await signIn('ada@acme.test');
  assert.deepEqual([page.heading, page.forms.map(({ button }) => button)], ['Your colleagues are here', ['Join Acme', 'Use another account']]);
  assert.match(page.html, /0 members/);
  assert.match((await browser.press(page, 'Join Acme')).location!, /[?&]code=/);
  assert.deepEqual(await rolesIn(id), [{ status: 'active', how: 'allowed_email_domain', name: 'member' }]);
  await browser.press(page, 'Join Acme');
  assert.equal((await rolesIn(id)).length, 1, 'a second press of an old page makes no second member');
  const next = (await signIn('bob@acme.test')).page;
  assert.match(next.html, /one member/);
});

test('an app that asks for the organization leads there, and strangers are refused', async () => {
  const id = await open('Bolt', 'bolt.test');
  assert.equal((await signIn('ada@bolt.test', { organization_id: id })).page.heading, 'Your colleagues are here');
  const refused = (await signIn('ada@elsewhere.test', { organization_id: id })).page;
  assert.equal(new URL(refused.location!).searchParams.get('error'), 'access_denied');
  const quiet = await (await signIn('eve@bolt.test')).browser.open(request({ organization_id: id, prompt: 'none' }));
  assert.match(quiet.location!, /error=interaction_required/);
});

test('where approval is wanted they ask and wait, and are let in or not', async () => {
  const id = await open('Careful', 'careful.test', { approval: true });
  const { browser, page } = await signIn('ada@careful.test');
  const waiting = await browser.press(page, 'Ask to join Careful');
  assert.equal(waiting.heading, 'Waiting for approval');
  assert.match(waiting.html, /You asked to join · waiting for approval/);
  assert.equal((await browser.open(request())).heading, 'Waiting for approval');
  await browser.press(page, 'Ask to join Careful');

  const list = () => world.do(world.client, listJoinRequests, { organizationId: id, size: 10, token: '' });
  const [asked, ...more] = (await list()).rows;
  assert.deepEqual([asked?.email, asked?.status, more.length], ['ada@careful.test', 'waiting', 0]);
  const which = { organizationId: id, id: asked!.id };
  await assert.rejects(world.do(world.client, approveJoinRequest, { ...which, organizationId: await world.organization() }), {
    code: 'join_requests.not_found',
  });

  // Who may only invite answers no more by a call than on the page behind an approver's link.
  const member = (permission: Permission): Actor => ({ kind: 'member', id: 'usr_1', organizationId: id, sessionId: 'ses_1', permissions: [permission] });
  for (const answer of [approveJoinRequest, refuseJoinRequest]) {
    await assert.rejects(world.do(member('organizations_users_invite'), answer, which), { code: 'access.lacks_permission' });
  }
  const { reason } = await world.do(member('organizations_users_approve'), refuseJoinRequest, { ...which, reason: 'Ask your manager first.' });
  assert.equal(reason, 'Ask your manager first.');
  await assert.rejects(world.do(world.client, approveJoinRequest, which), { code: 'join_requests.decided' });
  assert.equal((await rolesIn(id)).length, 0);
  const again = await browser.open(request());
  await browser.press(again, 'Ask to join Careful');
  const [second] = (await list()).rows;
  const both = await Promise.allSettled([1, 2].map(() => world.do(world.client, approveJoinRequest, { organizationId: id, id: second!.id })));
  assert.deepEqual(both.map(({ status }) => status).sort(), ['fulfilled', 'rejected'], 'of two who answer at once, one does');
  assert.match((await browser.open(request())).location!, /[?&]code=/);
  assert.deepEqual(await rolesIn(id), [{ status: 'active', how: 'allowed_email_domain', name: 'member' }]);
  assert.deepEqual(
    (await world.events()).filter((type) => type.startsWith('user.organization_join')),
    ['user.organization_join_requested', 'user.organization_join_refused', 'user.organization_join_requested', 'user.organization_join_approved'],
  );

  const answers = (await world.jobs()).filter(({ kind }) => kind === 'mail.join_answer').map(({ payload }) => payload as unknown as JoinAnswerMail);
  assert.deepEqual(
    answers.map(({ to, answer, reason: why, organizationName }) => [to, answer, why, organizationName]),
    [
      ['ada@careful.test', 'refused', 'Ask your manager first.', 'Careful'],
      ['ada@careful.test', 'approved', undefined, 'Careful'],
    ],
    'each answer is told once',
  );
  assert.equal(answers[0]!.link, undefined);
  assert.equal(new URL(answers[1]!.link!).searchParams.get('organization_id'), id);
});

test('no seat is taken that is not there', async () => {
  const id = await open('Full', 'full.test');
  await hosted.invite('first@full.test', id);
  await world.db.updateTable('organizations').set({ max_users: 1 }).where('id', '=', id).execute();
  const { browser, page } = await signIn('ada@full.test');
  const refused = await browser.press(page, 'Join Full');
  assert.match(refused.html, /no free seat/);
  assert.equal((await rolesIn(id)).filter(({ status }) => status === 'active').length, 0);
});

test('who is deactivated is out at once, and who is let in again has the roles they had', async () => {
  const [id, other] = [await open('Exact', 'exact.test'), await world.organization('Other')];
  const email = 'ada@exact.test';
  const { browser, page } = await signIn(email);
  const tokens = await redeem(await browser.press(page, 'Join Exact'));
  const { user } = await hosted.invite(email, other);
  assert.match((await browser.press(await browser.open(request({ organization_id: other })), 'Join Other')).location!, /code=/);
  const unused = await browser.open(request({ organization_id: id }));
  const whose = { organizationId: id, userId: user.id };

  assert.equal((await world.do(world.client, deactivateMembership, whose)).status, 'INACTIVE');
  assert.equal((await world.do(world.client, deactivateMembership, whose)).status, 'INACTIVE', 'twice is once');
  assert.equal((await token({ grant_type: 'refresh_token', refresh_token: tokens.refresh_token! })).error, 'invalid_grant');
  assert.equal((await redeem(unused)).error, 'invalid_grant');
  const refused = await browser.open(request({ organization_id: id }));
  assert.equal(new URL(refused.location!).searchParams.get('error'), 'access_denied');
  // The other organization is none of their business.
  assert.match((await browser.open(request({ organization_id: other }))).location!, /[?&]code=/);
  const session = await world.db.selectFrom('session_organizations').selectAll().where('organization_id', '=', id).execute();
  assert.deepEqual(session, []);

  await world.db.updateTable('organizations').set({ max_users: 1 }).where('id', '=', id).execute();
  await hosted.invite('guest@elsewhere.test', id);
  await assert.rejects(world.do(world.client, reactivateMembership, whose), { code: 'memberships.no_seat' });
  await world.db.updateTable('organizations').set({ max_users: null }).where('id', '=', id).execute();
  const back = await world.do(world.client, reactivateMembership, whose);
  assert.deepEqual([back.status, back.roles.map(({ name }) => name)], ['ACTIVE', ['member']]);
  assert.equal((await token({ grant_type: 'refresh_token', refresh_token: tokens.refresh_token! })).error, 'invalid_grant', 'what ended stays ended');
  assert.match((await browser.open(request({ organization_id: id }))).location!, /[?&]code=/);

  const invited = await hosted.invite('new@exact.test', id);
  await assert.rejects(world.do(world.client, deactivateMembership, invited.whose), { code: 'memberships.not_accepted_yet' });
  assert.ok(isId('usr', user.id));
});
