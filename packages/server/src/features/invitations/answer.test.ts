import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { command, openTo } from '../../chassis/command.ts';
import type { OrganizationId } from '../../platform/ids.ts';
import type { Work } from '../../platform/work.ts';
import { createWorld } from '../../testing/world.ts';
import { findMembership, listAdministrators, listMembershipsOf } from '../memberships/index.ts';
import { getUser } from '../users/index.ts';
import {
  announceExpired,
  askForRenewal,
  claimInvitation,
  claimInvitationById,
  createInvitationLink,
  getInvitation,
  inviteUser,
  peekInvitation,
  resendInvitation,
  revokeInvitation,
} from './index.ts';

const DAY = 24 * 60 * 60 * 1000;

async function setUp() {
  const world = await createWorld();
  const organizationId = await world.organization();
  const within = <T>(deed: (work: Work) => Promise<T>) => world.do(world.visitor, command({ needs: openTo('A test.'), run: deed }), undefined);
  const looking = <T>(deed: (work: Work) => Promise<T>) => world.do(world.visitor, command({ needs: openTo('A test.'), reads: true, run: deed }), undefined);
  const invite = async (email = 'ada@example.com', to: OrganizationId = organizationId) => {
    const { user, membership } = await world.do(world.client, inviteUser, {
      organizationId: to,
      email,
      roles: [],
      membershipMetadata: {},
      inviterEmail: 'grace@example.com',
      fields: {},
    });
    return { user, membership, whose: { organizationId: to, userId: user.id }, token: await lastToken() };
  };
  const lastToken = async () => (await world.jobs()).at(-1)!.payload.token!;
  const accept = (token: string) => within((work) => claimInvitation(work, token));
  const peek = (token: string) => looking((work) => peekInvitation(work, token));
  const state = async (token: string) => (await peek(token)).state;
  const shownToken = async (whose: Awaited<ReturnType<typeof invite>>['whose']) =>
    (await world.do(world.client, createInvitationLink, whose)).link.split('/invite/')[1]!;
  return { world, organizationId, within, looking, invite, lastToken, accept, peek, state, shownToken };
}

const statuses = (outcomes: PromiseSettledResult<unknown>[]) => outcomes.map(({ status }) => status).sort();
const reasons = (outcomes: PromiseSettledResult<unknown>[]) => outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason.code] : []));

test('looking at a link changes nothing and tells who invites whom to what', async () => {
  const { world, invite, peek, organizationId } = await setUp();
  const { token, user } = await invite();
  const before = await world.db.selectFrom('invitations').selectAll().execute();

  const first = await peek(token);
  assert.deepEqual(await peek(token), first);
  assert.deepEqual(first, {
    state: 'open',
    proves: true,
    isMember: false,
    id: (await world.jobs())[0]!.payload.invitationId,
    organizationId,
    organizationName: 'Orion Analytics',
    userId: user.id,
    email: 'ada@example.com',
    roles: ['Member'],
    inviterEmail: 'grace@example.com',
    expiresAt: new Date('2026-01-16T09:00:00.000Z'),
  });
  assert.deepEqual(await world.db.selectFrom('invitations').selectAll().execute(), before);
  assert.deepEqual(await peek('made-up'), { state: 'unknown' });
});

test('a link is unknown in another environment', async () => {
  const { invite } = await setUp();
  const { token } = await invite();
  const strange = await setUp();
  assert.equal(await strange.state(token), 'unknown');
  await assert.rejects(strange.accept(token), { code: 'invitations.unknown_link' });
});

