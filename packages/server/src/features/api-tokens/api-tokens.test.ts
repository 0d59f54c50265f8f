import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { OrganizationId, UserId } from '../../platform/ids.ts';
import { inWork } from '../../platform/work.ts';
import { createWorld, type World } from '../../testing/world.ts';
import { deleteOrganization } from '../organizations/delete.ts';
import { invitePerson } from '../people/admit.ts';
import { removeMember } from '../people/remove.ts';
import { referenceOf } from './api-token.ts';
import { updateApiToken } from './change.ts';
import { createApiToken, type NewApiToken } from './create.ts';
import { apiTokenDuty } from './index.ts';
import { listApiTokens, validateApiToken } from './read.ts';
import { invalidateApiToken } from './revoke.ts';

async function setUp() {
  const world = await createWorld();
  const organizationId = await world.organization();
  const make = (more: Partial<NewApiToken> = {}) => world.do(world.client, createApiToken, { organizationId, description: '', customClaims: {}, ...more });
  const validate = (text: string) => world.do(world.client, validateApiToken, referenceOf(text));
  const refused = (text: string) => assert.rejects(validate(text), { code: 'api_tokens.not_valid' });
  return { world, organizationId, make, validate, refused };
}

/** Somebody who is in, or who was asked and has not answered. */
async function member(world: World, organizationId: OrganizationId, email: string, sendInvitationEmail = false): Promise<UserId> {
  const input = { organizationId, email, roles: [], membershipMetadata: {}, sendInvitationEmail, fields: {} };
  return (await world.do(world.client, invitePerson, input)).user.id;
}

test('a token is shown once and kept as a hash', async () => {
  const { world, make, validate } = await setUp();
  const { token, text } = await make({ description: 'CI', customClaims: { area: 'north' } });
  assert.match(token.id, /^apit_\d+$/);
  const row = await world.db.selectFrom('api_tokens').selectAll().where('id', '=', token.id).executeTakeFirstOrThrow();
  assert.ok(!JSON.stringify(row).includes(text));
  assert.deepEqual([token.suffix, token.description, token.customClaims, token.holder], [text.slice(-4), 'CI', { area: 'north' }, undefined]);
  assert.deepEqual(await validate(text), token);
  assert.deepEqual(await validate(token.id), token);
});

test('what is unknown, taken back or past its hour is not valid', async () => {
  const { world, make, validate, refused } = await setUp();
  for (const odd of ['tenon_key_x', 'apit_1', 'apit_x', '', "'"]) await refused(odd);

  const hour = await make({ expiresAt: new Date(world.now().getTime() + 3_600_000) });
  world.later(3_599_999);
  await validate(hour.text);
  world.later(1);
  await refused(hour.text);
  await assert.rejects(world.do(world.client, updateApiToken, { which: referenceOf(hour.text), description: 'later' }), { code: 'api_tokens.not_valid' });

  const lasting = await make();
  await world.do(world.client, invalidateApiToken, referenceOf(lasting.text));
  await refused(lasting.text);
  await refused(lasting.token.id);
  await world.do(world.client, invalidateApiToken, referenceOf(lasting.token.id));
  await assert.rejects(world.do(world.client, invalidateApiToken, referenceOf('apit_1')), { code: 'api_tokens.not_found' });
});

test('an expiry must lie ahead', async () => {
  const { world, make } = await setUp();
  for (const expiresAt of [world.now(), new Date(Number.NaN), new Date('+010000-01-01T00:00:00Z')])
    await assert.rejects(make({ expiresAt }), { code: 'api_tokens.bad_expiry' });
});

test('a person’s token says who they are, and is for active members', async () => {
  const { world, organizationId, make, validate } = await setUp();
  const userId = await member(world, organizationId, 'ada@example.com');
  const { token, text } = await make({ userId });
  assert.deepEqual(token.holder, { id: userId, externalId: null, email: 'ada@example.com', roles: ['member'] });
  assert.deepEqual((await validate(text)).holder, token.holder);

  const invited = await member(world, organizationId, 'bob@example.com', true);
  await assert.rejects(make({ userId: invited }), { code: 'api_tokens.inactive_member' });
  await assert.rejects(make({ userId: 'usr_1' }), { code: 'api_tokens.no_member' });
  await assert.rejects(make({ organizationId: 'org_1' }), { code: 'api_tokens.no_organization' });
  await assert.rejects(make({ userId, organizationId: await world.organization() }), { code: 'api_tokens.no_member' });
});

test('whoever leaves takes their tokens with them, there and nowhere else, and coming back does not bring them back', async () => {
  const { world, organizationId, make, validate, refused } = await setUp();
  const elsewhere = await world.organization();
  const userId = await member(world, organizationId, 'ada@example.com');
  await member(world, elsewhere, 'ada@example.com');
  const [here, there, ours] = [await make({ userId }), await make({ userId, organizationId: elsewhere }), await make()];

  await world.do(world.client, removeMember, { organizationId, user: { id: userId }, cascade: false });
  await refused(here.text);
  await validate(there.text);
  await validate(ours.text);
  await world.do(world.client, invalidateApiToken, referenceOf(here.text));

  await member(world, organizationId, 'ada@example.com');
  await refused(here.text);
});

