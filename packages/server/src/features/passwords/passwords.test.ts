import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hash } from '@node-rs/argon2';
import { type Command, command, openTo } from '../../chassis/command.ts';
import type { UserId } from '../../platform/ids.ts';
import type { Work } from '../../platform/work.ts';
import { createWorld } from '../../testing/world.ts';
import { findSessionById, startSession } from '../sessions/index.ts';
import { EMPTY_PROFILE } from '../users/user.ts';
import { createHasher, type Hasher, isCurrent, NOBODYS_HASH } from './hash.ts';
import {
  getPassword,
  hasher,
  hashOf,
  lookAtPassword,
  type PasswordProven,
  provePassword,
  requirePasswordChange,
  setPassword,
  weaknessOf,
  wordsAbout,
} from './index.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const email = 'ada@example.com';
const right = 'correct horse battery staple';

async function setUp() {
  const world = await createWorld();
  const within = <T>(deed: (work: Work) => Promise<T>): Promise<T> =>
    world.do(world.visitor, command({ needs: openTo('a test'), run: (work) => deed(work) }), undefined);
  const id: UserId = world.desk.entropy.id('usr', world.now());
  const user = { id, email, profile: EMPTY_PROFILE };
  await world.db
    .insertInto('users')
    .values({ id, email: user.email, environment_id: world.environment.id, created_at: world.now(), updated_at: world.now() })
    .execute();
  const start = async () => (await within((work) => startSession(work, { userId: id, proof: 'email_code', opensAll: true }))).id;
  const set = async (typed = right) => {
    const kept = await start();
    const made = await hashOf(typed);
    await within((work) => setPassword(work, user, { hash: made, kept }));
    return kept;
  };
  const asked: string[] = [];
  const counting: Hasher = {
    hash: (typed) => hasher.hash(typed),
    verify: (known, typed) => {
      asked.push(known);
      return hasher.verify(known, typed);
    },
  };
  const prove: Command<{ email: string; typed: string }, PasswordProven, Awaited<ReturnType<typeof lookAtPassword>>> = command({
    needs: openTo('a test'),
    prepare: (_outside, input, _caller, read) => lookAtPassword(read, input, counting),
    run: (work, input, look) => provePassword(work, input.email, look),
  });
  const by = (typed: string, address = email) => world.do(world.visitor, prove, { email: address, typed });
  const from = (ip: string, typed: string) => {
    const run: typeof prove.run = (work, input, look) => prove.run({ ...work, from: { ip, userAgent: '' } }, input, look);
    return world.do(
      world.visitor,
      {
        ...prove,
        prepare: (_outside, input, _caller, read) => lookAtPassword((see) => read((work) => see({ ...work, from: { ip, userAgent: '' } })), input, counting),
        run,
      },
      { email, typed },
    );
  };
  const row = () => world.db.selectFrom('passwords').selectAll().where('user_id', '=', id).executeTakeFirstOrThrow();
  const news = async () => (await world.jobs()).filter(({ kind }) => kind === 'mail.password').map(({ payload }) => payload['what']);
  return { world, within, user, start, set, by, from, asked, row, news };
}

test('the right one is right however its letters are put together, and capitals matter', async () => {
  const { set, by, row } = await setUp();
  await set('Zo\u0308e und das gro\u00dfe Meer');
  assert.ok((await by('Zo\u0308e und das gro\u00dfe Meer')).proven);
  assert.ok((await by('Z\u00f6e und das gro\u00dfe Meer')).proven);
  assert.ok(!(await by('z\u00f6e und das gro\u00dfe meer')).proven);
  assert.ok(isCurrent((await row()).hash));
});

test('an unknown address, one without a password, and a wrong password cost one comparison each and hear the same', async () => {
  const { world, set, by, asked } = await setUp();
  const without = { id: world.desk.entropy.id('usr', world.now()), email: 'grace@example.com' };
  await world.db
    .insertInto('users')
    .values({ ...without, environment_id: world.environment.id, created_at: world.now(), updated_at: world.now() })
    .execute();
  await set();
  const answers = [];
  for (const address of ['nobody@example.com', without.email, email]) {
    const before = asked.length;
    answers.push(await by('not the right one', address));
    assert.equal(asked.length - before, 1, address);
  }
  assert.deepEqual(answers, Array(3).fill({ proven: false, why: 'wrong', triesLeft: 4 }));
  assert.deepEqual(asked.slice(0, 2), [NOBODYS_HASH, NOBODYS_HASH]);
  assert.ok(isCurrent(NOBODYS_HASH));
});

test('after five wrong ones that network waits, whatever it types then, known address or not', async () => {
  const { world, set, by, asked } = await setUp();
  await set();
  for (const address of [email, 'nobody@example.com']) {
    const told = [];
    for (let attempt = 0; attempt < 5; attempt += 1) {
      const outcome = await by('not the right one', address);
      told.push(outcome.proven ? 'proven' : outcome.why === 'wrong' ? outcome.triesLeft : outcome.waitSeconds);
    }
    assert.deepEqual(told, [4, 3, 2, 1, 60]);
    const before = asked.length;
    assert.deepEqual(await by(right, address), { proven: false, why: 'wait', waitSeconds: 60 });
    assert.equal(asked.length, before, 'nothing is compared for whoever waits');
  }
  world.later(MINUTE);
  assert.ok((await by(right)).proven);
  assert.deepEqual(await by('not the right one'), { proven: false, why: 'wrong', triesLeft: 4 });
});

