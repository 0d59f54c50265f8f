import assert from 'node:assert/strict';
import { test } from 'node:test';
import { create, type MessageInitShape } from '@bufbuild/protobuf';
import {
  type CreateOrganization,
  CreateOrganizationRequestSchema,
  type CreateOrganizationResponse,
  OrganizationService,
} from '@tenon/api/scalekit/v1/organizations/organizations_pb.ts';
import { organizationService } from '../features/organizations/rpc.ts';
import type { Actor } from '../platform/actor.ts';
import { Fault } from '../platform/fault.ts';
import { KEPT_FOR_HOURS, keptAnswerDuty } from '../platform/kept-answers.ts';
import { inWork } from '../platform/work.ts';
import { createWorld } from '../testing/world.ts';
import { CLIENTS, command, unaudited } from './command.ts';
import { readKey } from './idempotency.ts';
import { procedure as makeProcedure } from './serve.ts';

const HOUR = 3_600_000;
const world = await createWorld();
const { desk, db } = world;
const [procedure] = organizationService.procedures.filter(({ method }) => method.name === 'CreateOrganization');
assert.ok(procedure);

/** Answers, or throws what the caller would hear. */
async function ask(key: string, organization: MessageInitShape<typeof CreateOrganizationRequestSchema>['organization'], by: Actor = world.client) {
  const came = await procedure!.answerOnce(
    desk,
    world.caller(by),
    create(CreateOrganizationRequestSchema, { organization: organization as CreateOrganization }),
    key,
  );
  if ('fault' in came) throw came.fault;
  return { id: (came.answer as CreateOrganizationResponse).organization!.id, replayed: came.replayed };
}

const organizations = async (externalId: string) =>
  (await db.selectFrom('organizations').select('id').where('environment_id', '=', world.environment.id).where('external_id', '=', externalId).execute()).length;

const refused = (code: string) => (error: unknown) => error instanceof Fault && error.code === code;

test('the same key with the same request does it once and answers the same twice', async () => {
  const first = await ask('once', { displayName: 'Orion', externalId: 'once' });
  const second = await ask('once', { displayName: 'Orion', externalId: 'once' });
  assert.deepEqual([first.replayed, second.replayed], [false, true]);
  assert.equal(second.id, first.id);
  assert.equal(await organizations('once'), 1);
});

test('the order of a map says nothing', async () => {
  const first = await ask('map', { displayName: 'Orion', metadata: { plan: 'pro', city: 'Ulm' } });
  assert.equal((await ask('map', { displayName: 'Orion', metadata: { city: 'Ulm', plan: 'pro' } })).id, first.id);
});

test('the same key with another request is refused, and changes nothing', async () => {
  await ask('other', { displayName: 'Orion', externalId: 'other-1' });
  await assert.rejects(ask('other', { displayName: 'Orion', externalId: 'other-2' }), refused('idempotency.key_reused'));
  assert.equal(await organizations('other-2'), 0);
});

test('the same key with another method is refused, though the request looks the same', async () => {
  const { id } = await ask('method', { displayName: 'Orion' });
  const named = (name: string) => organizationService.procedures.find(({ method }) => method.name === name)!;
  const [remove, update] = [named('DeleteOrganization'), named('UpdateOrganization')];
  const message = (input: typeof remove.method.input) => create(input, { identities: { case: 'id', value: id } } as never);
  await assert.rejects(remove.answerOnce(desk, world.caller(world.client), message(remove.method.input), 'method'), refused('idempotency.key_reused'));
  await remove.answerOnce(desk, world.caller(world.client), message(remove.method.input), 'method-2');
  await assert.rejects(update.answerOnce(desk, world.caller(world.client), message(update.method.input), 'method-2'), refused('idempotency.key_reused'));
});

test('two clients may use the same key, and so may two environments', async () => {
  const other: Actor = { kind: 'client', id: 'skc_2' };
  const first = await ask('shared', { displayName: 'Orion' });
  const second = await ask('shared', { displayName: 'Vega' }, other);
  assert.notEqual(first.id, second.id);
  const elsewhere = await createWorld();
  const message = create(CreateOrganizationRequestSchema, { organization: { displayName: 'Rigel' } });
  const there = await procedure.answerOnce(elsewhere.desk, elsewhere.caller(world.client), message, 'shared');
  assert.equal(there.replayed, false);
});

test('a person has other keys in another organization', async () => {
  const update = organizationService.procedures.find(({ method }) => method.name === 'UpdateOrganization')!;
  const renames = async (displayName: string) => {
    const organizationId = await world.organization();
    const member: Actor = { kind: 'member', id: 'usr_1', organizationId, sessionId: 'ses_1', permissions: ['organizations_write'] };
    const input = { identities: { case: 'id', value: organizationId }, organization: { displayName } } as never;
    const came = await update.answerOnce(desk, world.caller(member), create(update.method.input, input), 'both');
    assert.ok('answer' in came && !came.replayed);
    return (came.answer as CreateOrganizationResponse).organization?.displayName;
  };
  assert.deepEqual([await renames('One'), await renames('Other')], ['One', 'Other']);
});

