import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { sql } from 'kysely';
import { readSettings } from '../config.ts';
import { sealEntries } from '../features/audit/index.ts';
import { createOrganization } from '../features/organizations/create.ts';
import { StartupProblem } from '../platform/startup-problem.ts';
import { inWork } from '../platform/work.ts';
import { createWorld } from '../testing/world.ts';
import { exportAudit, listAudit, verifyAuditFromShell } from './audit.ts';

const folder = mkdtempSync(join(tmpdir(), 'tenon-audit-'));
after(() => rmSync(folder, { recursive: true }));

test('the shell lists the log, exports it, and says whether it is whole', async () => {
  const world = await createWorld();
  assert.ok('url' in world.connection);
  const settings = readSettings(
    { TENON_MODE: 'development', DATABASE_URL: world.connection.url, TENON_SECRET_KEY: Buffer.alloc(32, 7).toString('base64') },
    folder,
  );
  const said: string[] = [];
  const say = (line: string) => void said.push(line);
  const heard = () => said.splice(0).join('\n');

  assert.equal(await verifyAuditFromShell(settings, {}, say), true);
  assert.match(heard(), /^The audit log is empty so far\.$/);
  for (const displayName of ['Orion', 'Lyra']) await world.do(world.client, createOrganization, { displayName });
  assert.equal(await verifyAuditFromShell(settings, {}, say), true);
  assert.match(heard(), /2 not in the chain yet/);
  await inWork(world.desk, world.caller(world.client), sealEntries);

  await listAudit(settings, { limit: '1' }, say);
  assert.match(heard(), /^2026-01-01T09:00:00\.000Z {2}aud_\d+ {2}organization\.created {2}An app created the organization Lyra\.$/);
  await listAudit(settings, { limit: '20', actor: 'usr_404' }, say);
  assert.match(heard(), /^Nothing of that/);
  await assert.rejects(
    listAudit(settings, { limit: '20', since: 'yesterday' }, say),
    (error) => error instanceof StartupProblem && /"yesterday"/.test(error.message),
  );

  await exportAudit(settings, { format: 'jsonl' }, say);
  assert.deepEqual(
    heard()
      .split('\n')
      .map((line) => (JSON.parse(line) as { number: number }).number),
    [1, 2],
  );
  const out = join(folder, 'audit.csv');
  await exportAudit(settings, { format: 'csv', out }, say);
  assert.equal(readFileSync(out, 'utf8').trimEnd().split('\r\n').length, 3);

  assert.equal(await verifyAuditFromShell(settings, {}, say), true);
  const whole = heard();
  assert.match(whole, /^The audit log is whole: 2 checked\./);
  const expect = /Head (2:[0-9a-f]{64})/.exec(whole)?.[1] ?? assert.fail(whole);
  assert.equal(await verifyAuditFromShell(settings, { expect, since: '2' }, say), true);
  await assert.rejects(verifyAuditFromShell(settings, { expect: 'nonsense' }, say), StartupProblem);
  heard();
  await world.db.transaction().execute(async (db) => {
    await sql`set local session_replication_role = replica`.execute(db);
    await sql`update audit_entries set actor_id = 'skc_1' where number = 2`.execute(db);
  });
  assert.equal(await verifyAuditFromShell(settings, { expect }, say), false);
  assert.match(heard(), /^NOT WHOLE at number 2: an entry, or the one before it, was altered\.\n1 before it are as they were\./);
});
