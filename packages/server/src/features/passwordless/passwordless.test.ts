import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseId } from '../../platform/ids.ts';
import { createWorld } from '../../testing/world.ts';
import { passwordlessDuty, passwordlessMails } from './index.ts';
import { resendPasswordless, type SendPasswordless, sendPasswordless } from './send.ts';
import { verifyPasswordless } from './verify.ts';

const MINUTE = 60_000;
const email = 'Ada@example.com';
const linkUri = 'https://app.example/verify?from=mail';

async function setUp() {
  const world = await createWorld();
  const send = (over: Partial<SendPasswordless> = {}) => world.do(world.client, sendPasswordless, { email, variables: {}, ...over });
  const resend = (id: string) => world.do(world.client, resendPasswordless, parseId('pwl', id));
  const mails = async () => (await world.jobs()).filter(({ kind }) => kind === 'mail.passwordless').map(({ payload }) => payload);
  const lastMail = async () => (await mails()).at(-1)!;
  const verify = async (proof: { code: string } | { linkToken: string }, requestId = '') => {
    const verified = await world.do(world.client, verifyPasswordless, { proof, requestId });
    return verified.right ? verified.request : verified.fault.code;
  };
  const byCode = (requestId: string, code: string) => verify({ code }, requestId);
  return { world, send, resend, mails, lastMail, verify, byCode };
}

const tokenIn = (link: string | undefined) => new URL(link!).searchParams.get('link_token')!;
const wrong = (code: string | undefined, by = 1) => String((Number(code) + by) % 1_000_000).padStart(6, '0');

test('a code proves the mailbox once, and hands back what the app said', async () => {
  const { send, lastMail, byCode } = await setUp();
  const { id } = await send({ state: 'state-1', template: 'sign_up' });
  const { code, link } = await lastMail();
  assert.match(code!, /^\d{6}$/);
  assert.equal(link, undefined, 'no page to open, no link');
  const proven = await byCode(id, ` ${code!.slice(0, 3)} ${code!.slice(3)}`);
  assert.ok(typeof proven === 'object');
  assert.deepEqual([proven.email, proven.state, proven.template, proven.kind], [email, 'state-1', 'sign_up', 'code']);
  assert.equal(await byCode(id, code!), 'passwordless.used');
});

test('a link proves it once, alone or with the id of its request, and keeps the rest of its address', async () => {
  const { world, send, lastMail, verify } = await setUp();
  for (const withId of [false, true]) {
    const { id } = await send({ linkUri });
    const { link, code } = await lastMail();
    assert.match(code!, /^\d{6}$/);
    assert.ok(link!.startsWith('https://app.example/verify?from=mail&link_token='));
    assert.ok(tokenIn(link).length <= 100);
    await assert.rejects(verify({ linkToken: tokenIn(link) }, 'pwl_1'), { code: 'passwordless.unknown_link' });
    const proven = await verify({ linkToken: tokenIn(link) }, withId ? id : '');
    assert.ok(typeof proven === 'object' && proven.id === id);
    assert.equal(await verify({ linkToken: tokenIn(link) }), 'passwordless.used');
    assert.equal(await verify({ code: code! }, id), 'passwordless.used');
    world.later(MINUTE);
  }
});

test('neither the code nor the link stands in the database', async () => {
  const { world, send, lastMail } = await setUp();
  const { id } = await send({ linkUri });
  const { code, link } = await lastMail();
  const row = JSON.stringify(await world.db.selectFrom('passwordless_requests').selectAll().where('id', '=', id).executeTakeFirstOrThrow());
  assert.ok(!row.includes(`"${code}"`) && !row.includes(tokenIn(link)));
});

test('five wrong codes end it, and the right one comes too late', async () => {
  const { send, lastMail, byCode, verify } = await setUp();
  const { id } = await send({ linkUri });
  const { code, link } = await lastMail();
  const told = [];
  for (let by = 1; by <= 5; by += 1) told.push(await byCode(id, wrong(code, by)));
  assert.deepEqual(told, [...Array(4).fill('passwordless.wrong_code'), 'passwordless.locked']);
  assert.equal(await byCode(id, code!), 'passwordless.locked');
  assert.equal(await verify({ linkToken: tokenIn(link) }), 'passwordless.locked');
});

test('a client that repeats the call that failed uses up one try', async () => {
  const { send, lastMail, byCode } = await setUp();
  const { id } = await send();
  const { code } = await lastMail();
  for (let by = 1; by <= 4; by += 1) for (let repeated = 0; repeated < 3; repeated += 1) await byCode(id, wrong(code, by));
  assert.ok(typeof (await byCode(id, code!)) === 'object');
});

