import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import type { Mail } from '../../platform/mail.ts';
import { inWork } from '../../platform/work.ts';
import { openFront } from '../../testing/front.ts';
import { createWorld } from '../../testing/world.ts';
import { linksOf } from './caught-mail.ts';
import { createCatcher, mailboxRoutes, sweepMailbox } from './index.ts';

async function setUp() {
  const world = await createWorld();
  const { url, port } = await openFront({
    house: { desk: world.desk, environmentOf: async () => ({ ...world.environment, url: ownUrl() }) },
    routes: [mailboxRoutes],
  });
  function ownUrl() {
    return `http://127.0.0.1:${port}`;
  }
  const caught = async (mail: Partial<Mail>) => {
    world.later(1000);
    const tools = {
      signal: new AbortController().signal,
      change: <T>(deed: Parameters<typeof inWork<T>>[2]) => inWork(world.desk, world.caller(world.visitor), deed),
    };
    await createCatcher().send(
      {
        from: { name: 'Orion', address: 'no-reply@orion.example' },
        to: 'ada@example.com',
        subject: 'Hello',
        html: '<p>Hello</p>',
        text: 'Hello',
        messageId: '<job_1@orion.example>',
        ...mail,
      },
      tools,
    );
  };
  const get = (path: string, headers: Record<string, string> = {}) => fetch(`${url}${path}`, { headers, redirect: 'manual' });
  const json = async (query = '') => (await (await get(`/dev/mailbox.json${query}`)).json()) as Record<string, unknown>[];
  return { world, url, caught, get, json };
}

test('the mails are there as JSON, newest first, in the words of the contract', async () => {
  const { world, caught, json } = await setUp();
  await caught({ subject: 'First' });
  await caught({
    to: 'Bob@Example.com',
    subject: 'Second',
    html: '<a href="http://localhost:8080/invite/abc?x=1&amp;y=2">Join</a>',
    text: 'Join:\nhttp://localhost:8080/invite/abc?x=1&y=2\n',
  });
  const mails = await json();
  assert.deepEqual(
    mails.map((mail) => mail['subject']),
    ['Second', 'First'],
  );
  const { id, ...second } = mails[0]!;
  assert.match(String(id), /^mail_\d+$/);
  assert.deepEqual(second, {
    to: 'Bob@Example.com',
    from: 'Orion <no-reply@orion.example>',
    subject: 'Second',
    text: 'Join:\nhttp://localhost:8080/invite/abc?x=1&y=2\n',
    html: '<a href="http://localhost:8080/invite/abc?x=1&amp;y=2">Join</a>',
    links: ['http://localhost:8080/invite/abc?x=1&y=2'],
    created_at: world.now().toISOString(),
  });
});

test('to= finds the mails of one address, however it is written', async () => {
  const { caught, json } = await setUp();
  await caught({ to: 'Ada@Example.com', subject: 'one' });
  await caught({ to: 'ada@example.com.evil.example', subject: 'two' });
  await caught({ to: 'ada+tag@example.com', subject: 'three' });
  const subjects = async (to: string) => (await json(`?to=${encodeURIComponent(to)}`)).map((mail) => mail['subject']);
  assert.deepEqual(await subjects('aDa@example.COM'), ['one']);
  assert.deepEqual(await subjects('ada+tag@example.com'), ['three']);
  assert.deepEqual(await subjects('nobody@example.com'), []);
});

test('links are every address of a mail, in order, each once', () => {
  const html = `<a href="https://one.example/?a=1&amp;b=&#39;2&#39;">1</a><img src="https://logo.example/l.png"><a class="x" href="https://two.example">2</a><a href="https://one.example/?a=1&amp;b=&#39;2&#39;">1</a><a href="mailto:a@b.c">m</a>`;
  assert.deepEqual(linksOf({ html, text: 'See https://two.example, or (https://three.example/x).' }), [
    "https://one.example/?a=1&b='2'",
    'https://two.example',
    'https://three.example/x',
  ]);
});

test('one environment never sees the mail of another', async () => {
  const [one, other] = [await setUp(), await setUp()];
  await one.caught({ subject: 'mine' });
  assert.deepEqual(await other.json(), []);
  const [mine] = await one.json();
  assert.equal((await other.get(`/dev/mailbox/${mine!['id']}`)).status, 404);
  assert.equal((await other.get(`/dev/mailbox/${mine!['id']}/html`)).status, 404);
});

