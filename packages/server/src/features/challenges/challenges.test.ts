import assert from 'node:assert/strict';
import { test } from 'node:test';
import { command, openTo } from '../../chassis/command.ts';
import type { ChallengeId } from '../../platform/ids.ts';
import type { Work } from '../../platform/work.ts';
import { createWorld } from '../../testing/world.ts';
import {
  challengeDuty,
  challengeState,
  findChallenge,
  peekLink,
  proveByCode,
  proveByLink,
  recordLinkProof,
  resendChallenge,
  sendChallenge,
  wasProvenJustNow,
} from './index.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const DAY = 24 * 60 * MINUTE;
const email = 'ada@example.com';
const browserSecret = 'browser-one';

async function setUp() {
  const world = await createWorld();
  const within = <T>(deed: (work: Work) => Promise<T>): Promise<T> =>
    world.do(world.visitor, command({ needs: openTo('a test'), run: (work) => deed(work) }), undefined);
  const send = (to = email, browser = browserSecret) => within((work) => sendChallenge(work, { email: to, purpose: 'sign_in', browserSecret: browser }));
  const mails = async () => (await world.jobs()).filter((job) => job.kind === 'mail.challenge').map((job) => job.payload);
  const lastMail = async () => (await mails()).at(-1)!;
  const byCode = (id: ChallengeId, code: string, browser = browserSecret) => within((work) => proveByCode(work, { id, code, browserSecret: browser }));
  const byLink = (link: string, browser = browserSecret) => within((work) => proveByLink(work, { token: link.split('/').at(-1)!, browserSecret: browser }));
  return { world, within, send, mails, lastMail, byCode, byLink };
}

const wrongCode = (right: string) => String((Number(right) + 1) % 1_000_000).padStart(6, '0');

test('the mail carries six digits and a link, and either proves the mailbox once', async () => {
  const { world, send, lastMail, byCode, byLink } = await setUp();
  for (const way of ['code', 'link'] as const) {
    const id = await send();
    const { code, link, to, seconds } = await lastMail();
    assert.match(code!, /^\d{6}$/);
    assert.equal(to, email);
    assert.equal(seconds, 300);
    assert.ok(link!.startsWith(`${world.environment.url}/a/auth/link/`));
    const proven = way === 'code' ? await byCode(id, code!) : await byLink(link!);
    assert.ok(proven.proven);
    assert.equal(proven.challenge.email, email);
    world.later(2 * MINUTE);
    const again = way === 'code' ? await byCode(id, code!) : await byLink(link!);
    assert.equal(again.proven, false);
  }
});

test('codes are read the way people type them', async () => {
  const { send, lastMail, byCode } = await setUp();
  const id = await send();
  const { code } = await lastMail();
  assert.ok((await byCode(id, ` ${code!.slice(0, 3)} ${code!.slice(3)}`)).proven);
});

test('neither the code nor the link stands in the database', async () => {
  const { world, send, lastMail } = await setUp();
  const id = await send();
  const { code, link } = await lastMail();
  const row = JSON.stringify(await world.db.selectFrom('mail_challenges').selectAll().where('id', '=', id).executeTakeFirstOrThrow());
  assert.ok(!row.includes(code!) && !row.includes(link!.split('/').at(-1)!));
});

test('five wrong tries end it, and the right code comes too late', async () => {
  const { send, lastMail, byCode } = await setUp();
  const id = await send();
  const { code } = await lastMail();
  const told = [];
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const outcome = await byCode(id, wrongCode(code!));
    told.push(outcome.proven ? 'proven' : outcome.why === 'wrong' ? outcome.triesLeft : outcome.why);
  }
  assert.deepEqual(told, [4, 3, 2, 1, 'locked']);
  assert.deepEqual(await byCode(id, code!).then((outcome) => outcome.proven || outcome.why), 'locked');
});

test('tries made at the same moment are counted one by one', async () => {
  const { send, lastMail, byCode } = await setUp();
  const id = await send();
  const { code } = await lastMail();
  const outcomes = await Promise.all(Array.from({ length: 12 }, () => byCode(id, wrongCode(code!))));
  assert.equal(outcomes.filter((outcome) => !outcome.proven && outcome.why === 'wrong').length, 4);
  assert.equal(outcomes.filter((outcome) => !outcome.proven && outcome.why === 'locked').length, 8);
});

test('asking for another mail does not hand out more tries', async () => {
  const { world, within, send, lastMail, byCode } = await setUp();
  const id = await send();
  const { code } = await lastMail();
  for (let attempt = 0; attempt < 4; attempt += 1) await byCode(id, wrongCode(code!));
  world.later(MINUTE);
  await within((work) => resendChallenge(work, id, browserSecret));
  const fresh = await lastMail();
  assert.equal(await byCode(id, wrongCode(fresh.code!)).then((outcome) => outcome.proven || outcome.why), 'locked');
  await assert.rejects(
    within((work) => resendChallenge(work, id, browserSecret)),
    { code: 'challenges.gone' },
  );
});