test('tries made at the same moment are counted one by one', async () => {
  const { send, lastMail, byCode } = await setUp();
  const { id } = await send();
  const { code } = await lastMail();
  const told = await Promise.all(Array.from({ length: 12 }, (_, index) => byCode(id, wrong(code, index + 1))));
  assert.equal(told.filter((each) => each === 'passwordless.wrong_code').length, 4);
  assert.equal(told.filter((each) => each === 'passwordless.locked').length, 8);
});

test('of many who come with one proof, one is right', async () => {
  const { send, lastMail, verify } = await setUp();
  const { id } = await send({ linkUri });
  const { code, link } = await lastMail();
  const told = await Promise.all(Array.from({ length: 8 }, (_, index) => verify(index % 2 ? { code: code! } : { linkToken: tokenIn(link) }, id)));
  assert.equal(told.filter((each) => typeof each === 'object').length, 1);
  assert.equal(told.filter((each) => each === 'passwordless.used').length, 7);
});

test('it lasts as long as the app said, by the clock', async () => {
  const { world, send, lastMail, byCode, verify, resend } = await setUp();
  const { id, seconds, expiresAt } = await send({ seconds: 3600, linkUri });
  assert.deepEqual([seconds, expiresAt.getTime() - world.now().getTime()], [3600, 60 * MINUTE]);
  const { code, link } = await lastMail();
  world.later(60 * MINUTE - 1);
  assert.equal(await byCode(id, wrong(code)), 'passwordless.wrong_code');
  world.later(1);
  assert.equal(await byCode(id, code!), 'passwordless.expired');
  assert.equal(await verify({ linkToken: tokenIn(link) }), 'passwordless.expired');
  await assert.rejects(resend(id), { code: 'passwordless.not_open' });
  assert.equal((await send()).seconds, 300);
});

test('another mail may be sent at once: it has a new code and link, the full time, and no new tries', async () => {
  const { world, send, resend, mails, byCode, verify } = await setUp();
  const { id } = await send({ linkUri });
  const [old] = await mails();
  for (let by = 1; by <= 4; by += 1) await byCode(id, wrong(old!.code, by));
  const again = await resend(id);
  assert.deepEqual([again.id, again.expiresAt.getTime() - world.now().getTime()], [id, 5 * MINUTE]);
  assert.equal((await mails()).length, 1, 'the first mail no longer waits');
  const fresh = (await mails())[0]!;
  await assert.rejects(verify({ linkToken: tokenIn(old!.link) }), { code: 'passwordless.unknown_link' });
  assert.equal(await byCode(id, wrong(fresh.code, 7)), 'passwordless.locked');
  await assert.rejects(resend(id), { code: 'passwordless.not_open' });
});

test('two mails a minute to one address, however it is spelled, first and repeated ones together', async () => {
  const { world, send, resend } = await setUp();
  const { id } = await send();
  await send({ email: 'ada@EXAMPLE.com' });
  await assert.rejects(send(), { code: 'passwordless.too_many_mails' });
  await assert.rejects(resend(id), { code: 'passwordless.too_many_mails' });
  await send({ email: 'grace@example.com' });
  world.later(MINUTE);
  const outcomes = await Promise.allSettled(Array.from({ length: 6 }, () => resend(id)));
  assert.equal(outcomes.filter(({ status }) => status === 'fulfilled').length, 2);
});

test('guessing over many requests is stopped for the day', async () => {
  const { world, send, lastMail, byCode } = await setUp();
  for (let round = 0; round < 20; round += 1) {
    const { id } = await send();
    const { code } = await lastMail();
    for (let by = 1; by <= 5; by += 1) await byCode(id, wrong(code, by));
    world.later(MINUTE);
  }
  await assert.rejects(send(), { code: 'passwordless.too_many_tries' });
  world.later(24 * 60 * MINUTE);
  await send();
});

test('what the app says of the mail is checked', async () => {
  const { send } = await setUp();
  const fields = (asked: Promise<unknown>) =>
    asked.then(
      () => [],
      ({ violations }) => violations.map(({ field }: { field: string }) => field),
    );
  assert.deepEqual(await fields(send({ seconds: 59 })), ['expires_in']);
  assert.deepEqual(await fields(send({ seconds: 3601 })), ['expires_in']);
  for (const uri of ['not a url', 'javascript:alert(1)', 'ftp://app.example', 'https://ada:secret@app.example/']) {
    assert.deepEqual(await fields(send({ linkUri: uri })), ['magiclink_auth_uri'], uri);
  }
  for (const name of ['otp', 'link', 'expire_time', 'expiry_time', 'expiry_time_relative']) {
    assert.deepEqual(await fields(send({ variables: { [name]: 'x' } })), [`template_variables["${name}"]`]);
  }
  assert.deepEqual(await fields(send({ variables: { greeting: '' } })), ['template_variables["greeting"]']);
  await send({ variables: { greeting: 'Hello' }, linkUri: 'http://localhost:3000/verify' });
});

