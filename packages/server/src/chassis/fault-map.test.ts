import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createWorld } from '../testing/world.ts';
import { command, openTo } from './command.ts';
import { tell } from './fault-map.ts';

test('a text that the database cannot keep is the caller’s mistake, and no bug of ours', async () => {
  const world = await createWorld();
  const looking = command({
    needs: openTo('A test.'),
    reads: true,
    run: (work, email: string) => work.sql.selectFrom('users').selectAll().where('email', '=', email).execute(),
  });
  const thrown = await world.do(world.visitor, looking, 'ada\0@example.com').catch((error: unknown) => error);
  const { status, fault, bug } = tell(thrown, 'req-1');
  assert.deepEqual([status, fault, bug], [400, 'request.unkeepable_text', false]);
});