test('after five minutes by the clock neither code nor link works', async () => {
  const { world, send, lastMail, byCode, byLink } = await setUp();
  const id = await send();
  const { code, link } = await lastMail();
  world.later(5 * MINUTE);
  assert.equal(await byCode(id, code!).then((outcome) => outcome.proven || outcome.why), 'expired');
  assert.equal(await byLink(link!).then((outcome) => outcome.proven || outcome.why), 'expired');
});

test('a new mail makes the old code and link worthless, and the old mail is not sent if it still waits', async () => {
  const { within, send, mails, lastMail, byCode, byLink } = await setUp();
  const id = await send();
  const old = await lastMail();
  await within((work) => resendChallenge(work, id, browserSecret));
  assert.equal((await mails()).length, 1);
  const fresh = await lastMail();
  assert.notEqual(fresh.link, old.link);
  assert.equal((await byLink(old.link!)).proven, false);
  if (fresh.code !== old.code) assert.equal((await byCode(id, old.code!)).proven, false);
  assert.ok((await byCode(id, fresh.code!)).proven);
});

test('asking anew in the same browser closes what it asked before; another browser is not disturbed', async () => {
  const { world, send, mails, byCode } = await setUp();
  const [first] = [await send()];
  const [firstMail] = await mails();
  await send();
  assert.equal((await mails()).length, 1, 'the first mail no longer waits');
  assert.equal((await byCode(first, firstMail!.code!)).proven, false);
  world.later(MINUTE);
  const other = await send(email, 'browser-two');
  const third = (await mails()).at(-1)!;
  await send();
  assert.ok((await byCode(other, third.code!, 'browser-two')).proven);
});

test('two mails a minute to one address, however it is spelled, from whatever browser, first and repeated together', async () => {
  const { world, within, send } = await setUp();
  const id = await send();
  await send('ADA@example.com', 'browser-two');
  await assert.rejects(send(email, 'browser-three'), { code: 'challenges.too_many_mails' });
  await assert.rejects(
    within((work) => resendChallenge(work, id, browserSecret)),
    { code: 'challenges.too_many_mails' },
  );
  await send('grace@example.com');
  world.later(MINUTE);
  await within((work) => resendChallenge(work, id, browserSecret));
  await within((work) => resendChallenge(work, id, browserSecret));
  await assert.rejects(
    within((work) => resendChallenge(work, id, browserSecret)),
    { code: 'challenges.too_many_mails' },
  );
});

test('requests at the same moment get two mails together', async () => {
  const { mails, send } = await setUp();
  const outcomes = await Promise.allSettled(Array.from({ length: 8 }, (_, index) => send(email, `browser-${index}`)));
  assert.equal(outcomes.filter((outcome) => outcome.status === 'fulfilled').length, 2);
  assert.equal((await mails()).length, 2);
});

test('guessing over many challenges is stopped for the day', async () => {
  const { world, send, mails, byCode } = await setUp();
  for (let round = 0; round < 20; round += 1) {
    const browser = `guesser-${round}`;
    const id = await send(email, browser);
    const { code } = (await mails()).at(-1)!;
    for (let attempt = 0; attempt < 5; attempt += 1) await byCode(id, wrongCode(code!), browser);
    world.later(MINUTE);
  }
  await assert.rejects(send(), { code: 'challenges.too_many_tries' });
  world.later(24 * 60 * MINUTE);
  await send();
});

test('in another browser neither the code nor the link proves anything', async () => {
  const { within, send, lastMail, byCode, byLink } = await setUp();
  const id = await send();
  const { code, link } = await lastMail();
  assert.equal((await byCode(id, code!, 'browser-two')).proven, false);
  assert.equal((await byLink(link!, 'browser-two')).proven, false);
  assert.equal(await within((work) => findChallenge(work, id, 'browser-two')), undefined);

  const token = link!.split('/').at(-1)!;
  assert.deepEqual(await within((work) => peekLink(work, token, 'browser-two')), { known: true, sameBrowser: false, state: 'open' });
  assert.deepEqual(await within((work) => peekLink(work, token, undefined)), { known: true, sameBrowser: false, state: 'open' });
  const mine = await within((work) => peekLink(work, token, browserSecret));
  assert.ok(mine.known && mine.sameBrowser && mine.challenge.id === id);
  assert.deepEqual(await within((work) => peekLink(work, 'nonsense', browserSecret)), { known: false });
});

