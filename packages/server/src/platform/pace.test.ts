import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createWorld } from '../testing/world.ts';
import { paceOut } from './pace.ts';
import { inWork } from './work.ts';

test("a domain's mails go one behind the other, and what was not sent in a quiet hour is not made up for", async () => {
  const world = await createWorld();
  const began = world.now().getTime();
  const pace = async (addresses: readonly string[], perMinute = 2) =>
    (await inWork(world.desk, world.caller(world.client), (work) => paceOut(work, addresses, perMinute))).map((at) => (at.getTime() - began) / 1000);

  assert.deepEqual(await pace(['a@one.example', 'a@two.example', 'b@one.example', 'c@one.example']), [0, 0, 30, 60]);
  assert.deepEqual(await pace(['d@one.example', 'b@two.example']), [90, 30], 'behind those of before');
  assert.deepEqual(await pace(['e@one.example'], 0), [0]);
  world.later(3_600_000);
  assert.deepEqual(await pace(['f@one.example', 'g@one.example']), [3600, 3630]);
});