test('saying yes by the mailed link makes a member and proves the mailbox', async () => {
  const { world, within, invite, accept, state } = await setUp();
  const { token, user, whose } = await invite();
  world.later(DAY);

  const claimed = await accept(token);
  assert.deepEqual([claimed.userId, claimed.organizationId, claimed.email], [user.id, whose.organizationId, 'ada@example.com']);
  const membership = await within((work) => findMembership(work, whose.organizationId, user.id));
  assert.deepEqual([membership?.status, membership?.acceptedAt, membership?.expiresAt], ['ACTIVE', world.now(), null]);
  assert.deepEqual((await within((work) => getUser(work, user.id))).emailProvenAt, world.now());
  assert.deepEqual((await world.events()).slice(2), ['user.updated', 'user.organization_invitation_accepted', 'user.organization_membership_created']);
  assert.equal(await state(token), 'accepted');
  assert.deepEqual(await world.jobs(), [], 'a mail that had not left is not sent any more');
});

test('the second click finds a member, and changes nothing', async () => {
  const { world, invite, accept, peek } = await setUp();
  const { token, whose } = await invite();
  await accept(token);
  const said = await world.events();
  await assert.rejects(accept(token), { code: 'invitations.used' });
  const view = await peek(token);
  assert.deepEqual([view.state, 'isMember' in view && view.isMember], ['accepted', true]);
  assert.deepEqual(await world.events(), said);
  await world.db.deleteFrom('memberships').where('user_id', '=', whose.userId).execute();
  const later = await peek(token);
  assert.deepEqual([later.state, 'isMember' in later && later.isMember], ['accepted', false], 'they were removed since');
});

test('50 rounds of 8 who say yes with one link at once: one gets in, every time', async () => {
  const { world, invite, accept } = await setUp();
  for (let round = 0; round < 50; round += 1) {
    const { token } = await invite(`ada-${round}@example.com`);
    const outcomes = await Promise.allSettled(Array.from({ length: 8 }, () => accept(token)));
    assert.deepEqual(statuses(outcomes), ['fulfilled', ...Array(7).fill('rejected')]);
    assert.deepEqual(new Set(reasons(outcomes)), new Set(['invitations.used']));
  }
  assert.equal((await world.events()).filter((type) => type === 'user.organization_invitation_accepted').length, 50);
});

test('when what follows the acceptance fails, the invitation is open again', async () => {
  const { within, invite, state, accept } = await setUp();
  const { token } = await invite();
  await assert.rejects(
    within(async (work) => {
      await claimInvitation(work, token);
      throw new Error('no session today');
    }),
  );
  assert.equal(await state(token), 'open');
  await accept(token);
});

test('an invitation runs out by the clock, at once and for every reader', async () => {
  const { world, within, invite, accept, peek, state } = await setUp();
  const { token, whose } = await invite();
  world.later(15 * DAY - 1);
  assert.equal(await state(token), 'open');
  world.later(1);

  assert.equal(await state(token), 'expired');
  assert.equal((await within((work) => findMembership(work, whose.organizationId, whose.userId)))?.status, 'INVITE_EXPIRED');
  assert.equal((await within((work) => listMembershipsOf(work, whose.userId)))[0]?.status, 'INVITE_EXPIRED');
  assert.equal((await world.do(world.client, getInvitation, whose)).status, 'expired');
  await assert.rejects(accept(token), { kind: 'wrongState', code: 'invitations.expired' });
  const view = await peek(token);
  await assert.rejects(
    within((work) => claimInvitationById(work, 'id' in view ? view.id : 'inv_1')),
    { code: 'invitations.expired' },
  );
  await assert.rejects(world.do(world.client, createInvitationLink, whose), { code: 'invitations.expired' });
});

test('that an invitation ran out is announced once, however many processes look', async () => {
  const { world, within, invite } = await setUp();
  const { whose } = await invite();
  await invite('eve@example.com');
  const sweep = () => within(announceExpired);
  const said = async () => (await world.events()).filter((type) => type === 'user.organization_invitation_expired').length;

  await sweep();
  assert.equal(await said(), 0);
  world.later(15 * DAY);
  await Promise.all([sweep(), sweep(), sweep(), sweep()]);
  await sweep();
  assert.equal(await said(), 2);

  await world.do(world.client, resendInvitation, whose);
  world.later(15 * DAY);
  await sweep();
  assert.equal(await said(), 3, 'the one that was sent again ran out again');
});

