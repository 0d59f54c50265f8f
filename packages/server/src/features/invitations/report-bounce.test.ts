import assert from 'node:assert/strict';
import { test } from 'node:test';
import { command, openTo } from '../../chassis/command.ts';
import type { Actor } from '../../platform/actor.ts';
import type { OrganizationId } from '../../platform/ids.ts';
import type { Work } from '../../platform/work.ts';
import { createWorld } from '../../testing/world.ts';
import { claimInvitation, getInvitation, type InvitationMail, invitationMails, inviteUser, reportBounce, resendInvitation, revokeInvitation } from './index.ts';

const MINUTE = 60_000;
const ANSWER = '550 5.1.1 <ada@example.com>: Recipient address rejected: User unknown';

async function setUp() {
  const world = await createWorld();
  const organizationId = await world.organization();
  const within = <T>(deed: (work: Work) => Promise<T>) => world.do(world.visitor, command({ needs: openTo('A test.'), run: deed }), undefined);
  const invite = async (email = 'ada@example.com', to: OrganizationId = organizationId) => {
    const { user } = await world.do(world.client, inviteUser, { organizationId: to, email, roles: [], membershipMetadata: {}, fields: {} });
    return { organizationId: to, userId: user.id };
  };
  /** What the mail server says of the mail that was written last. */
  const mailed = async (how: 'accepted' | 'deferred' | 'refused' = 'accepted') => {
    const payload = (await world.jobs()).at(-1)!.payload as unknown as InvitationMail;
    await within((work) => invitationMails['mail.invitation'].told!(work, [{ payload, how, answer: '250 taken' }]));
    return payload;
  };
  const report = (more: { email?: string; answer?: string; statusCode?: string; at?: Date } = {}, by: Actor = world.client) =>
    world.do(by, reportBounce, { email: 'ada@example.com', answer: ANSWER, statusCode: '5.1.1', ...more });
  const mailOf = async (whose: Awaited<ReturnType<typeof invite>>) => {
    const { mailState, mailAnswer, mailAt } = await world.do(world.client, getInvitation, whose);
    return [mailState, mailAnswer, mailAt];
  };
  return { world, organizationId, within, invite, mailed, report, mailOf };
}

test('a mail that came back is told of with the answer, once, however often it is reported', async () => {
  const { world, invite, mailed, report, mailOf } = await setUp();
  const whose = await invite();
  await mailed();
  world.later(MINUTE);
  assert.equal(await report(), 1);
  assert.deepEqual(await mailOf(whose), ['bounced', ANSWER, world.now()]);
  const reported = world.now();
  world.later(MINUTE);
  assert.equal(await report({ answer: 'another', statusCode: '5.4.7' }), 0);
  assert.deepEqual(await mailOf(whose), ['bounced', ANSWER, reported]);
  assert.deepEqual((await world.events()).slice(2), ['user.organization_invitation_bounced']);
  const { data } = await world.db
    .selectFrom('events')
    .select('data')
    .where('environment_id', '=', world.environment.id)
    .where('type', '=', 'user.organization_invitation_bounced')
    .executeTakeFirstOrThrow();
  assert.deepEqual((data as { readonly mail?: unknown }).mail, { answer: ANSWER, time: reported.toISOString() });
});

test('of twelve reports at once one is news', async () => {
  const { world, invite, mailed, report } = await setUp();
  await invite();
  await mailed();
  await invite('ada@example.com', await world.organization('Elsewhere'));
  await mailed();
  const counts = await Promise.all(Array.from({ length: 12 }, () => report()));
  assert.deepEqual(counts.toSorted(), [...Array(11).fill(0), 2]);
});

test('the code is told where the answer does not name it', async () => {
  const { invite, mailed, report, mailOf } = await setUp();
  const whose = await invite();
  await mailed();
  await report({ answer: 'the mailbox is full', statusCode: '5.2.2' });
  assert.deepEqual((await mailOf(whose))[1], '5.2.2 the mailbox is full');
});

