import assert from 'node:assert/strict';
import { test } from 'node:test';
import { command, openTo } from '../../chassis/command.ts';
import type { ClientId, GrantId, OrganizationId, SessionId, UserId } from '../../platform/ids.ts';
import type { Work } from '../../platform/work.ts';
import { createWorld } from '../../testing/world.ts';
import { findGrant, grantDuty, openGrant, revokeGrants, rotateGrant } from './index.ts';

const DAY = 86_400_000;

async function setUp() {
  const world = await createWorld();
  const { db, environment, desk } = world;
  const now = world.now();
  const within = <T>(deed: (work: Work) => Promise<T>) => world.do(world.visitor, command({ needs: openTo('A test.'), run: deed }), undefined);
  const clientId: ClientId = desk.entropy.id('skc', now);
  const times = { created_at: now, updated_at: now };
  await db
    .insertInto('clients')
    .values({ id: clientId, environment_id: environment.id, kind: 'environment', name: 'App', ...times })
    .execute();

  const person = async (email: string): Promise<{ userId: UserId; sessionId: SessionId }> => {
    const [userId, sessionId] = [desk.entropy.id('usr', now), desk.entropy.id('ses', now)];
    await db
      .insertInto('users')
      .values({ id: userId, environment_id: environment.id, email, ...times })
      .execute();
    await db
      .insertInto('sessions')
      .values({
        id: sessionId,
        environment_id: environment.id,
        user_id: userId,
        secret_hash: sessionId,
        proofs: ['email_code'],
        opens_all: true,
        authenticated_at: now,
        created_at: now,
        last_active_at: now,
        expires_at: new Date(now.getTime() + 30 * DAY),
      })
      .execute();
    return { userId, sessionId };
  };
  const give = async (who: { userId: UserId; sessionId: SessionId }, organizationId: OrganizationId, refreshToken?: string): Promise<GrantId> => {
    const id = desk.entropy.id('grt', now);
    const grant = {
      id,
      clientId,
      ...who,
      organizationId,
      scope: ['openid', 'email'],
      authenticatedAt: now,
      connectionIds: [],
      confidential: true,
      expiresAt: new Date(now.getTime() + 30 * DAY),
    };
    await within((work) => openGrant(work, refreshToken === undefined ? grant : { ...grant, refreshToken }));
    return id;
  };
  return { world, within, person, give, ada: await person('ada@example.com'), organizationId: await world.organization() };
}

test('a grant knows its newest refresh token and no other', async () => {
  const { within, give, ada, organizationId } = await setUp();
  const [id, without] = [await give(ada, organizationId, 'first'), await give(ada, organizationId)];

  const grant = await within((work) => findGrant(work, id));
  assert.deepEqual(grant?.scope, ['openid', 'email']);
  assert.ok(grant?.isNewest('first'));
  assert.ok(!grant?.isNewest('second'));
  assert.ok(!(await within((work) => findGrant(work, without)))?.isNewest(''));
});

test('of many that move the chain on at once, one does', async () => {
  const { within, give, ada, organizationId } = await setUp();
  const id = await give(ada, organizationId, 'first');
  const grant = await within((work) => findGrant(work, id));

  const outcomes = await Promise.all([1, 2, 3, 4].map(() => within((work) => rotateGrant(work, grant!, 'first', 'second'))));
  assert.deepEqual(outcomes.filter(Boolean), [true]);
  const after = await within((work) => findGrant(work, id));
  assert.equal(after?.generation, 1);
  assert.ok(after?.isNewest('second'));
});

test('a grant ends with its last hour', async () => {
  const { world, within, give, ada, organizationId } = await setUp();
  const id = await give(ada, organizationId, 'first');
  world.later(30 * DAY);
  assert.equal(await within((work) => findGrant(work, id)), undefined);
});

test('a person who leaves an organization takes only their grants there', async () => {
  const { world, within, give, person, ada, organizationId } = await setUp();
  const grace = await person('grace@example.com');
  const elsewhere = await world.organization();
  const [gone, otherPlace, otherPerson] = [await give(ada, organizationId), await give(ada, elsewhere), await give(grace, organizationId)];

  await within((work) => revokeGrants(work, { organizationId, userId: ada.userId, why: 'membership_ended' }));
  const left = await within((work) => Promise.all([gone, otherPlace, otherPerson].map((id) => findGrant(work, id))));
  assert.deepEqual(
    left.map((grant) => grant?.id),
    [undefined, otherPlace, otherPerson],
  );

  await within((work) => revokeGrants(work, { organizationId, why: 'organization_deleted' }));
  assert.equal(await within((work) => findGrant(work, otherPerson)), undefined);
});

test('a grant is kept for thirty days after its last hour, revoked or not', async () => {
  const { world, within, give, ada, organizationId } = await setUp();
  await give(ada, organizationId, 'refresh-1');
  await give(ada, organizationId);
  await within((work) => revokeGrants(work, { organizationId, why: 'membership_ended' }));
  const count = async () => (await world.db.selectFrom('grants').select('id').where('user_id', '=', ada.userId).execute()).length;

  world.later(60 * DAY);
  await within(grantDuty.run);
  assert.equal(await count(), 2);
  world.later(1);
  await within(grantDuty.run);
  assert.equal(await count(), 0);
});
