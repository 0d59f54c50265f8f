import assert from 'node:assert/strict';
import { test } from 'node:test';
import { command, openTo } from '../../chassis/command.ts';
import type { Actor, Permission } from '../../platform/actor.ts';
import type { UserId } from '../../platform/ids.ts';
import { fingerprint } from '../../platform/seal.ts';
import { countStatements } from '../../testing/statements.ts';
import { createWorld } from '../../testing/world.ts';
import { endAsking, findApprovalLink, listAnsweredRequests, listWaitingRequests } from '../approvals/index.ts';
import {
  addMember,
  approveInvitationRequest,
  getInvitationApproval,
  getInvitationRequest,
  inviteMany,
  inviteUser,
  listInvitationRequests,
  refuseInvitationRequest,
  requestInvitation,
  updateInvitationApproval,
} from './index.ts';

const world = await createWorld();
const within = command({
  needs: openTo('A test.'),
  run: (work, deed: (work: Parameters<Parameters<typeof command>[0]['run']>[0]) => Promise<unknown>) => deed(work),
});

/** An organization that wants to approve, an administrator who may, and a member who may only ask. */
async function setUp() {
  const organizationId = await world.organization('Acme');
  const add = async (email: string, role: string): Promise<UserId> =>
    (await world.do(world.client, inviteUser, { organizationId, email, roles: [role], membershipMetadata: {}, fields: {}, sendInvitationEmail: false })).user
      .id;
  const [boss, colleague] = [await add(`boss-${organizationId}@example.com`, 'admin'), await add(`colleague-${organizationId}@example.com`, 'member')];
  const member = (id: UserId, ...permissions: Permission[]): Actor => ({ kind: 'member', id, organizationId, sessionId: 'ses_1', permissions });
  const asking = member(colleague, 'organizations_users_invite');
  await world.do(world.client, updateInvitationApproval, { organizationId, required: true });
  const whom = (email = `new-${organizationId}@example.com`) => ({ organizationId, email, roles: ['member'], membershipMetadata: {}, fields: {} });
  const ask = async (email?: string) => {
    const result = await world.do(asking, requestInvitation, whom(email));
    assert.ok('request' in result);
    return result.request;
  };
  const people = async () =>
    (await world.db.selectFrom('memberships').select('status').where('organization_id', '=', organizationId).orderBy('id').execute()).map(
      ({ status }) => status,
    );
  const mailsOf = async (kind: string) => (await world.jobs()).filter((job) => job.kind === kind && job.payload.to?.includes(organizationId));
  return { organizationId, boss, asking, approving: member(boss, 'organizations_users_approve'), member, whom, ask, people, mailsOf };
}

test('an invitation by a member who may not approve waits: nobody is made, no seat is taken, and only the approvers hear of it', async () => {
  const { organizationId, ask, asking, whom, people, mailsOf } = await setUp();
  await world.db.updateTable('organizations').set({ max_users: 3 }).where('id', '=', organizationId).execute();
  const request = await ask();
  assert.deepEqual([request.status, request.requesterEmail, request.roles], ['waiting', `colleague-${organizationId}@example.com`, ['member']]);
  assert.deepEqual(await people(), ['active', 'active']);
  assert.equal((await world.db.selectFrom('users').select('id').where('email', '=', request.email).execute()).length, 0);
  assert.deepEqual(
    (await mailsOf('mail.approval_wanted')).map(({ payload }) => payload.to),
    [`boss-${organizationId}@example.com`],
  );
  assert.equal((await mailsOf('mail.invitation')).length, 0);
  await world.do(world.client, inviteUser, { ...whom(`direct-${organizationId}@example.com`) });
  await assert.rejects(world.do(asking, requestInvitation, whom()), { code: 'invitations.waits_already' });
});

test('however many may approve, each gets a link of their own, and writing to them takes no more statements', async () => {
  const [one, many] = [await setUp(), await setUp()];
  for (const name of ['second', 'third', 'fourth']) {
    const email = `${name}-${many.organizationId}@example.com`;
    await world.do(world.client, inviteUser, { ...many.whom(email), roles: ['admin'], sendInvitationEmail: false });
  }
  await one.ask(`first-${one.organizationId}@example.com`);
  const taken = [await countStatements(world.desk, one.ask), await countStatements(world.desk, many.ask)];
  assert.equal(taken[1], taken[0]);
  const tokens = (await many.mailsOf('mail.approval_wanted')).map(({ payload }) => payload.token!);
  const links = await world.db.selectFrom('approval_links').select(['hash', 'user_id']).where('organization_id', '=', many.organizationId).execute();
  assert.deepEqual([tokens.length, new Set(links.map(({ user_id }) => user_id)).size], [4, 4]);
  assert.deepEqual(links.map(({ hash }) => hash).sort(), tokens.map(fingerprint).sort());
});