test('a stranger elsewhere makes the owner wait for nothing, until very many were wrong everywhere', async () => {
  const { set, from } = await setUp();
  await set();
  for (let attempt = 0; attempt < 5; attempt += 1) await from('192.0.2.1', 'not the right one');
  assert.ok((await from('198.51.100.1', right)).proven);
  for (let attempt = 0; attempt < 50; attempt += 1) await from(`192.0.2.${10 + attempt}`, 'not the right one');
  assert.deepEqual(await from('198.51.100.1', right), { proven: false, why: 'wait', waitSeconds: 300 });
});

test('guesses at the same moment are counted one by one', async () => {
  const { set, by } = await setUp();
  await set();
  const outcomes = await Promise.all(Array.from({ length: 12 }, () => by('not the right one')));
  assert.equal(outcomes.filter((outcome) => !outcome.proven && outcome.why === 'wrong').length, 4);
});

test('one that was changed between the comparison and the answer opens nothing', async () => {
  const { world, within, set } = await setUp();
  await set();
  const look = await lookAtPassword((see) => within(see), { email, typed: right });
  assert.ok(look.right);
  await set('another one that is long');
  assert.equal((await within((work) => provePassword(work, email, look))).proven, false);
  assert.ok(world);
});

test('a hash of older parameters is made anew when its password is shown', async () => {
  const { world, user, set, by, row } = await setUp();
  await set();
  const old = await hash(right, { memoryCost: 8192, timeCost: 1 });
  await world.db.updateTable('passwords').set({ hash: old }).where('user_id', '=', user.id).execute();
  assert.ok(!(await by('not the right one')).proven);
  assert.equal((await row()).hash, old);
  assert.ok((await by(right)).proven);
  assert.ok(isCurrent((await row()).hash));
  assert.ok((await by(right)).proven);
});

test('a first password signs nobody out; a changed one signs every other browser out; both are told by mail', async () => {
  const { within, start, set, by, news } = await setUp();
  const other = await start();
  const lives = (id: Awaited<ReturnType<typeof start>>) => within(async (work) => (await findSessionById(work, id)) !== undefined);
  const first = await set();
  assert.deepEqual([await lives(other), await lives(first)], [true, true]);
  const second = await set('another one that is long');
  assert.deepEqual([await lives(other), await lives(first), await lives(second)], [false, false, true]);
  assert.deepEqual(await news(), ['set', 'changed']);
  assert.ok(!(await by(right)).proven);
});

test('the app’s own server sees whether there is one, and asks for a new one', async () => {
  const { world, user, set, start, within, by } = await setUp();
  const whose = { userId: user.id };
  assert.deepEqual(await world.do(world.client, getPassword, whose), { mustChange: false });
  await assert.rejects(world.do(world.client, requirePasswordChange, whose), { code: 'passwords.none' });
  await set();
  const other = await start();
  assert.deepEqual(await world.do(world.client, requirePasswordChange, whose), { changedAt: world.now(), mustChange: true });
  assert.equal(await within((work) => findSessionById(work, other)), undefined);
  assert.ok((await by(right)).proven, 'it still proves who they are; the journey asks for more');
  await set('another one that is long');
  assert.equal((await world.do(world.client, getPassword, whose)).mustChange, false);
});

test('what may be a password: long enough, not common, not about the person', async () => {
  const user = { email: 'ada.lovelace@analytical-engines.example', profile: { ...EMPTY_PROFILE, givenName: 'Augusta', familyName: 'Lovelace-King' } };
  const words = wordsAbout({ environment: { name: 'Orion Cloud' } as Work['environment'] }, user, ['Difference & Sons']);
  const table: [string, Awaited<ReturnType<typeof weaknessOf>>][] = [
    ['eleven char', 'short'],
    ['twelve chars', undefined],
    ['🐙🦑🐚🐌🦀🦞🦐🦪🐡🐠🐟🐬', undefined],
    ['🐙🦑🐚🐌🦀🦞', 'short'],
    ['x'.repeat(129), 'long'],
    [`${'long and '.repeat(14)}x`, undefined],
    ['correct horse battery staple', undefined],
    ['aaaaaaaaaaaa', 'common'],
    ['abcabcabcabc', 'common'],
    ['1234567890123', 'common'],
    ['Password12345', 'common'],
    ['qwertyuiop123', 'common'],
    ['!!password!!!!', 'common'],
    ['ADA.Lovelace1!', 'about_you'],
    ['ada.lovelace@analytical-engines.example', 'about_you'],
    ['analytical-engines', 'about_you'],
    ['DifferenceSons!', 'about_you'],
    ['orion-cloud-99', 'about_you'],
    ['orion cloud is where i keep my numbers', undefined],
  ];
  for (const [typed, expected] of table) assert.equal(await weaknessOf(typed, words), expected, typed);
});

test('a few hashes at a time, the others in line, and no line without end', async () => {
  const open: (() => void)[] = [];
  let running = 0;
  let most = 0;
  const slow: Hasher = {
    hash: async () => '',
    verify: async () => {
      most = Math.max(most, (running += 1));
      await new Promise<void>((done) => open.push(done));
      running -= 1;
      return true;
    },
  };
  const capped = createHasher({ atOnce: 2, waiting: 3 }, slow);
  const all = Array.from({ length: 6 }, () => capped.verify('', ''));
  await assert.rejects(all[5]!, { code: 'passwords.busy' });
  for (let turn = 0; turn < 5; turn += 1) {
    open.shift()?.();
    await new Promise(setImmediate);
  }
  assert.deepEqual(await Promise.all(all.slice(0, 5)), Array(5).fill(true));
  assert.equal(most, 2);
});
