import assert from 'node:assert/strict';
import { test } from 'node:test';
import { command, openTo } from '../../chassis/command.ts';
import { DEFAULT_METHODS, type TestUsers } from '../../platform/environment.ts';
import type { ChallengeId } from '../../platform/ids.ts';
import type { Work } from '../../platform/work.ts';
import { createWorld } from '../../testing/world.ts';
import { noteRequest } from '../auth-log/index.ts';
import { proveByCode, sendChallenge } from './index.ts';

const browserSecret = 'browser-one';
const testUsers: TestUsers = { emails: ['ada+sktest@example.com'], code: '424242', inProduction: false };

async function setUp(kind: 'development' | 'production' = 'development', over: Partial<TestUsers> = {}, methods: Partial<typeof DEFAULT_METHODS> = {}) {
  const world = await createWorld({ kind, methods: { ...DEFAULT_METHODS, ...methods, testUsers: { ...testUsers, ...over } } });
  const within = <T>(deed: (work: Work) => Promise<T>): Promise<T> =>
    world.do(world.visitor, command({ needs: openTo('a test'), run: (work) => deed(work) }), undefined);
  const requestId = world.desk.entropy.id('req', world.now());
  await within(async (work) => noteRequest(work, requestId));
  const send = (email: string) => within((work) => sendChallenge(work, { email, purpose: 'sign_in', browserSecret, requestId }));
  const prove = async (id: ChallengeId, code: string) => (await within((work) => proveByCode(work, { id, code, browserSecret }))).proven;
  const mails = async () => (await world.jobs()).filter(({ kind }) => kind === 'mail.challenge').length;
  const steps = async () =>
    (await world.db.selectFrom('auth_steps').select('step').where('request_id', '=', requestId).orderBy('number').execute()).map(({ step }) => step);
  return { world, send, prove, mails, steps };
}

test('a test user gets no mail and the same code every time, as often as tests like, and the log says so', async () => {
  const { send, prove, mails, steps } = await setUp();
  for (let round = 0; round < 4; round += 1) assert.ok(await prove(await send('Ada+SKTEST@example.com'), '424 242'));
  assert.equal(await mails(), 0);
  assert.deepEqual((await steps()).slice(0, 3), ['request_came', 'test_code_set', 'test_code_right']);
});

test('everything else is real: a wrong code is wrong, and five of them end it', async () => {
  const { send, prove } = await setUp();
  const id = await send('ada+sktest@example.com');
  for (let attempt = 0; attempt < 5; attempt += 1) assert.ok(!(await prove(id, '424243')));
  assert.ok(!(await prove(id, '424242')));
});

test('nobody else gets in by it, whatever their address looks like', async () => {
  const { send, prove, mails } = await setUp();
  assert.ok(!(await prove(await send('eve+sktest@example.com'), '424242')));
  assert.equal(await mails(), 1);
});

test('a production environment has test users only where somebody said so', async () => {
  const off = await setUp('production');
  assert.ok(!(await off.prove(await off.send('ada+sktest@example.com'), '424242')));
  assert.equal(await off.mails(), 1);
  const on = await setUp('production', { inProduction: true });
  assert.ok(await on.prove(await on.send('ada+sktest@example.com'), '424242'));
});

test('where mails hold a link alone, a test user is nobody special', async () => {
  const { send, prove, mails } = await setUp('development', {}, { emailCode: false });
  assert.ok(!(await prove(await send('ada+sktest@example.com'), '424242')));
  assert.equal(await mails(), 1);
});
