import assert from 'node:assert/strict';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, test } from 'node:test';
import { createOutside, ForbiddenAddress, type OutsideOptions } from './outside.ts';

async function listening(answer: RequestListener): Promise<number> {
  const server = createServer(answer).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  after(() => server.closeAllConnections());
  after(() => server.close());
  return (server.address() as AddressInfo).port;
}

function outside(options: OutsideOptions = {}) {
  const made = createOutside(options);
  after(() => made.close());
  return made;
}

const forbidden = (url: string, options: OutsideOptions = {}) => assert.rejects(outside(options).fetch(new URL(url)), ForbiddenAddress, url);

test('addresses inside are refused, however they are written, and nothing arrives there', async () => {
  let arrived = 0;
  const port = await listening((_request, response) => void response.end(String((arrived += 1))));
  for (const host of [
    '127.0.0.1',
    '2130706433',
    '0x7f.1',
    '127.1',
    '[::1]',
    '[::ffff:127.0.0.1]',
    '[::ffff:7f00:1]',
    '[::7f00:1]',
    '0.0.0.0',
    '[::]',
    'localhost',
  ]) {
    await forbidden(`http://${host}:${port}/`);
  }
  assert.equal(arrived, 0);
});

test('so are private networks, link-local ones with the description of a cloud machine, and what is for nobody', async () => {
  const inside = ['10.0.0.1', '172.16.9.9', '192.168.1.1', '169.254.169.254', '100.64.0.1', '224.0.0.1', '255.255.255.255', '198.18.0.1'];
  const inside6 = ['[fc00::1]', '[fe80::1]', '[ff02::1]', '[64:ff9b::a9fe:a9fe]', '[2002:7f00:1::]', '[::ffff:10.0.0.1]'];
  for (const host of [...inside, ...inside6]) await forbidden(`http://${host}/`);
});

test('other protocols and addresses with a password are refused', async () => {
  await forbidden('file:///etc/passwd');
  await forbidden('ftp://example.com/');
  await forbidden('http://user:password@example.com/');
});

test('a network that is allowed is reached, and no other', async () => {
  const port = await listening((request, response) => void response.end(`${request.method} ${request.headers['user-agent']} ${request.headers['x-a']}`));
  for (const networks of [['loopback'], ['127.0.0.0/8'], ['private', '127.0.0.1']]) {
    const answer = await outside({ networks }).fetch(new URL(`http://127.0.0.1:${port}/`), { method: 'POST', body: 'x', headers: { 'x-a': 'b' } });
    assert.deepEqual([answer.status, await answer.text()], [200, 'POST Tenon b']);
  }
  const byName = await outside({ networks: ['loopback'] }).fetch(new URL(`http://localhost:${port}/`));
  assert.equal(byName.status, 200);
  await byName.text();
  await forbidden(`http://127.0.0.1:${port}/`, { networks: ['private', '127.0.0.2'] });
  await forbidden('http://10.0.0.1/', { networks: ['loopback', '10.1.0.0/16'] });
});

test('a redirect is not followed: it might lead inside', async () => {
  const port = await listening((_request, response) => void response.writeHead(302, { location: 'http://169.254.169.254/' }).end());
  const answer = await outside({ networks: ['loopback'] }).fetch(new URL(`http://127.0.0.1:${port}/`));
  assert.deepEqual([answer.status, answer.headers.get('location')], [302, 'http://169.254.169.254/']);
});

test('why it failed is said, not only that it did', async () => {
  const port = await listening((request) => void request.socket.destroy());
  const way = outside({ networks: ['loopback'] });
  await assert.rejects(way.fetch(new URL(`http://127.0.0.1:${port}/`)), /other side closed|ECONNRESET|socket/i);
  const signal = AbortSignal.abort(new Error('took too long'));
  await assert.rejects(way.fetch(new URL(`http://127.0.0.1:${port}/`), { signal }), /took too long/);
});

test('an answer that does not come is given up', async () => {
  const port = await listening(() => {});
  await assert.rejects(outside({ networks: ['loopback'], timeoutMilliseconds: 50 }).fetch(new URL(`http://127.0.0.1:${port}/`)), /timeout/i);
});
