import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { readSettings } from '../config.ts';
import { StartupProblem } from '../platform/startup-problem.ts';
import { createWorld } from '../testing/world.ts';
import { simulateFromShell } from './simulate.ts';

const folder = mkdtempSync(join(tmpdir(), 'tenon-simulate-'));
after(() => rmSync(folder, { recursive: true }));

test('the shell is told what would happen, as a tree or as JSON', async () => {
  const world = await createWorld();
  assert.ok('url' in world.connection);
  const settings = readSettings(
    { TENON_MODE: 'development', DATABASE_URL: world.connection.url, TENON_SECRET_KEY: Buffer.alloc(32, 7).toString('base64') },
    folder,
  );
  const said: string[] = [];
  const say = (line: string) => void said.push(line);
  await simulateFromShell(settings, 'ada@acme.test', {}, say);
  assert.match(said[0]!, /^Waits on the page organizations \(choice\)\.\n✓ domain: no organization has proven that acme\.test is its own\n\? candidates: none/);
  assert.match(said[0]!, /\n✓ factors: a second proof is optional, and they have none set up {2}\[environment\.methods\.second_factor\]/);

  await simulateFromShell(settings, 'ada@acme.test', { json: true }, say);
  const answer = JSON.parse(said[1]!) as { readonly outcome: string; readonly gate: string; readonly explanation: readonly unknown[] };
  assert.deepEqual([answer.outcome, answer.gate, answer.explanation.length], ['waits_on_page', 'choice', 10]);

  const unknown = simulateFromShell(settings, 'ada@acme.test', { app: 'skc_404' }, say);
  await assert.rejects(unknown, (error) => error instanceof StartupProblem && /no app "skc_404"/.test(error.message));
});