test('the other ways to invite refuse whoever needs approval, and change nothing', async () => {
  const { organizationId, asking, approving, whom, people, member, boss } = await setUp();
  await assert.rejects(world.do(asking, inviteUser, whom()), { code: 'invitations.needs_approval' });
  const many = command({
    needs: 'organizations_users_invite',
    action: 'invitation.created',
    within: () => organizationId,
    run: (work) => inviteMany(work, { organizationId, bulkId: 'bulk_1', people: [whom()] }, async () => []),
  });
  await assert.rejects(world.do(asking, many, undefined), { code: 'invitations.needs_approval' });
  await assert.rejects(world.do(asking, addMember, { ...whom(), user: { id: boss } }), { code: 'access.denied' });
  assert.deepEqual(await people(), ['active', 'active']);

  assert.equal((await world.do(world.client, getInvitationApproval, { organizationId })).required, true);
  const result = await world.do({ ...approving, ...member(boss, 'organizations_users_invite', 'organizations_users_approve') }, requestInvitation, whom());
  assert.ok('admitted' in result, 'an administrator needs nobody’s approval');
  await world.do(world.client, updateInvitationApproval, { organizationId, required: false });
  assert.ok('admitted' in (await world.do(asking, requestInvitation, whom(`free-${organizationId}@example.com`))));
});

test('approved, the invitation goes out in the name of whoever asked, and they hear of it', async () => {
  const { organizationId, ask, approving, boss, people, mailsOf } = await setUp();
  const { id, email } = await ask();
  const request = await world.do(approving, approveInvitationRequest, { organizationId, id });
  assert.deepEqual([request.status, request.decidedBy, request.deciderEmail], ['approved', boss, `boss-${organizationId}@example.com`]);
  assert.deepEqual(await people(), ['active', 'active', 'pending']);
  const [invitation] = await mailsOf('mail.invitation');
  assert.deepEqual([invitation!.payload.to, invitation!.payload.inviterEmail], [email, `colleague-${organizationId}@example.com`]);
  const [answer] = await mailsOf('mail.approval_answer');
  assert.deepEqual([answer!.payload.to, answer!.payload.answer], [`colleague-${organizationId}@example.com`, 'approved']);
});

test('refused, nothing is left behind, and the same person may be asked for again', async () => {
  const { organizationId, ask, approving, people, mailsOf } = await setUp();
  const { id } = await ask();
  assert.equal((await world.do(approving, refuseInvitationRequest, { organizationId, id })).status, 'refused');
  assert.deepEqual(await people(), ['active', 'active']);
  assert.equal((await mailsOf('mail.invitation')).length, 0);
  assert.equal((await mailsOf('mail.approval_answer'))[0]!.payload.answer, 'refused');
  assert.deepEqual(await mailsOf('mail.approval_wanted'), [], 'whose mail has not left is not asked any more');
  assert.equal((await ask()).status, 'waiting');
});

test('a reason reaches whoever asked, whoever listens and whoever looks later, and is personal in the audit log', async () => {
  const { organizationId, ask, approving, mailsOf } = await setUp();
  const { id, email } = await ask();
  await assert.rejects(world.do(approving, refuseInvitationRequest, { organizationId, id, reason: 'x'.repeat(501) }), { code: 'approvals.long_reason' });
  const refused = await world.do(approving, refuseInvitationRequest, { organizationId, id, reason: ' No seats\r\nthis quarter. ' });
  const reason = 'No seats this quarter.';
  assert.deepEqual([refused.reason, (await world.do(world.client, getInvitationRequest, { organizationId, id })).reason], [reason, reason]);
  assert.equal((await mailsOf('mail.approval_answer'))[0]!.payload.reason, reason);
  const plain = (json: unknown) => JSON.parse(JSON.stringify(json));
  const of = (type: string) =>
    world.db.selectFrom('events').select('data').where('type', '=', type).where('organization_id', '=', organizationId).executeTakeFirstOrThrow();
  assert.equal(plain((await of('user.organization_invitation_refused')).data).reason, reason);
  const changes = await world.db
    .selectFrom('audit_changes')
    .select(['after', 'personal'])
    .where('organization_id', '=', organizationId)
    .where('object', '=', 'invitation_request')
    .orderBy('entry_id')
    .execute();
  assert.deepEqual(
    changes.map(({ after, personal }) => [plain(after).status, JSON.parse(personal!).after.email, JSON.parse(personal!).after.reason]),
    [
      ['waiting', email, ''],
      ['refused', undefined, reason],
    ],
  );
  assert.ok(!JSON.stringify(changes.map(({ after }) => after)).includes(email), 'what may have to be erased stands apart');
});