test('sent again while open: the same last hour, a new link, and the old mail does not leave', async () => {
  const { world, invite, accept, lastToken, state } = await setUp();
  const { token, whose, membership } = await invite();
  world.later(DAY);
  const resent = await world.do(world.client, resendInvitation, whose);
  assert.deepEqual([resent.status, resent.expiresAt, resent.resentAt, resent.resentCount], ['pending', membership.expiresAt, world.now(), 1]);

  const jobs = await world.jobs();
  assert.equal(jobs.length, 1);
  assert.equal(jobs[0]?.payload.inviterEmail, 'grace@example.com');
  const newer = await lastToken();
  assert.notEqual(newer, token);
  assert.deepEqual([await state(token), await state(newer)], ['replaced', 'open']);
  await assert.rejects(accept(token), { code: 'invitations.replaced' });

  world.later(DAY);
  assert.equal((await world.do(world.client, resendInvitation, whose)).resentCount, 2);
  assert.deepEqual([await state(token), await state(newer)], ['replaced', 'replaced']);
  await accept(await lastToken());
  assert.equal(await state(token), 'accepted', 'the page of an old link tells how it ended');
  assert.deepEqual((await world.events()).filter((type) => type.endsWith('resent')).length, 2);
});

test('sent again when it had run out: a new last hour and PENDING_INVITE', async () => {
  const { world, within, invite, accept, lastToken, state } = await setUp();
  const { token, whose } = await invite();
  world.later(20 * DAY);
  const resent = await world.do(world.client, resendInvitation, whose);
  assert.equal(resent.expiresAt.getTime(), world.now().getTime() + 15 * DAY);
  assert.equal(resent.resentCount, 1);
  assert.equal((await within((work) => findMembership(work, whose.organizationId, whose.userId)))?.status, 'PENDING_INVITE');
  assert.equal(await state(token), 'replaced');
  await accept(await lastToken());
});

test('who is a member, or was never asked, is not sent anything again', async () => {
  const { world, invite, accept, organizationId } = await setUp();
  const elsewhere = await world.organization('Elsewhere');
  const { token, whose } = await invite();
  await accept(token);
  for (const verb of [resendInvitation, revokeInvitation, createInvitationLink])
    await assert.rejects(world.do(world.client, verb as typeof revokeInvitation, whose), { kind: 'wrongState', code: 'invitations.already_accepted' });
  await assert.rejects(world.do(world.client, resendInvitation, { ...whose, organizationId: elsewhere }), { kind: 'missing' });
  await assert.rejects(world.do(world.client, resendInvitation, { organizationId, userId: 'usr_1' }), { kind: 'missing' });
  await assert.rejects(world.do(world.client, getInvitation, { organizationId: elsewhere, userId: whose.userId }), { kind: 'missing' });
});

test('an invitation of another environment is not found', async () => {
  const { invite } = await setUp();
  const { whose } = await invite();
  const { world: strange } = await setUp();
  for (const verb of [resendInvitation, revokeInvitation, createInvitationLink, getInvitation])
    await assert.rejects(strange.do(strange.client, verb as typeof revokeInvitation, whose), { kind: 'missing' });
});

test('taken back: the membership is gone, the person stays, and the link says why', async () => {
  const { world, within, invite, accept, peek } = await setUp();
  const { token, whose, user } = await invite();
  await world.do(world.client, revokeInvitation, whose);

  assert.equal(await within((work) => findMembership(work, whose.organizationId, whose.userId)), undefined);
  assert.equal((await within((work) => getUser(work, user.id))).id, user.id);
  const view = await peek(token);
  assert.deepEqual([view.state, 'organizationName' in view && view.organizationName], ['revoked', 'Orion Analytics']);
  await assert.rejects(accept(token), { code: 'invitations.revoked' });
  assert.deepEqual(await world.jobs(), [], 'a mail that had not left is not sent any more');
  assert.deepEqual((await world.events()).slice(2), ['user.organization_invitation_revoked']);
  await assert.rejects(world.do(world.client, revokeInvitation, whose), { kind: 'missing' });

  const again = await invite();
  assert.equal((await world.do(world.client, getInvitation, whose)).status, 'pending');
  await accept(again.token);
});

