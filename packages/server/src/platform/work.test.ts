import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { createWorld } from '../testing/world.ts';
import { inWork } from './work.ts';

const said = { type: 'organization.created', object: 'Organization', subject: 'org_1', data: {} };

test('when the deed fails, what it announced and scheduled is gone too', async () => {
  const world = await createWorld();

  await assert.rejects(
    inWork(world.desk, world.caller(world.visitor), async (work) => {
      work.announce(said);
      work.schedule('mail.invitation', { to: 'ada@example.com' });
      throw new Error('no');
    }),
  );
  assert.deepEqual(await world.events(), []);
  assert.deepEqual(await world.jobs(), []);
});

test('what a deed announces and schedules commits with it, and whoever sees to it is told once', async () => {
  const world = await createWorld();
  const told: object[] = [];
  const desk = { ...world.desk, jobsAreDue: (left: object) => void told.push(left) };

  await inWork(desk, world.caller(world.visitor), async (work) => {
    work.announce(said);
    work.schedule('mail.invitation', { to: 'ada@example.com' }, { key: 'invitation:inv_1' });
  });
  assert.deepEqual(await world.events(), ['organization.created']);
  assert.deepEqual(await world.jobs(), [{ kind: 'mail.invitation', key: 'invitation:inv_1', payload: { to: 'ada@example.com' } }]);
  assert.deepEqual(told.splice(0), [{ jobs: true, deliveries: false }]);

  await inWork(desk, world.caller(world.visitor), async (work) => work.announce(said));
  assert.deepEqual(told.splice(0), [], 'an event that nobody listens to leaves nothing to do');
  const listening = { ...world.caller(world.visitor), environment: { ...world.environment, hasWebhooks: true } };
  await inWork(desk, listening, async (work) => work.announce(said));
  await world.db
    .insertInto('webhook_endpoints')
    .values({
      id: 'whe_1',
      environment_id: world.environment.id,
      url: 'https://app.example.com',
      description: '',
      event_types: ['user.created'],
      enabled: true,
      sealed_secret: '',
      created_at: new Date(),
      updated_at: new Date(),
    })
    .execute();
  await inWork(desk, listening, async (work) => work.announce(said));
  await inWork(desk, listening, async (work) => Array.from({ length: 50 }, () => work.announce(said)));
  assert.deepEqual(told.splice(0), [], 'nor does one whose kind nobody listens to');
  await inWork(desk, listening, async (work) => work.announce({ ...said, type: 'user.created' }));
  await inWork(desk, listening, async (work) => Array.from({ length: 50 }, () => work.announce({ ...said, type: 'user.created' })));
  const due = { jobs: false, deliveries: true };
  assert.deepEqual(told, [due, due]);
});

test('TRIPWIRE: with a pool of one connection, going round the Work to the pool waits for ever', { skip: process.env.TENON_TEST_POOL !== '1' }, async () => {
  const world = await createWorld();
  let answered = false;
  const stray = inWork(world.desk, world.caller(world.visitor), async () => {
    const query = world.db.selectFrom('users').selectAll().execute();
    await Promise.race([query, sleep(300)]);
    void query.then(() => (answered = true));
    assert.equal(answered, false);
  });
  await stray;
});
