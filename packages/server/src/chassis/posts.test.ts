import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Environment, OwnMailServer } from '../platform/environment.ts';
import type { Mail } from '../platform/mail.ts';
import { createOutside } from '../platform/outside.ts';
import { createSealer } from '../platform/seal.ts';
import { environment } from '../testing/front.ts';
import { startSmtp } from '../testing/smtp.ts';
import { aboutPassword, createPosts } from './posts.ts';

const [first, second] = await Promise.all([startSmtp('accept', 'open sesame'), startSmtp('accept')]);
const sealer = createSealer(Buffer.alloc(32, 7));
const everybodys = {
  mailer: { send: async () => 'caught', check: async () => {}, close: async () => {} },
  from: { name: '', address: 'no-reply@localhost' },
};
const outside = createOutside({ networks: ['loopback'] });
const posts = createPosts(everybodys, { sealer, connect: outside.connect });
after(() => posts.close());

const own = (over: Partial<OwnMailServer> = {}): OwnMailServer => ({
  ...{ host: 'localhost', port: first.port, security: 'none', username: 'orion', fromAddress: 'hello@orion.example', fromName: 'Orion' },
  sealedPassword: sealer.seal(aboutPassword(environment), 'open sesame'),
  ...over,
});
const having = (server: OwnMailServer | null): Environment => ({ ...environment, mail: { ...environment.mail, own: server } });
const mail: Omit<Mail, 'from'> = { to: 'ada@example.com', subject: 'Hello', html: '<p>Hello</p>', text: 'Hello', messageId: '<job_1@orion.example>' };
const send = (here: Environment, through = posts) => {
  const { mailer, from } = through.of(here);
  return mailer.send({ ...mail, from }, { signal: new AbortController().signal, change: undefined as never });
};

test('an environment without a server of its own sends the way everybody does', async () => {
  assert.equal(posts.of(having(null)), everybodys);
});

test('mails go through the environment’s own server, signed in there, from its own sender; and through the next one once that is set', async () => {
  assert.match(await send(having(own())), /^250/);
  const [there] = first.received;
  assert.deepEqual([there?.from, there?.user, there?.to], ['hello@orion.example', 'orion', ['ada@example.com']]);
  assert.match(there?.raw ?? '', /^From: Orion <hello@orion\.example>/m);

  assert.match(await send(having(own({ port: second.port, username: '', sealedPassword: null }))), /^250/);
  assert.deepEqual([first.received.length, second.received.length], [1, 1]);
});

test('while settings stay, so do connections', () => {
  const settings = own();
  const { mailer } = posts.of(having(settings));
  assert.equal(posts.of(having({ ...settings })).mailer, mailer);
  assert.notEqual(posts.of(having({ ...settings, username: 'lyra' })).mailer, mailer);
});

test('nothing is kept of a server that is taken back', () => {
  const { mailer } = posts.of(having(own()));
  posts.of(having(null));
  assert.notEqual(posts.of(having(own())).mailer, mailer);
});

test('a server that offers no encryption gets no mail and no password where some is asked for', async () => {
  const before = first.received.length;
  await assert.rejects(send(having(own({ security: 'starttls' }))), /STARTTLS/);
  await assert.rejects(send(having(own({ security: 'tls' }))), (error: Error) => !/^250/.test(error.message));
  assert.equal(first.received.length, before);
});

test('a password sealed for one environment opens for no other', () => {
  assert.throws(() => posts.of({ ...having(own()), id: 'env_2' }));
});

test('a server inside our own network is not connected to', async () => {
  const careful = createOutside();
  const guarded = createPosts(everybodys, { sealer, connect: careful.connect });
  for (const host of ['localhost', '127.0.0.1', '127.1', '::1', '::ffff:127.0.0.1']) {
    await assert.rejects(send(having(own({ host, port: second.port, username: '', sealedPassword: null })), guarded), /not (at )?a public address/, host);
  }
  assert.equal(second.received.length, 1);
  await Promise.all([guarded.close(), careful.close()]);
});