test('one that ran out can be taken back', async () => {
  const { world, invite, state } = await setUp();
  const { token, whose } = await invite();
  world.later(15 * DAY);
  await world.do(world.client, revokeInvitation, whose);
  assert.equal(await state(token), 'revoked');
});

test('the link of an invitation that a new one followed says that a newer one was sent', async () => {
  const { world, invite, state, accept } = await setUp();
  const { token } = await invite();
  world.later(15 * DAY);
  const newer = await invite();
  assert.deepEqual([await state(token), await state(newer.token)], ['replaced', 'open']);
  await assert.rejects(accept(token), { code: 'invitations.replaced' });
});

test('a shown link opens the same page and proves nothing', async () => {
  const { invite, accept, peek, state, shownToken, within } = await setUp();
  const { token, whose, user } = await invite();
  const shown = await shownToken(whose);

  const view = await peek(shown);
  assert.deepEqual([view.state, 'proves' in view && view.proves], ['open', false]);
  assert.equal(await state(token), 'open', 'the mailed one keeps working');
  await assert.rejects(accept(shown), { code: 'invitations.proves_nothing' });
  assert.equal(await state(shown), 'open');

  const newer = await shownToken(whose);
  assert.deepEqual([await state(shown), await state(newer)], ['replaced', 'open']);

  await within((work) => claimInvitationById(work, 'id' in view ? view.id : 'inv_1'));
  assert.equal((await within((work) => getUser(work, user.id))).emailProvenAt, null, 'whether the mailbox was proven is for the caller to know');
  assert.equal(await state(newer), 'accepted');
});

test('sending again retires the shown link too', async () => {
  const { world, invite, shownToken, state } = await setUp();
  const { whose } = await invite();
  const shown = await shownToken(whose);
  await world.do(world.client, resendInvitation, whose);
  assert.equal(await state(shown), 'replaced');
});

test('saying yes races with sending again: by the old link, or not at all', async () => {
  const { world, invite, accept, lastToken, within } = await setUp();
  for (let round = 0; round < 25; round += 1) {
    const { token, whose } = await invite(`ada-${round}@example.com`);
    const outcomes = await Promise.allSettled([accept(token), world.do(world.client, resendInvitation, whose)]);
    assert.deepEqual(statuses(outcomes), ['fulfilled', 'rejected']);
    const membership = await within((work) => findMembership(work, whose.organizationId, whose.userId));
    if (outcomes[0]?.status === 'fulfilled') assert.deepEqual(reasons(outcomes), ['invitations.already_accepted']);
    else {
      assert.deepEqual(reasons(outcomes), ['invitations.replaced']);
      assert.equal(membership?.status, 'PENDING_INVITE');
      await accept(await lastToken());
    }
  }
});

test('saying yes races with taking it back: one of the two happened, and wholly', async () => {
  const { world, invite, accept, within, state } = await setUp();
  for (let round = 0; round < 25; round += 1) {
    const { token, whose } = await invite(`ada-${round}@example.com`);
    const outcomes = await Promise.allSettled([accept(token), world.do(world.client, revokeInvitation, whose)]);
    assert.deepEqual(statuses(outcomes), ['fulfilled', 'rejected']);
    const membership = await within((work) => findMembership(work, whose.organizationId, whose.userId));
    if (outcomes[0]?.status === 'fulfilled') assert.deepEqual([membership?.status, await state(token)], ['ACTIVE', 'accepted']);
    else assert.deepEqual([membership, await state(token)], [undefined, 'revoked']);
  }
});

test('of many who send again at once, every one counts and one link works', async () => {
  const { world, invite, state } = await setUp();
  const { token, whose } = await invite();
  await Promise.all([1, 2, 3, 4].map(() => world.do(world.client, resendInvitation, whose)));
  assert.equal((await world.do(world.client, getInvitation, whose)).resentCount, 4);
  const jobs = await world.jobs();
  assert.equal(jobs.length, 1, 'the mails before it were taken back');
  assert.deepEqual([await state(token), await state(jobs[0]!.payload.token!)], ['replaced', 'open']);
});