test('an invitation that is sent again starts anew, and a late word about its earlier mail says nothing of it', async () => {
  const { world, invite, mailed, report, mailOf } = await setUp();
  const whose = await invite();
  await mailed();
  await report();
  const earlier = world.now();
  world.later(5 * MINUTE);
  await world.do(world.client, resendInvitation, whose);
  assert.deepEqual(await mailOf(whose), ['queued', null, null]);
  assert.equal(await report({ at: world.now() }), 0, 'no mail server has taken it yet');
  await mailed();
  assert.equal(await report({ at: earlier }), 0);
  assert.equal((await mailOf(whose))[0], 'accepted');
  // The clock of the mail provider is some seconds behind.
  assert.equal(await report({ at: new Date(world.now().getTime() - 20_000) }), 1);
});

test('a bounce that is still to come came now', async () => {
  const { world, invite, mailed, report, mailOf } = await setUp();
  const whose = await invite();
  await mailed();
  assert.equal(await report({ at: new Date(world.now().getTime() + 60 * MINUTE) }), 1);
  assert.deepEqual((await mailOf(whose))[2], world.now());
});

test('a delay is no bounce, and a delivery is none either', async () => {
  const { invite, mailed, report, mailOf } = await setUp();
  const whose = await invite();
  await mailed();
  await assert.rejects(report({ statusCode: '4.4.1' }), { code: 'invitations.only_delayed' });
  await assert.rejects(report({ statusCode: '2.1.5' }), { code: 'invitations.was_delivered' });
  assert.equal((await mailOf(whose))[0], 'accepted');
  assert.equal(await report({ statusCode: '' }), 1, 'who reports bounces only need not say so');
});

test('all invitations that wait for that mailbox are concerned, and no others', async () => {
  const { world, within, invite, mailed, report, mailOf } = await setUp();
  const stranger = await setUp();
  const elsewhere = await stranger.invite();
  await stranger.mailed();

  const first = await invite();
  await mailed();
  const other = await invite('Ada@Example.com', await world.organization('Second'));
  await mailed();
  const refused = await invite('ada@example.com', await world.organization('Refused'));
  await mailed('refused');
  const queued = await invite('ada@example.com', await world.organization('Queued'));
  await mailed('deferred');
  const somebody = await invite('grace@example.com');
  await mailed();
  const taken = await invite('ada@example.com', await world.organization('Taken back'));
  await mailed();
  await world.do(world.client, revokeInvitation, taken);
  const joined = await invite('ada@example.com', await world.organization('Joined'));
  const { token } = await mailed();
  await within((work) => claimInvitation(work, token));

  assert.equal(await report({ email: 'ADA@example.com' }), 2);
  const states = await Promise.all([first, other, refused, queued, somebody, taken, joined].map(async (whose) => (await mailOf(whose))[0]));
  assert.deepEqual(states, ['bounced', 'bounced', 'refused', 'queued', 'accepted', 'accepted', 'accepted']);
  assert.equal((await stranger.mailOf(elsewhere))[0], 'accepted');
  assert.equal(await report({ email: 'nobody@example.com' }), 0);
});

test('it is the app and those who run the server who say so: no member, no machine of an organization', async () => {
  const { world, organizationId, invite, mailed, report, mailOf } = await setUp();
  const whose = await invite();
  await mailed();
  const machine = (of: OrganizationId): Actor => ({ kind: 'machine', id: 'm2morg_1', organizationId: of, scopes: [] });
  const member: Actor = { kind: 'member', id: 'usr_1', organizationId, sessionId: 'ses_1', permissions: ['organizations_users_invite', 'organizations_write'] };
  const operator = (role: 'viewer' | 'manager'): Actor => ({
    kind: 'operator',
    id: 'usr_2',
    email: 'ops@example.com',
    displayName: '',
    memberOf: 'org_9',
    sessionId: 'ses_2',
    role,
  });
  for (const by of [machine(organizationId), machine(await world.organization()), member]) await assert.rejects(report({}, by), { code: 'access.denied' });
  await assert.rejects(report({}, operator('viewer')), { code: 'access.viewers_look' });
  await assert.rejects(report({}, world.visitor), { code: 'access.no_credentials' });
  assert.equal((await mailOf(whose))[0], 'accepted');
  assert.equal(await report({}, operator('manager')), 1);
});
