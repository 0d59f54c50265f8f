import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { startDemo } from './demo.ts';

const folder = mkdtempSync(join(tmpdir(), 'tenon-demo-'));
after(() => rmSync(folder, { recursive: true }));

const start = (name: string, source: string) => {
  const script = join(folder, `${name}.mjs`);
  writeFileSync(script, source);
  return startDemo({ script, port: 3000, serverUrl: 'http://localhost:8080', credentials: { clientId: 'skc_1', clientSecret: 'secret' }, watch: false });
};

test('the demo app is told where the server is and who it is, and nothing of the server’s own', async () => {
  process.env['TENON_SECRET_KEY'] = 'the-key';
  after(() => delete process.env['TENON_SECRET_KEY']);
  const demo = await start(
    'curious',
    `const { SCALEKIT_ENVIRONMENT_URL: url, SCALEKIT_CLIENT_ID: id, SCALEKIT_CLIENT_SECRET: secret, PORT: port } = process.env;
     const ours = Object.keys(process.env).filter((name) => name.startsWith('TENON_'));
     console.error(JSON.stringify({ url, id, secret, port, ours }));`,
  );
  const told = JSON.parse(await demo.died);
  assert.deepEqual(told, { url: 'http://localhost:8080', id: 'skc_1', secret: 'secret', port: '3000', ours: [] });
});

test('an app that dies before it listens is told of with its last words', async () => {
  const demo = await start('broken', `throw new Error('no such module');`);
  assert.match(await demo.died, /no such module/);
});

test('stopping it is no death, and waits until it is gone', async () => {
  const server = createServer();
  const closed = new Promise<void>((resolve) => server.once('connection', (socket) => socket.once('close', () => resolve())));
  await new Promise<void>((resolve) => server.listen(join(folder, 'socket'), resolve));
  after(() => server.close());
  const demo = await start(
    'steady',
    `import { connect } from 'node:net'; connect(${JSON.stringify(join(folder, 'socket'))}).on('connect', () => console.log('up'));`,
  );
  let died = false;
  void demo.died.then(() => (died = true));
  await demo.stop();
  await closed;
  assert.equal(died, false);
});
