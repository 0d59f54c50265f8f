import assert from 'node:assert/strict';
import { test } from 'node:test';
import { command, openTo } from '../../chassis/command.ts';
import type { ClientId } from '../../platform/ids.ts';
import type { Work } from '../../platform/work.ts';
import { createWorld } from '../../testing/world.ts';
import {
  type AuthorizationRequest,
  chooseOrganization,
  clientOfInteraction,
  findInteraction,
  finishInteraction,
  interactionDuty,
  parkRequest,
} from './index.ts';

const HOUR = 3_600_000;
const browserSecret = 'the cookie of this browser';
const request: AuthorizationRequest = { redirectUri: 'http://localhost:3000/callback', scope: ['openid', 'email'], prompt: [], state: '{"a":"b%252F"}' };

async function setUp() {
  const world = await createWorld();
  const within = <T>(deed: (work: Work) => Promise<T>) => world.do(world.visitor, command({ needs: openTo('A test.'), run: deed }), undefined);
  const clientId: ClientId = world.desk.entropy.id('skc', world.now());
  await world.db
    .insertInto('clients')
    .values({ id: clientId, environment_id: world.environment.id, kind: 'environment', name: 'App', created_at: world.now(), updated_at: world.now() })
    .execute();
  const id = await within((work) => parkRequest(work, { clientId, request, browserSecret }));
  return { world, within, clientId, id };
}

test('the browser that parked a request finds it as it was', async () => {
  const { world, within, clientId, id } = await setUp();

  const found = await within((work) => findInteraction(work, id, browserSecret));
  assert.deepEqual(found, { id, clientId, request, createdAt: world.now() });
});

test('another browser does not find it, though it knows the id', async () => {
  const { within, id } = await setUp();
  assert.equal(await within((work) => findInteraction(work, id, 'another cookie')), undefined);
});

test('it waits an hour', async () => {
  const { world, within, id } = await setUp();
  world.later(HOUR - 1);
  assert.ok(await within((work) => findInteraction(work, id, browserSecret)));
  world.later(1);
  assert.equal(await within((work) => findInteraction(work, id, browserSecret)), undefined);
});

test('it remembers the organization chosen on the way', async () => {
  const { world, within, id } = await setUp();
  const organizationId = await world.organization();
  await within((work) => chooseOrganization(work, id, organizationId));
  assert.equal((await within((work) => findInteraction(work, id, browserSecret)))?.organizationId, organizationId);
});

test('it is answered once', async () => {
  const { within, id } = await setUp();
  const answers = await Promise.all([1, 2, 3].map(() => within((work) => finishInteraction(work, id))));
  assert.deepEqual(answers.sort(), [false, false, true]);
  assert.equal(await within((work) => findInteraction(work, id, browserSecret)), undefined);
});

test('a page that comes too late knows whose request it was, for a day', async () => {
  const { world, within, clientId, id } = await setUp();
  await within((work) => finishInteraction(work, id));
  world.later(HOUR);
  assert.equal(await within((work) => clientOfInteraction(work, id, browserSecret)), clientId);
  assert.equal(await within((work) => clientOfInteraction(work, id, 'another cookie')), undefined);

  world.later(24 * HOUR);
  await within(interactionDuty.run);
  assert.equal(await within((work) => clientOfInteraction(work, id, browserSecret)), clientId);
  world.later(1);
  await within(interactionDuty.run);
  assert.equal(await within((work) => clientOfInteraction(work, id, browserSecret)), undefined);
});
