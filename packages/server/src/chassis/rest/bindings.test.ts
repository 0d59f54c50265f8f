import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { create, type DescMessage, type DescMethodUnary, type DescService, type JsonObject, type JsonValue, type Message, toJson } from '@bufbuild/protobuf';
import { createLog } from '../../platform/log.ts';
import { ShelfService } from '../../testing/gen/tenon/testing/v1/shelf_pb.ts';
import { trustNobody } from '../arrival.ts';
import { createHttp } from '../http.ts';
import { createListener } from '../listener.ts';
import type { Procedure, Served } from '../serve.ts';
import { bindingsOf } from './bindings.ts';
import { createRest } from './rest.ts';

const contract = resolve(import.meta.dirname, '../../../../api/gen');
const modules: Record<string, { kind?: string }>[] = await Promise.all(
  globSync('{scalekit,tenon}/**/*_pb.ts', { cwd: contract }).map((file) => import(resolve(contract, file))),
);
const services = [
  ShelfService as DescService,
  ...modules.flatMap((module) => Object.values(module).filter((thing): thing is DescService => thing?.kind === 'service')),
];

/** Every method of the contract, answering nothing and remembering what it was asked. */
const asked: { procedure: Procedure; message: Message }[] = [];
const served: Served[] = services.map((service) => ({
  service,
  procedures: service.methods.map((method) => ({
    method: method as DescMethodUnary,
    path: `/${service.typeName}/${method.name}`,
    restBody: undefined,
    restUnknown: undefined,
    demandNeeds() {},
    writes: false,
    answer: async () => create(method.output),
    answerOnce: () => assert.fail('nobody named a call'),
    rehearse: () => assert.fail('nobody asked for a rehearsal'),
  })),
}));
const procedures = new Map(served.flatMap((one) => one.procedures.map((procedure) => [procedure.path, procedure] as const)));
const rest = createRest(
  {
    procedures,
    answer: async (procedure, message) => {
      asked.push({ procedure, message });
      return create(procedure.method.output);
    },
  },
  served,
);
const http = await createHttp({
  house: {
    desk: undefined as never,
    environmentOf: () => Promise.reject(new Error('not here')),
    callerOf: () => assert.fail('nobody calls'),
    askAhead: () => assert.fail('nobody asks'),
  },
  trust: trustNobody,
  watch: { began() {}, finished() {} },
  bodyBytes: 1_000_000,
  rest,
  routes: [],
});
const listener = createListener({ handleRequest: http.routing, log: createLog({ level: 'silent' }) });
const { port } = await listener.listen(0, '127.0.0.1');
test.after(() => listener.close(0));

const bindings = bindingsOf(served);

test('the contract has bindings', () => assert.ok(bindings.length > 40, String(bindings.length)));

for (const { verb, template, body, procedure, status } of bindings) {
  test(`${verb} ${template.text} reaches ${procedure.method.name}`, async () => {
    let count = 0;
    const values = new Map<string, string>();
    const path = template.text.replace(/\{([\w.]+)(?:=([^}]+))?\}/g, (_, field: string, pattern = '*') => {
      const value = pattern.replace('**', `v${++count}/w`).replaceAll('*', () => `v${++count}`);
      values.set(field, value);
      return value;
    });
    const bodyField = procedure.method.input.fields.find(({ name }) => name === body);
    const isList = bodyField?.fieldKind === 'list';
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
      method: verb,
      ...(body === '' ? {} : { body: isList ? '[]' : '{}', headers: { 'content-type': 'application/json' } }),
    });
    assert.equal(answer.status, status);
    await answer.json();
    const last = asked.pop();
    assert.equal(last?.procedure, procedure);
    const json = toJson(procedure.method.input as DescMessage, last.message, { useProtoFieldName: true });
    for (const [field, value] of values) assert.equal(deep(json, field), value, field);
    if (bodyField?.fieldKind === 'message') assert.deepEqual(deep(json, body), {}, 'the body arrived as its field');
  });
}

test('the nine routes of creations answer 201, and every other route of ours answers 200', () => {
  const created = bindings.filter(({ status }) => status !== 200).map(({ verb, template, status }) => `${verb} ${template.text} ${status}`);
  assert.deepEqual(created.sort(), [
    'POST /api/v1/memberships/organizations/{organization_id}/users/{id} 201',
    'POST /api/v1/memberships/organizations/{organization_id}/users:external/{external_id} 201',
    'POST /api/v1/organizations 201',
    'POST /api/v1/organizations/{org_id}/roles 201',
    'POST /api/v1/organizations/{organization_id}/clients 201',
    'POST /api/v1/organizations/{organization_id}/clients/{client_id}/secrets 201',
    'POST /api/v1/organizations/{organization_id}/users 201',
    'POST /api/v1/permissions 201',
    'POST /api/v1/roles 201',
  ]);
});

const deep = (json: JsonValue, path: string): JsonValue | undefined =>
  path.split('.').reduce<JsonValue | undefined>((part, name) => (part as JsonObject | undefined)?.[name], json);
