import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
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

/** A script that holds a connection to us for as long as it lives. */
async function lifeline(name: string): Promise<{ source: string; cut: Promise<void> }> {
  const place = join(folder, `${name}.socket`);
  const server = createServer();
  const cut = new Promise<void>((resolve) => server.once('connection', (socket) => socket.once('close', () => resolve()).on('error', () => {})));
  await new Promise<void>((resolve) => server.listen(place, resolve));
  after(() => server.close());
  return { source: `import { connect } from 'node:net'; connect(${JSON.stringify(place)}).on('connect', () => console.log('up'));`, cut };
}

test('stopping it is no death, and waits until it is gone', async () => {
  const { source, cut } = await lifeline('steady');
  const demo = await start('steady', source);
  let died = false;
  void demo.died.then(() => (died = true));
  await demo.stop();
  await cut;
  assert.equal(died, false);
});

test('it ends with the server, also when that is killed', async () => {
  const { source, cut } = await lifeline('orphan');
  const script = join(folder, 'orphan.mjs');
  writeFileSync(script, source);
  const options = { script, port: 3000, serverUrl: 'http://localhost:8080', credentials: { clientId: 'skc_1', clientSecret: 'secret' }, watch: false };
  const program = `import { startDemo } from ${JSON.stringify(join(import.meta.dirname, 'demo.ts'))};
    await startDemo(${JSON.stringify(options)}); console.log('started');`;
  const server = spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: ['ignore', 'pipe', 'inherit'] });
  await new Promise((resolve) => server.stdout.once('data', resolve));
  server.kill('SIGKILL');
  await cut;
});