test('the page lists mails, looks again by itself, and can be told to stand still', async () => {
  const { caught, get } = await setUp();
  const before = await get('/dev/mailbox');
  assert.match(await before.text(), /No mail yet.*Sign in with any e-mail address, or invite somebody/s);
  await caught({ subject: '<b>Bold</b> & co' });
  const page = await get('/dev/mailbox');
  assert.match(await page.text(), /&lt;b&gt;Bold&lt;\/b&gt; &amp; co/);
  assert.equal(page.headers.get('refresh'), '5');
  assert.equal((await get('/dev/mailbox?still')).headers.get('refresh'), null);
});

test('a page draws by the one style its policy knows', async () => {
  const { caught, get, json } = await setUp();
  await caught({});
  for (const path of ['/dev/mailbox', `/dev/mailbox/${(await json())[0]!['id']}`]) {
    const page = await get(path);
    const style = /<style>([^<]*)<\/style>/.exec(await page.text())![1]!;
    assert.ok(page.headers.get('content-security-policy')!.includes(`'sha256-${createHash('sha256').update(style).digest('base64')}'`));
  }
});

test('a mail shows its links as buttons, its text, and its HTML in a frame that can do nothing', async () => {
  const { caught, get, json } = await setUp();
  await caught({ html: '<script>steal()</script><a href="https://app.example/x">Go</a>', text: 'Go: https://app.example/x' });
  const id = String((await json())[0]!['id']);
  const page = await get(`/dev/mailbox/${id}`);
  const text = await page.text();
  assert.match(text, /<a class="button primary" href="https:\/\/app\.example\/x" target="_blank" rel="noopener">/);
  assert.match(text, /<pre dir="auto">Go: https:\/\/app\.example\/x<\/pre>/);
  assert.match(text, new RegExp(`<iframe [^>]*src="/dev/mailbox/${id}/html" sandbox="allow-popups allow-popups-to-escape-sandbox"`));
  assert.doesNotMatch(text, /<script/);
  assert.equal(page.headers.get('refresh'), null, 'nobody loses their place in a mail they read');
  const inner = await get(`/dev/mailbox/${id}/html`);
  assert.match(inner.headers.get('content-security-policy')!, /default-src 'none'; .*sandbox allow-popups/);
  assert.doesNotMatch(inner.headers.get('content-security-policy')!, /script-src|allow-scripts|allow-same-origin/);
});

test('clearing needs a form of ours, and then the mailbox is empty', async () => {
  const { caught, url, get, json } = await setUp();
  await caught({});
  const clear = (body: string, headers: Record<string, string> = {}) =>
    fetch(`${url}/dev/mailbox/clear`, {
      method: 'POST',
      redirect: 'manual',
      body,
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    });
  assert.equal((await clear('')).status, 403);
  assert.equal((await json()).length, 1);

  const page = await get('/dev/mailbox');
  const cookie = page.headers.get('set-cookie')!.split(';')[0]!;
  const token = /name="form_token" value="([^"]+)"/.exec(await page.text())![1]!;
  const cleared = await clear(`form_token=${token}`, { cookie });
  assert.deepEqual([cleared.status, cleared.headers.get('location')], [303, '/dev/mailbox']);
  assert.deepEqual(await json(), []);
});

test('a full mailbox keeps the newest', async () => {
  const { world, caught, json } = await setUp();
  await caught({ subject: 'old' });
  const row = await world.db.selectFrom('caught_mails').selectAll().where('environment_id', '=', world.environment.id).executeTakeFirstOrThrow();
  const next = () => world.desk.entropy.id('mail', world.now());
  await world.db
    .insertInto('caught_mails')
    .values(Array.from({ length: 1000 }, () => ({ ...row, id: next(), subject: 'new' })))
    .execute();
  await inWork(world.desk, world.caller(world.visitor), sweepMailbox);
  const { count } = await world.db
    .selectFrom('caught_mails')
    .select((mail) => mail.fn.countAll<string>().as('count'))
    .where('environment_id', '=', world.environment.id)
    .executeTakeFirstOrThrow();
  assert.equal(count, '1000');
  assert.ok((await json()).every((mail) => mail['subject'] === 'new'));
});