test('looking at a link, however often, uses nothing up', async () => {
  const { within, send, lastMail, byLink } = await setUp();
  await send();
  const { link } = await lastMail();
  const token = link!.split('/').at(-1)!;
  for (let scan = 0; scan < 5; scan += 1) await within((work) => peekLink(work, token, scan % 2 ? browserSecret : undefined));
  assert.ok((await byLink(link!)).proven);
});

test('a second press of the same proof, right away and in the same browser, gets the same answer', async () => {
  const { world, send, lastMail, byCode } = await setUp();
  const id = await send();
  const { code } = await lastMail();
  assert.ok((await byCode(id, code!)).proven);
  assert.ok((await byCode(id, code!)).proven);
  assert.equal((await byCode(id, wrongCode(code!))).proven, false);
  world.later(31 * SECOND);
  assert.equal(await byCode(id, code!).then((outcome) => outcome.proven || outcome.why), 'used');
});

test('of many who come with one code at one moment, one row is used and the clock of its use is one', async () => {
  const { world, within, send, lastMail, byCode, byLink } = await setUp();
  const id = await send();
  const { code, link } = await lastMail();
  const outcomes = await Promise.all(Array.from({ length: 8 }, (_, index) => (index % 2 ? byCode(id, code!) : byLink(link!))));
  assert.ok(outcomes.every((outcome) => outcome.proven));
  assert.equal(challengeState((await within((work) => findChallenge(work, id, browserSecret)))!, world.now()), 'used');
});

test('one environment knows nothing of the challenges of another', async () => {
  const [here, there] = [await setUp(), await setUp()];
  const id = await here.send();
  const { code, link } = await here.lastMail();
  assert.equal((await there.byCode(id, code!)).proven, false);
  assert.equal((await there.byLink(link!)).proven, false);
  await Promise.all([there.send(), there.send(email, 'browser-two')]);
});

test('a proof shown by an invitation is remembered for its browser, for a moment, and counts as no mail', async () => {
  const { world, within, send } = await setUp();
  const organizationId = await world.organization();
  const [invitationId, userId] = [world.desk.entropy.id('inv', world.now()), world.desk.entropy.id('usr', world.now())];
  const row = { environment_id: world.environment.id, created_at: world.now() };
  await world.db
    .insertInto('users')
    .values({ ...row, id: userId, email, updated_at: world.now() })
    .execute();
  await world.db
    .insertInto('invitations')
    .values({ ...row, id: invitationId, organization_id: organizationId, user_id: userId, status: 'accepted', expires_at: world.now() })
    .execute();

  await within((work) => recordLinkProof(work, { invitationId, email, browserSecret }));
  assert.ok(await within((work) => wasProvenJustNow(work, invitationId, browserSecret)));
  assert.ok(!(await within((work) => wasProvenJustNow(work, invitationId, 'browser-two'))));
  await send();
  await send(email, 'browser-two');
  world.later(31 * SECOND);
  assert.ok(!(await within((work) => wasProvenJustNow(work, invitationId, browserSecret))));
});

test('what is a day old is swept, and until then its wrong tries count, whatever became of the request', async () => {
  const { world, within, send, mails, byCode } = await setUp();
  const old = await send();
  world.later(DAY - MINUTE);
  await within(challengeDuty.run);
  assert.ok(await within((work) => findChallenge(work, old, browserSecret)));
  const fresh = await send(email, 'browser-two');
  world.later(2 * MINUTE);
  await within(challengeDuty.run);
  assert.equal(await within((work) => findChallenge(work, old, browserSecret)), undefined);
  assert.ok((await byCode(fresh, (await mails()).at(-1)!.code!, 'browser-two')).proven);
});

test('a request that is swept away takes no challenge with it', async () => {
  const { world, within } = await setUp();
  const row = { environment_id: world.environment.id, created_at: world.now() };
  const [clientId, interactionId] = [world.desk.entropy.id('webc', world.now()), world.desk.entropy.id('req', world.now())];
  await world.db
    .insertInto('clients')
    .values({ ...row, id: clientId, kind: 'web', name: 'Orion', updated_at: world.now() })
    .execute();
  await world.db
    .insertInto('interactions')
    .values({ ...row, id: interactionId, client_id: clientId, browser_hash: 'x', request: '{}', expires_at: world.now() })
    .execute();
  const id = await within((work) => sendChallenge(work, { email, purpose: 'sign_in', browserSecret, interactionId }));
  await world.db.deleteFrom('interactions').where('id', '=', interactionId).execute();
  const challenge = await within((work) => findChallenge(work, id, browserSecret));
  assert.ok(challenge && challenge.interactionId === undefined);
});