test('a token that is made while its person leaves does not wait for them to come back', async () => {
  const { world, organizationId, make, refused } = await setUp();
  for (const who of ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']) {
    const userId = await member(world, organizationId, `${who}@example.com`);
    const leaving = world.do(world.client, removeMember, { organizationId, user: { id: userId }, cascade: false });
    const [made] = await Promise.allSettled([make({ userId }), leaving]);
    await member(world, organizationId, `${who}@example.com`);
    if (made.status === 'fulfilled') await refused(made.value.text);
    else assert.equal((made.reason as { code: string }).code, 'api_tokens.no_member');
  }
});

test('nobody’s token is good while their membership is inactive', async () => {
  const { world, organizationId, make, refused } = await setUp();
  const userId = await member(world, organizationId, 'ada@example.com');
  const { text } = await make({ userId });
  await world.db.updateTable('memberships').set({ status: 'inactive' }).where('user_id', '=', userId).execute();
  await refused(text);
});

test('an organization’s tokens go with it', async () => {
  const { world, organizationId, make, refused } = await setUp();
  const { text } = await make();
  await world.do(world.client, deleteOrganization, { id: organizationId });
  await refused(text);
});

test('claims are replaced, an empty description takes it away, and what is not named stays', async () => {
  const { world, make } = await setUp();
  const { token } = await make({ description: 'CI', customClaims: { area: 'north', tier: 'gold' } });
  const change = (more: object) => world.do(world.client, updateApiToken, { which: referenceOf(token.id), ...more });
  const claimed = await change({ customClaims: { area: 'south' } });
  assert.deepEqual([claimed.customClaims, claimed.description], [{ area: 'south' }, 'CI']);
  const bare = await change({ description: '' });
  assert.deepEqual([bare.customClaims, bare.description], [{ area: 'south' }, '']);
  assert.deepEqual(await change({}), bare);
});

test('a list has what is valid, by page, the newest first', async () => {
  const { world, organizationId, make } = await setUp();
  const userId = await member(world, organizationId, 'ada@example.com');
  const made = [await make(), await make({ userId }), await make({ userId }), await make({ expiresAt: new Date(world.now().getTime() + 1000) }), await make()];
  const ids = made.map(({ token }) => token.id);
  await world.do(world.client, invalidateApiToken, referenceOf(ids[4]!));
  world.later(1000);

  const list = (more: object = {}) => world.do(world.client, listApiTokens, { organizationId, size: 0, token: '', ...more });
  const page = await list({ size: 2 });
  assert.deepEqual([page.rows.map(({ id }) => id), page.total], [[ids[2], ids[1]], 3]);
  assert.deepEqual(
    (await list({ size: 10, token: page.next })).rows.map(({ id }) => id),
    [ids[0]],
  );
  assert.deepEqual(
    (await list({ userId })).rows.map(({ id }) => id),
    [ids[2], ids[1]],
  );
  await assert.rejects(list({ userId, size: 2, token: page.next }), { code: 'paging.bad_token' });
  await assert.rejects(list({ organizationId: 'org_1' }), { code: 'api_tokens.no_organization' });
});

test('a token of one environment is nothing in another', async () => {
  const [here, there] = [await setUp(), await setUp()];
  const { token, text } = await here.make();
  await there.refused(text);
  await there.refused(token.id);
  await assert.rejects(there.world.do(there.world.client, invalidateApiToken, referenceOf(text)), { code: 'api_tokens.not_found' });
  await assert.rejects(there.make({ organizationId: here.organizationId }), { code: 'api_tokens.no_organization' });
  await here.validate(text);
});

test('what was taken back or ran out is forgotten after thirty days; what is good stays', async () => {
  const { world, make, validate } = await setUp();
  const [good, back, out, never] = [await make(), await make(), await make({ expiresAt: new Date(world.now().getTime() + 1000) }), await make()];
  const takeBack = (text: string) => world.do(world.client, invalidateApiToken, referenceOf(text));
  await takeBack(back.text);
  const left = async () => {
    await inWork(world.desk, { environment: world.environment, actor: world.visitor, requestId: 'test' }, apiTokenDuty.run);
    const rows = await world.db.selectFrom('api_tokens').select('id').where('environment_id', '=', world.environment.id).orderBy('id').execute();
    return rows.map(({ id }) => id);
  };

  world.later(30 * 86_400_000);
  assert.deepEqual(await left(), [good.token.id, back.token.id, out.token.id, never.token.id]);
  // Taken back again, it is over since the first time.
  await takeBack(back.text);
  world.later(1);
  assert.deepEqual(await left(), [good.token.id, out.token.id, never.token.id]);
  await assert.rejects(takeBack(back.text), { code: 'api_tokens.not_found' });
  world.later(1000);
  assert.deepEqual(await left(), [good.token.id, never.token.id]);
  await validate(good.text);
});