test('inviting again while the expired one is being sent again is refused: the person has an open invitation', async () => {
  const { world, within, invite } = await setUp();
  const { whose } = await invite();
  world.later(15 * DAY);
  const { again } = await within(async (work) => {
    await resendInvitation.run(work, whose, undefined);
    const again = invite().then(
      () => 'invited',
      ({ code }) => code,
    );
    await sleep(100); // it has looked around by now, and waits for our row
    return { again };
  });
  assert.equal(await again, 'invitations.already_invited');
  assert.equal((await world.do(world.client, getInvitation, whose)).resentCount, 1);
});

test('asking for a new invitation tells the inviter, once a day', async () => {
  const { world, within, invite } = await setUp();
  const { token, whose } = await invite();
  const ask = () => within((work) => askForRenewal(work, token));
  assert.equal(await ask(), 'nobody_to_ask', 'the link still works');
  world.later(15 * DAY);

  assert.deepEqual([await ask(), await ask()], ['sent', 'asked_already']);
  const mails = async () => (await world.jobs()).filter(({ kind }) => kind === 'mail.invitation_renewal');
  assert.deepEqual(
    (await mails()).map(({ payload }) => [payload.to, payload.inviteeEmail, payload.organizationName]),
    [['grace@example.com', 'ada@example.com', 'Orion Analytics']],
  );
  world.later(DAY);
  const outcomes = await Promise.all([ask(), ask(), ask()]);
  assert.deepEqual(outcomes.sort(), ['asked_already', 'asked_already', 'sent']);

  await world.do(world.client, revokeInvitation, whose);
  world.later(DAY);
  assert.equal(await ask(), 'sent', 'a revoked one may be asked about, too');
  assert.equal(await within((work) => askForRenewal(work, 'made-up')), 'nobody_to_ask');
});

test('when no inviter is known, the administrators are asked', async () => {
  const { world, within, organizationId, lastToken } = await setUp();
  const admit = (email: string, ...roles: string[]) =>
    world.do(world.client, inviteUser, {
      organizationId,
      email,
      roles,
      membershipMetadata: {},
      fields: {},
      ...(roles.length > 0 && { sendInvitationEmail: false }),
    });
  await admit('ada@example.com');
  const token = await lastToken();
  world.later(15 * DAY);
  const ask = () => within((work) => askForRenewal(work, token));
  assert.equal(await ask(), 'nobody_to_ask', 'nobody runs this organization yet');

  await admit('colleague@example.com', 'member');
  await admit('boss@example.com', 'admin');
  assert.equal(await ask(), 'sent');
  const asked = (await world.jobs()).filter(({ kind }) => kind === 'mail.invitation_renewal');
  assert.deepEqual(
    asked.map(({ payload }) => payload.to),
    ['boss@example.com'],
  );
});

test('whoever rules an organization is an administrator: by the role that its makers get, or by one called admin', async () => {
  const { world, within, organizationId } = await setUp();
  const isDefault = (name: string, default_creator: boolean) =>
    world.db.updateTable('roles').set({ default_creator }).where('environment_id', '=', world.environment.id).where('name', '=', name).execute();
  await isDefault('admin', false);
  await isDefault('member', true);
  for (const [email, role] of [
    ['maker@example.com', 'member'],
    ['named@example.com', 'admin'],
  ] as const) {
    await world.do(world.client, inviteUser, { organizationId, email, roles: [role], membershipMetadata: {}, fields: {}, sendInvitationEmail: false });
  }
  await isDefault('member', false);
  const emails = async () => (await within((work) => listAdministrators(work, organizationId, 5))).map(({ email }) => email);
  assert.deepEqual(await emails(), ['named@example.com']);
  await isDefault('member', true);
  assert.deepEqual(await emails(), ['maker@example.com', 'named@example.com']);
});