test('a refusal that is final is answered again, word for word; what it had begun is not there', async () => {
  await ask('taken-1', { displayName: 'Orion', externalId: 'taken' });
  const hear = () =>
    ask('taken-2', { displayName: 'Orion', externalId: 'taken' }).then(
      () => assert.fail('it is taken'),
      (error: unknown) => {
        assert.ok(error instanceof Fault);
        const { kind, code, message, details, violations } = error;
        return { kind, code, message, details, violations };
      },
    );
  const first = await hear();
  assert.equal(first.kind, 'taken');
  // It is free now, and the key remembers that it was not.
  await db.deleteFrom('organizations').where('external_id', '=', 'taken').execute();
  assert.deepEqual(await hear(), first);
  assert.equal(await organizations('taken'), 0);
  assert.equal((await ask('taken-3', { displayName: 'Orion', externalId: 'taken' })).replayed, false);
});

test('a bug keeps nothing: the key is free to try again', async () => {
  const broken = { ...desk, entropy: { ...desk.entropy, id: () => assert.fail('no ids today') } };
  const message = create(CreateOrganizationRequestSchema, { organization: { displayName: 'Orion' } });
  await assert.rejects(procedure.answerOnce(broken, world.caller(world.client), message, 'bug'), /no ids today/);
  assert.equal((await ask('bug', { displayName: 'Orion' })).replayed, false);
});

test('of many that come at once with one key, one runs and all get its answer', async () => {
  const before = (await world.events()).length;
  const all = await Promise.all(Array.from({ length: 24 }, () => ask('race', { displayName: 'Orion', externalId: 'race' })));
  assert.equal(new Set(all.map(({ id }) => id)).size, 1);
  assert.equal(all.filter(({ replayed }) => !replayed).length, 1);
  assert.equal(await organizations('race'), 1);
  assert.equal((await world.events()).length, before + 1);
});

test('of many that come at once with one key and different requests, one runs and the others hear so', async () => {
  const all = await Promise.allSettled(Array.from({ length: 12 }, (_, index) => ask('clash', { displayName: 'Orion', externalId: `clash-${index}` })));
  assert.equal(all.filter(({ status }) => status === 'fulfilled').length, 1);
  for (const one of all) if (one.status === 'rejected') assert.ok(refused('idempotency.key_reused')(one.reason));
});

test('the world is not asked again for what has been answered', async () => {
  let asked = 0;
  const asking = makeProcedure(OrganizationService.method.createOrganization, {
    command: command({ needs: CLIENTS, action: unaudited('a test'), prepare: async () => (asked += 1), run: async (_work, _input: object, times) => times }),
    request: (message) => message,
    response: (times) => ({ organization: { id: `asked ${times}` } }),
  });
  const ask = () => asking.answerOnce(desk, world.caller(world.client), create(CreateOrganizationRequestSchema), 'outside');
  const [first, second] = [await ask(), await ask()];
  assert.ok('answer' in first && 'answer' in second);
  assert.deepEqual([first.answer.organization?.id, second.answer.organization?.id, second.replayed, asked], ['asked 1', 'asked 1', true, 1]);
});

test('nothing of an answer can be read from the table', async () => {
  await ask('Secret-Key-1', { displayName: 'A very secret name' });
  const rows = JSON.stringify(await db.selectFrom('kept_answers').selectAll().execute());
  assert.doesNotMatch(rows, /secret/i);
  assert.doesNotMatch(Buffer.from(rows, 'base64').toString('latin1'), /very secret/);
});

test('after a day a key is new again, and what was kept is swept', async () => {
  const { id } = await ask('day', { displayName: 'Orion' });
  world.later((KEPT_FOR_HOURS - 1) * HOUR);
  assert.equal((await ask('day', { displayName: 'Orion' })).id, id);
  world.later(HOUR);
  const again = await ask('day', { displayName: 'Orion' });
  assert.notEqual(again.id, id);
  await inWork(desk, world.caller({ kind: 'system', job: 'test' }), keptAnswerDuty.run);
  const left = await db.selectFrom('kept_answers').select('caller').where('environment_id', '=', world.environment.id).execute();
  assert.equal(left.length, 1);
});

test('a key is 1 to 255 visible characters, in quotes or without', () => {
  assert.equal(readKey(' abc '), 'abc');
  assert.equal(readKey('"abc"'), 'abc');
  assert.equal(readKey('"a\\"b\\\\"'), 'a"b\\');
  assert.equal(readKey('x'.repeat(255)), 'x'.repeat(255));
  for (const bad of ['', '""', '  ', 'two words', 'x'.repeat(256), 'a\tb', 'ä', '"a b"', 'one, two'])
    assert.throws(() => readKey(bad), refused('idempotency.bad_key'), bad);
});