test('a link to a production app is encrypted, unless it goes to the developer', async () => {
  const world = await createWorld({ kind: 'production' });
  const send = (uri: string) => world.do(world.client, sendPasswordless, { email, variables: {}, linkUri: uri });
  await assert.rejects(send('http://app.example/verify'), { code: 'request.invalid' });
  await send('http://localhost:3000/verify');
});

test('only the app asks', async () => {
  const { world } = await setUp();
  await assert.rejects(world.do(world.visitor, sendPasswordless, { email, variables: {} }), { code: 'access.no_credentials' });
  const organizationId = await world.organization();
  const machine = { kind: 'machine', id: 'm2morg_1', organizationId, scopes: [] } as const;
  await assert.rejects(world.do(machine, verifyPasswordless, { proof: { code: '1' }, requestId: '' }), { code: 'access.denied' });
});

test('one environment knows nothing of the requests of another', async () => {
  const [here, there] = [await setUp(), await setUp()];
  const { id } = await here.send({ linkUri });
  const { code, link } = await here.lastMail();
  await assert.rejects(there.byCode(id, code!), { code: 'passwordless.not_found' });
  await assert.rejects(there.verify({ linkToken: tokenIn(link) }), { code: 'passwordless.unknown_link' });
  await assert.rejects(there.resend(id), { code: 'passwordless.not_found' });
  await Promise.all([there.send(), there.send()]);
});

test('what is a day old is swept', async () => {
  const { world, send, byCode, lastMail } = await setUp();
  const { id } = await send({ seconds: 3600 });
  const sweep = () => world.desk.db.transaction().execute((sql) => passwordlessDuty.run({ sql, now: world.now(), environment: world.environment } as never));
  const { code } = await lastMail();
  await sweep();
  assert.equal(await byCode(id, wrong(code)), 'passwordless.wrong_code');
  world.later(24 * 60 * MINUTE + 1);
  await sweep();
  await assert.rejects(byCode(id, code!), { code: 'passwordless.not_found' });
});

test('the mail says what it holds, and how long that is good', async () => {
  const { world } = await setUp();
  const render = (over: object) => passwordlessMails['mail.passwordless'].render({ to: email, template: 'sign_in', seconds: 300, ...over }, world.environment);
  const code = render({ code: '012345' });
  assert.deepEqual([code.to, code.subject], [email, '012345 is your code for Orion']);
  assert.match(code.text, /5 minutes/);
  assert.ok(!code.text.includes('button'));
  const both = render({ code: '012345', link: 'https://app.example/?link_token=abc&x=1', template: 'sign_up', seconds: 90 });
  assert.match(both.text, /https:\/\/app\.example\/\?link_token=abc&x=1/);
  assert.match(both.html, /Finish signing up for Orion/);
  assert.match(both.text, /90 seconds/);
  const link = render({ link: 'https://app.example/?link_token=abc' });
  assert.equal(link.subject, 'Your link for Orion');
});

test('what a mail holds is for the environment to say, where it has said so', async () => {
  const { world, send, lastMail, verify } = await setUp();
  const id = world.desk.entropy.id('conn', world.now());
  const say = async (settings: object, enabled = true) => {
    const dates = { created_at: world.now(), updated_at: world.now() };
    const values = { ...dates, environment_id: world.environment.id, kind: 'passwordless', provider: 'SCALEKIT', status: 'completed' } as const;
    await world.db
      .insertInto('connections')
      .values({ ...values, id, enabled, settings: JSON.stringify(settings) })
      .onConflict((row) => row.column('id').doUpdateSet({ enabled, settings: JSON.stringify(settings) }))
      .execute();
    world.later(MINUTE);
  };
  const holds = async (over: Partial<SendPasswordless>) => {
    const { kind, seconds } = await send(over);
    const { code, link } = await lastMail();
    return [kind, code !== undefined, link !== undefined, seconds];
  };
  await say({ type: 'LINK', validity: 600 });
  assert.deepEqual(await holds({ linkUri }), ['link', false, true, 600]);
  await assert.rejects(send(), { code: 'passwordless.link_uri_required', message: /magiclink_auth_uri is required/ });
  await say({ type: 'LINK_OTP' });
  assert.deepEqual(await holds({ linkUri, seconds: 120 }), ['both', true, true, 120]);
  await assert.rejects(send(), { code: 'passwordless.link_uri_required' });
  await say({ type: 'OTP', validity: 5 });
  assert.deepEqual(await holds({ linkUri }), ['code', true, false, 300]);
  await say({ type: 'LINK' }, false);
  assert.deepEqual(await holds({}), ['code', true, false, 300]);

  await say({ enforce_same_browser_origin: true });
  const { id: request } = await send({ linkUri });
  const linkToken = tokenIn((await lastMail()).link);
  await assert.rejects(verify({ linkToken }), { code: 'passwordless.request_id_required' });
  assert.ok(typeof (await verify({ linkToken }, request)) === 'object');
});