test('of those who answer at once one does, and the others hear who', async () => {
  const { organizationId, ask, approving, people } = await setUp();
  const { id } = await ask();
  const outcomes = await Promise.allSettled([
    ...Array.from({ length: 4 }, () => world.do(approving, approveInvitationRequest, { organizationId, id })),
    ...Array.from({ length: 4 }, () => world.do(approving, refuseInvitationRequest, { organizationId, id })),
  ]);
  assert.equal(outcomes.filter(({ status }) => status === 'fulfilled').length, 1);
  for (const outcome of outcomes) {
    if (outcome.status === 'rejected') {
      assert.equal(outcome.reason.code, 'invitations.decided');
      assert.match(outcome.reason.message, /by boss-/);
    }
  }
  const { status } = await world.do(approving, getInvitationRequest, { organizationId, id }).catch(() => ({ status: 'hidden' }));
  assert.equal(status, 'hidden', 'seeing them takes the permission to see people');
  const after = await world.do(world.client, getInvitationRequest, { organizationId, id });
  assert.equal((await people()).length, after.status === 'approved' ? 3 : 2);
});

test('what cannot be done any more is refused at the approval, and the request goes on waiting', async () => {
  const { organizationId, ask, approving } = await setUp();
  const { id } = await ask();
  await world.db.updateTable('organizations').set({ max_users: 2 }).where('id', '=', organizationId).execute();
  await assert.rejects(world.do(approving, approveInvitationRequest, { organizationId, id }), { code: 'memberships.no_seat' });
  assert.equal((await world.do(world.client, getInvitationRequest, { organizationId, id })).status, 'waiting');
});

test('answering takes the permission, in that organization', async () => {
  const { organizationId, ask, asking, approving } = await setUp();
  const other = await setUp();
  const { id } = await ask();
  await assert.rejects(world.do(asking, approveInvitationRequest, { organizationId, id }), { code: 'access.lacks_permission' });
  await assert.rejects(world.do(other.approving, approveInvitationRequest, { organizationId, id }), { code: 'access.denied' });
  await assert.rejects(world.do(other.approving, approveInvitationRequest, { organizationId: other.organizationId, id }), { code: 'invitations.no_request' });
  await world.do(approving, refuseInvitationRequest, { organizationId, id });
});

test('a role that is stronger than one’s own cannot be asked for', async () => {
  const { asking, whom } = await setUp();
  await assert.rejects(world.do(asking, requestInvitation, { ...whom(), roles: ['admin'] }), { code: 'memberships.role_too_strong' });
});

test('the list pages by key and is narrowed by where they stand', async () => {
  const { organizationId, ask, approving } = await setUp();
  const ids: `ivr_${string}`[] = [];
  for (const name of ['a', 'b', 'c']) ids.unshift((await ask(`${name}-${organizationId}@example.com`)).id);
  await world.do(approving, refuseInvitationRequest, { organizationId, id: ids[1]! });
  const list = (more: object) => world.do(world.client, listInvitationRequests, { organizationId, size: 2, token: '', ...more });
  const first = await list({});
  const rows = [...first.rows, ...(await list({ token: first.next })).rows];
  assert.deepEqual(
    rows.map(({ id }) => id),
    ids,
  );
  assert.deepEqual(
    (await list({ status: 'refused' })).rows.map(({ id }) => id),
    [ids[1]],
  );
});

