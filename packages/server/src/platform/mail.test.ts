import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { after, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { mailJobs } from '../chassis/mail-jobs.ts';
import { end, readMail, startSmtp } from '../testing/smtp.ts';
import { createWorld, type World } from '../testing/world.ts';
import { createLog } from './log.ts';
import { createSmtpMailer, isAddress, type Mail, type Mailer, parseMailbox } from './mail.ts';
import { cancelJobs } from './outbox.ts';
import { inWork } from './work.ts';
import { GiveUp, startWorker, type Worker, type WorkerOptions } from './worker.ts';

const FROM = { name: 'Orion', address: 'no-reply@orion.example' };
const silent = createLog({ level: 'silent' });
const tools = { signal: new AbortController().signal, change: () => Promise.reject(new Error('nothing to change here')) };

const endings: (() => Promise<unknown>)[] = [];
after(async () => {
  for (const ending of endings) await ending();
});

const through = (one: Mailer) => () => ({ mailer: one, from: FROM });

function mailer(url: string, options: Parameters<typeof createSmtpMailer>[1] = {}) {
  const made = createSmtpMailer(url, options);
  endings.push(() => made.close());
  return made;
}

const mail = (over: Partial<Mail> = {}): Mail => ({
  from: FROM,
  to: 'ada@example.com',
  subject: 'Ada, you are invited',
  html: '<p>Come in</p>',
  text: 'Come in',
  messageId: '<job_1@orion.example>',
  ...over,
});

let kinds = 0;
const newKind = () => `mail.test_${++kinds}`;

const letter = (payload: { to: string }) => ({ to: payload.to, subject: 'You are invited', html: '<p>Come in</p>', text: 'Come in' });

function work(world: World, kind: string, url: string, options: Partial<WorkerOptions> = {}): Worker {
  const handlers = mailJobs(through(mailer(url)), { [kind]: { render: letter } });
  const environments = { byId: async () => world.environment, all: async () => [world.environment] };
  const worker = startWorker(world.desk, { handlers, environments, log: silent, pollMilliseconds: 20, retryWaits: [10, 10], ...options });
  endings.unshift(() => worker.stop(0));
  return worker;
}

const schedule = (world: World, kind: string, addresses: string[], key?: string) =>
  inWork(world.desk, world.caller(world.visitor), async (work) => {
    for (const to of addresses) work.schedule(kind, { to }, key ? { key } : {});
  });

const rows = (world: World, kind: string) => world.db.selectFrom('jobs').selectAll().where('kind', '=', kind).orderBy('id').execute();

async function until(condition: () => boolean | Promise<boolean>) {
  while (!(await condition())) await sleep(5);
}

/** Lets the clock of the world run, as retries need it. */
const passing = (world: World) => async (condition: () => boolean | Promise<boolean>) => {
  while (!(await condition())) {
    await sleep(10);
    world.later(100);
  }
};

test('a mail arrives once, as text and as HTML, with names and words of any alphabet', async () => {
  const smtp = await startSmtp();
  const html = '<p>Grüße von <b>Zoë &amp; 李雷</b> — « tout va bien » 🎉</p>';
  await mailer(smtp.url).send(
    mail({
      from: { name: 'Käthe Müller, Prüfstelle', address: 'no-reply@orion.example' },
      subject: 'Jürgen invites you to 北極星',
      html,
      text: 'Grüße 🎉\nZeile 2',
    }),
    tools,
  );
  await until(() => smtp.received.length === 1);
  assert.deepEqual([smtp.received[0]!.from, smtp.received[0]!.to], ['no-reply@orion.example', ['ada@example.com']]);
  const { headers, parts } = readMail(smtp.received[0]!.raw);
  assert.equal(headers['subject'], 'Jürgen invites you to 北極星');
  assert.equal(headers['from']!.replaceAll('"', ''), 'Käthe Müller, Prüfstelle <no-reply@orion.example>');
  assert.equal(headers['to'], 'ada@example.com');
  assert.equal(headers['message-id'], '<job_1@orion.example>');
  assert.equal(headers['auto-submitted'], 'auto-generated');
  assert.ok(!Number.isNaN(Date.parse(headers['date']!)));
  assert.match(headers['content-type']!, /^multipart\/alternative/);
  assert.deepEqual(parts, { 'text/plain': 'Grüße 🎉\nZeile 2', 'text/html': html });
});

test('nothing in a name or a subject becomes a header or a recipient', async () => {
  const smtp = await startSmtp();
  const evil = 'Hi\r\nBcc: eve@example.com\r\n\r\n<script>';
  await mailer(smtp.url).send(mail({ subject: evil, from: { name: `${evil}" <eve@example.com>`, address: FROM.address } }), tools);
  await until(() => smtp.received.length === 1);
  const { headers } = readMail(smtp.received[0]!.raw);
  assert.deepEqual([smtp.received[0]!.to, headers['bcc']], [['ada@example.com'], undefined]);
  assert.equal(headers['subject'], 'Hi Bcc: eve@example.com <script>');
  assert.match(headers['from']!, /<no-reply@orion\.example>$/);
});

test('an address that is more than one plain address is given up before any server hears of it', async () => {
  const smtp = await startSmtp();
  const bad = [
    '',
    'ada',
    'a@example.com, eve@example.com',
    'a@example.com\r\nRCPT TO:<eve@example.com>',
    'Ada <a@example.com>',
    '<a@example.com>',
    'a@b@c',
    '"x y"@c',
  ];
  for (const to of bad) {
    assert.equal(isAddress(to), false, to);
    await assert.rejects(mailer(smtp.url).send(mail({ to }), tools), GiveUp);
  }
  for (const to of ['ada@example.com', 'jürgen@müller.example', "o'neil+tag@sub.example.co.uk"]) assert.ok(isAddress(to), to);
  assert.deepEqual(smtp.received, []);
});

test('a sender is read as MAIL_FROM writes it', () => {
  assert.deepEqual(parseMailbox('Tenon <no-reply@localhost>'), { name: 'Tenon', address: 'no-reply@localhost' });
  assert.deepEqual(parseMailbox('"Orion, Inc." <hi@orion.example>'), { name: 'Orion, Inc.', address: 'hi@orion.example' });
  assert.deepEqual(parseMailbox(' hi@orion.example '), { name: '', address: 'hi@orion.example' });
  assert.throws(() => parseMailbox('Orion'), /not a mail address/);
});

test('5xx for the recipient or the mail itself is final; 4xx, silence and a closed port are not', async () => {
  const isFinal = async (url: string, options: Parameters<typeof mailer>[1] = {}) => {
    const error = await mailer(url, options)
      .send(mail(), tools)
      .then(
        () => 'sent',
        (error: unknown) => error,
      );
    assert.ok(error instanceof Error, `${url}: ${error}`);
    return error instanceof GiveUp;
  };
  const urlOf = async (...how: Parameters<typeof startSmtp>) => (await startSmtp(...how)).url;
  assert.equal(await isFinal(await urlOf('refuse')), true);
  assert.equal(await isFinal(await urlOf('reject')), true);
  assert.equal(await isFinal(await urlOf('greylist')), false);
  assert.equal(await isFinal(await urlOf('stall'), { silenceMilliseconds: 150 }), false);
  const gone = await startSmtp();
  await gone.stop();
  assert.equal(await isFinal(gone.url), false);
});

test('a password is sent, a wrong one is tried again, and never in the clear to another machine', async () => {
  const smtp = await startSmtp('accept', 'p@ss:w/rd');
  const url = (password: string, host = '127.0.0.1') => `smtp://orion:${encodeURIComponent(password)}@${host}:${smtp.port}`;
  await mailer(url('p@ss:w/rd')).send(mail(), tools);
  await until(() => smtp.received.length === 1);
  assert.equal(smtp.received[0]!.user, 'orion');
  await assert.rejects(mailer(url('wrong')).send(mail(), tools), (error: Error) => !(error instanceof GiveUp) && /535/.test(error.message));
  await assert.rejects(mailer(url('p@ss:w/rd', '0.0.0.0')).send(mail(), tools), /STARTTLS/);
  await mailer(`${url('p@ss:w/rd', '0.0.0.0')}?starttls=never`).send(mail(), tools);
});

test('an address of a mail server with something unknown in it is refused in words', () => {
  assert.throws(() => createSmtpMailer('smtp://mail.example?rejectUnauthorized=false'), /one parameter/);
  assert.throws(() => createSmtpMailer('http://mail.example'), /smtp:\/\//);
});

test('a mail that was turned away for now is sent later: greylisting', async () => {
  const world = await createWorld();
  const smtp = await startSmtp('greylist');
  const kind = newKind();
  work(world, kind, smtp.url);
  await schedule(world, kind, ['ada@example.com']);
  await passing(world)(async () => (await rows(world, kind)).length === 0);
  assert.equal(smtp.accepted().length, 1);
});

test('a mail waits for a server that is not there yet', async () => {
  const world = await createWorld();
  const gone = await startSmtp();
  await gone.stop();
  const kind = newKind();
  work(world, kind, gone.url, { retryWaits: Array(1000).fill(10) });
  await schedule(world, kind, ['ada@example.com']);
  await passing(world)(async () => (await rows(world, kind)).some((job) => job.attempts >= 2));
  assert.match((await rows(world, kind))[0]!.last_error!, /ECONNREFUSED/);
});

test('a mailbox that does not exist is asked once', async () => {
  const world = await createWorld();
  const smtp = await startSmtp('refuse');
  const kind = newKind();
  work(world, kind, smtp.url);
  await schedule(world, kind, ['nobody@example.com']);
  await passing(world)(async () => (await rows(world, kind))[0]!.failed_at !== null);
  const [row] = await rows(world, kind);
  assert.equal(row!.attempts, 1);
  assert.match(row!.last_error!, /550/);
});

test('a code that has run out is not sent', async () => {
  const world = await createWorld();
  const smtp = await startSmtp();
  const kind = newKind();
  await schedule(world, kind, ['ada@example.com']);
  world.later(5 * 60_000 + 1);
  const handlers = mailJobs(through(mailer(smtp.url)), { [kind]: { render: letter, goodForMinutes: 5 } });
  const environments = { byId: async () => world.environment, all: async () => [world.environment] };
  const worker = startWorker(world.desk, { handlers, environments, log: silent, pollMilliseconds: 20 });
  await until(async () => (await rows(world, kind))[0]!.failed_at !== null);
  await worker.stop();
  assert.deepEqual(smtp.received, []);
});

test('two workers share 200 mails, and each arrives exactly once', async () => {
  const world = await createWorld();
  const smtp = await startSmtp();
  const kind = newKind();
  const people = Array.from({ length: 200 }, (_, n) => `person-${n}@example.com`);
  await schedule(world, kind, people);
  work(world, kind, smtp.url);
  work(world, kind, smtp.url);
  await until(async () => (await rows(world, kind)).length === 0);
  await until(() => smtp.received.length >= 200);
  assert.deepEqual(smtp.received.flatMap((mail) => mail.to).sort(), people.sort());
  const ids = new Set(smtp.accepted().map((mail) => mail.headers['message-id']));
  assert.equal(ids.size, 200);
});

test('a cancelled mail is never sent', async () => {
  const world = await createWorld();
  const smtp = await startSmtp();
  const kind = newKind();
  await schedule(world, kind, ['old@example.com'], 'invitation:inv_1');
  await inWork(world.desk, world.caller(world.visitor), async (work) => {
    await cancelJobs(work, 'invitation:inv_1');
    work.schedule(kind, { to: 'new@example.com' }, { key: 'invitation:inv_1' });
  });
  work(world, kind, smtp.url);
  await until(async () => (await rows(world, kind)).length === 0);
  await until(() => smtp.received.length > 0);
  assert.deepEqual(
    smtp.received.flatMap((mail) => mail.to),
    ['new@example.com'],
  );
});

test('stopping waits for the mail that is on its way', async () => {
  const world = await createWorld();
  const smtp = await startSmtp();
  const kind = newKind();
  const people = Array.from({ length: 20 }, (_, n) => `person-${n}@example.com`);
  await schedule(world, kind, people);
  const worker = work(world, kind, smtp.url, { concurrency: 4 });
  await until(() => smtp.received.length > 0);
  await worker.stop();
  const left = await rows(world, kind);
  assert.ok(left.every((job) => job.locked_until === null && job.attempts === 0));
  await until(() => smtp.received.length + left.length >= people.length);
  assert.equal(smtp.received.length + left.length, people.length);
});

test('a process killed while it sends loses nothing: the mail is sent again, with the same id', async () => {
  const world = await createWorld();
  const smtp = await startSmtp('stall');
  const kind = newKind();
  assert.ok('url' in world.connection);
  const start = () => fork(new URL('../testing/mail-worker-process.ts', import.meta.url), [(world.connection as { url: string }).url, smtp.url, kind]);
  await schedule(world, kind, ['ada@example.com']);

  const first = start();
  await until(() => smtp.received.length === 1);
  await end(first, 'SIGKILL');
  assert.equal((await rows(world, kind)).length, 1);

  await smtp.behave('accept');
  const second = start();
  await until(async () => (await rows(world, kind)).length === 0);
  await end(second);
  const ids = smtp.received.map((mail) => readMail(mail.raw).headers['message-id']);
  assert.equal(smtp.accepted().length, 1);
  assert.equal(new Set(ids).size, 1);
  assert.match(ids[0]!, /^<job_\d+@orion\.example>$/);
});
