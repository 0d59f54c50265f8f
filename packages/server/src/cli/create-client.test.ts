import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { readSettings } from '../config.ts';
import { fingerprint } from '../platform/seal.ts';
import { StartupProblem } from '../platform/startup-problem.ts';
import { createTestDatabase } from '../testing/database.ts';
import { createWorld } from '../testing/world.ts';
import { createClientFromShell } from './create-client.ts';

const folder = mkdtempSync(join(tmpdir(), 'tenon-client-'));
after(() => rmSync(folder, { recursive: true }));

const settingsFor = (connection: { url: string }) =>
  readSettings({ TENON_MODE: 'development', DATABASE_URL: connection.url, TENON_SECRET_KEY: Buffer.alloc(32, 7).toString('base64') }, folder);

test('an app is registered beside the server, and its secret said once', async () => {
  const world = await createWorld();
  assert.ok('url' in world.connection);
  const lines: string[] = [];
  const options = { name: 'Shop', redirectUri: ['http://localhost:4000/callback'], initiateLoginUri: 'http://localhost:4000/login' };
  await createClientFromShell(settingsFor(world.connection), options, (line) => lines.push(line));

  const [, id = '', secret = ''] = /Client id +(skc_\d+)\nClient secret +(\S+)/.exec(lines.join('\n')) ?? [];
  const client = await world.db.selectFrom('clients').selectAll().where('name', '=', 'Shop').executeTakeFirstOrThrow();
  assert.deepEqual([client.id, client.redirect_uris, client.initiate_login_uri, client.manages], [id, options.redirectUri, options.initiateLoginUri, true]);
  const kept = await world.db.selectFrom('client_secrets').select('hash').where('client_id', '=', client.id).execute();
  assert.deepEqual(
    kept.map((row) => row.hash),
    [fingerprint(secret)],
  );
});

test('an address that cannot be registered is refused in words', async () => {
  const world = await createWorld();
  assert.ok('url' in world.connection);
  const create = createClientFromShell(settingsFor(world.connection), { name: 'Shop', redirectUri: ['javascript:alert(1)'] }, () => {});
  await assert.rejects(create, (error) => error instanceof StartupProblem && /javascript:alert/.test(error.message));
});

test('before the server ever ran there is nothing to register at', async () => {
  const { connection } = await createTestDatabase();
  assert.ok('url' in connection);
  await assert.rejects(
    createClientFromShell(settingsFor(connection), { name: 'Shop' }, () => {}),
    /start the server once/,
  );
});