test('all that waits in the environment stands in one list, whoever has waited longest first', async () => {
  const [one, other] = [await setUp(), await setUp()];
  const asks = async (organizationId: `org_${string}`, email: string): Promise<`jrq_${string}`> => {
    const times = { environment_id: world.environment.id, created_at: world.now() };
    const [user, request] = [world.desk.entropy.id('usr', world.now()), world.desk.entropy.id('jrq', world.now())];
    const person = { ...times, id: user, email, given_name: 'Ann', family_name: 'Droid', updated_at: world.now() };
    await world.db.insertInto('users').values(person).execute();
    await world.db
      .insertInto('join_requests')
      .values({ ...times, id: request, organization_id: organizationId, user_id: user, status: 'waiting' })
      .execute();
    return request;
  };
  const list = (ask = { size: 100, token: '' }) => world.do(world.client, listWaitingRequests, ask);
  const before = (await list()).rows.length;
  const ids = [
    await asks(other.organizationId, 'ann@example.com'),
    (await one.ask()).id,
    (await other.ask()).id,
    await asks(one.organizationId, 'bea@example.com'),
    (await one.ask('refused@example.com')).id,
  ];
  await world.do(one.approving, refuseInvitationRequest, { organizationId: one.organizationId, id: ids.pop() as `ivr_${string}` });
  const found: string[] = [];
  for (let page = await list({ size: 2, token: '' }); ; page = await list({ size: 2, token: page.next })) {
    found.push(...page.rows.map(({ subject }) => subject));
    assert.equal(page.total, before + 4);
    if (page.next === '') break;
  }
  assert.deepEqual(found.slice(before), ids);
  const [joining, inviting] = (await list()).rows.slice(before);
  assert.deepEqual([joining?.email, joining?.name, joining?.requesterEmail, joining?.organizationName], ['ann@example.com', 'Ann Droid', '', 'Acme']);
  assert.deepEqual([inviting?.roles, inviting?.requesterEmail], [['member'], `colleague-${one.organizationId}@example.com`]);
  await assert.rejects(world.do(one.approving, listWaitingRequests, { size: 1, token: '' }), { code: 'access.denied' });
  const elsewhere = await createWorld();
  assert.deepEqual((await elsewhere.do(elsewhere.client, listWaitingRequests, { size: 1, token: '' })).rows, []);
});

test('what was answered stays in one list, of an organization or of all, with by whom and why', async () => {
  const [one, other] = [await setUp(), await setUp()];
  const { organizationId } = one;
  const answered: string[] = [];
  for (const [where, email] of [
    [one, 'first@example.com'],
    [other, 'second@example.com'],
    [one, 'third@example.com'],
  ] as const) {
    const { id } = await where.ask(email);
    const which = { organizationId: where.organizationId, id };
    if (email.startsWith('third')) await world.do(one.approving, refuseInvitationRequest, { ...which, reason: 'We are full.' });
    else await world.do(world.client, approveInvitationRequest, which);
    answered.unshift(id);
  }
  await one.ask('waits@example.com');
  const list = (by: Parameters<typeof world.do>[0], ask: { readonly size?: number; readonly token?: string; readonly organizationId?: `org_${string}` } = {}) =>
    world.do(by, listAnsweredRequests, { size: 100, token: '', ...ask });

  const here: string[] = [];
  for (let page = await list(one.approving, { organizationId, size: 1 }); ; page = await list(one.approving, { organizationId, size: 1, token: page.next })) {
    here.push(...page.rows.map(({ subject }) => subject));
    if (page.next === '') break;
  }
  assert.deepEqual(here, [answered[0], answered[2]]);
  const [refused, approved] = (await list(one.approving, { organizationId })).rows;
  assert.deepEqual(
    [refused?.email, refused?.isApproved, refused?.deciderEmail, refused?.reason, refused?.decidedAt],
    ['third@example.com', false, `boss-${organizationId}@example.com`, 'We are full.', world.now()],
  );
  assert.deepEqual([approved?.isApproved, approved?.decidedBy?.slice(0, 4), approved?.deciderEmail], [true, 'skc_', null]);
  assert.deepEqual(
    (await list(world.client)).rows.slice(0, 3).map(({ subject }) => subject),
    answered,
  );
  for (const ask of [{}, { organizationId: other.organizationId }]) await assert.rejects(list(one.approving, ask), { code: 'access.denied' });
  await assert.rejects(list(one.asking, { organizationId }), { code: 'access.lacks_permission' });
});

test('a link in a mail is kept as a hash, counts once, and runs out', async () => {
  const { ask, mailsOf, boss } = await setUp();
  const { id } = await ask();
  const token = (await mailsOf('mail.approval_wanted'))[0]!.payload.token!;
  const kept = JSON.stringify(await world.db.selectFrom('approval_links').selectAll().execute());
  assert.ok(!kept.includes(token));
  const find = () => world.do(world.visitor, within, (work) => findApprovalLink(work, token));
  const use = () => world.do(world.visitor, within, (work) => endAsking(work, id, token));
  assert.deepEqual({ ...((await find()) as object), organizationId: undefined }, { subject: id, userId: boss, organizationId: undefined });
  await use();
  await assert.rejects(use(), { code: 'approvals.link_used' });
  world.later(14 * 24 * 60 * 60 * 1000);
  assert.equal(await find(), undefined);
});
