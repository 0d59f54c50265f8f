import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import {
  type AnyDesc,
  type DescEnum,
  type DescExtension,
  type DescField,
  type DescFile,
  type DescMessage,
  type DescMethod,
  type DescService,
  getOption,
  hasOption,
  type Message,
  ScalarType,
  toJson,
} from '@bufbuild/protobuf';
import * as validate from '@tenon/api/buf/validate/validate_pb.ts';
import { http } from '@tenon/api/google/api/annotations_pb.ts';
import { HttpRuleSchema } from '@tenon/api/google/api/http_pb.ts';
import { AuthOptionSchema, auth_option } from '@tenon/api/scalekit/v1/options/options_pb.ts';

// Our contract against the one the published SDK was generated from: whatever a client of theirs sends or reads must be
// where it looks for it. Comments, examples and the layout of their files are no part of that.

/** Services of another product that the SDK carries along. */
const OUT_OF_SCOPE = ['scalekit/v1/connected_accounts/', 'scalekit/v1/tools/'];

/** Where we ask for more than the published rules do, and why. */
const STRICTER: Record<string, { readonly theirs: string; readonly ours: string; readonly why: string }> = {
  'scalekit.v1.users.CreateUser.email: rules': {
    theirs: '{"string":{"email":true}}',
    ours: '{"string":{"maxLen":"320","email":true}}',
    why: 'no mailbox has a longer name, and the index of mailboxes has to hold it',
  },
};

const require = createRequire(import.meta.url);
const published = join(dirname(require.resolve('@scalekit-sdk/node/package.json')), 'lib/pkg/grpc');
const generated = join(import.meta.dirname, '../../api/gen');
const namesIn = (folder: string, ending: string) =>
  globSync(`scalekit/**/*${ending}`, { cwd: folder })
    .map((file) => file.slice(0, -ending.length))
    .sort();

const theirNames = namesIn(published, '_pb.js').filter((name) => !OUT_OF_SCOPE.some((folder) => name.startsWith(folder)));
const ourNames = namesIn(generated, '_pb.ts');
const fileOf = (module: Record<string, unknown>) => Object.values(module).find(isFile);
const isFile = (value: unknown): value is DescFile => typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'file';

test('every file of the published contract is ours', () => {
  assert.deepEqual(
    theirNames.filter((name) => !ourNames.includes(name)),
    [],
  );
});

test('nothing of our own stands among the published names', () => {
  assert.deepEqual(
    ourNames.filter((name) => !theirNames.includes(name)),
    [],
  );
});

for (const name of ourNames) {
  test(`${name} says what the published one says`, async () => {
    const [ours, theirs] = [fileOf(await import(`${generated}/${name}_pb.ts`)), fileOf(require(`${published}/${name}_pb.js`))];
    assert.ok(ours && theirs);
    const [said, expected] = [factsOf(ours), factsOf(theirs)];
    assert.ok(expected.size > 0);
    for (const [fact, { theirs, ours }] of Object.entries(STRICTER)) {
      if (!expected.has(fact)) continue;
      assert.deepEqual([expected.get(fact), said.get(fact)], [theirs, ours], fact);
      expected.set(fact, ours);
    }
    assert.deepEqual(Object.fromEntries(said), Object.fromEntries(expected));
  });
}

test('each place where we are stricter exists', async () => {
  const known = new Set<string>();
  for (const name of ourNames) for (const fact of factsOf(fileOf(await import(`${generated}/${name}_pb.ts`))!).keys()) known.add(fact);
  assert.deepEqual(
    Object.keys(STRICTER).filter((fact) => !known.has(fact)),
    [],
  );
});

/** All that a client can notice of a file, one sentence each. */
function factsOf(file: DescFile): Map<string, string> {
  const facts = new Map<string, string>();
  const say = (subject: string, aspect: string, value: string | undefined) => {
    if (value !== undefined && value !== '') facts.set(`${subject}: ${aspect}`, value);
  };
  say(file.name, 'package', file.proto.package);
  for (const service of file.services) sayService(service);
  for (const message of file.messages) sayMessage(message);
  for (const each of file.enums) sayEnum(each);
  for (const { typeName, number, extendee } of file.extensions) say(typeName, 'extension', `${extendee.typeName} ${number}`);
  return facts;

  function sayService(service: DescService) {
    for (const method of service.methods) {
      const name = `${service.typeName}/${method.name}`;
      say(name, 'types', `${method.methodKind} ${method.input.typeName} → ${method.output.typeName}`);
      say(name, 'route', optionOf(method, http, HttpRuleSchema));
      say(name, 'callers', optionOf(method, auth_option, AuthOptionSchema));
      say(name, 'deprecated', marked(method));
    }
  }

  function sayMessage(message: DescMessage) {
    say(message.typeName, 'fields', String(message.fields.length));
    say(message.typeName, 'rules', optionOf(message, validate.message, validate.MessageRulesSchema));
    for (const field of message.fields) {
      const name = `${message.typeName}.${field.name}`;
      say(name, 'number', String(field.number));
      say(name, 'json name', field.jsonName);
      say(name, 'type', typeOf(field));
      say(name, 'oneof', field.oneof?.name);
      say(name, 'presence', field.proto.proto3Optional ? 'optional' : undefined);
      say(name, 'rules', optionOf(field, validate.field, validate.FieldRulesSchema));
      say(name, 'deprecated', marked(field));
    }
    for (const oneof of message.oneofs) say(`${message.typeName}.${oneof.name}`, 'rules', optionOf(oneof, validate.oneof, validate.OneofRulesSchema));
    for (const nested of message.nestedMessages) sayMessage(nested);
    for (const nested of message.nestedEnums) sayEnum(nested);
  }

  function sayEnum(each: DescEnum) {
    say(each.typeName, 'values', each.proto.value.map(({ name, number }) => `${name}=${number}`).join(' '));
  }
}

const marked = ({ deprecated }: DescField | DescMethod) => (deprecated ? 'yes' : undefined);

function typeOf(field: DescField): string {
  const one = (kind: 'scalar' | 'enum' | 'message', { scalar, enum: each, message }: Pick<DescField, 'scalar' | 'enum' | 'message'>) =>
    kind === 'scalar' ? ScalarType[scalar!]! : (each ?? message)!.typeName;
  switch (field.fieldKind) {
    case 'list':
      return `repeated ${one(field.listKind, field)}`;
    case 'map':
      return `map<${ScalarType[field.mapKey]}, ${one(field.mapKind, field)}>`;
    default:
      return one(field.fieldKind, field);
  }
}

/** An option as JSON, read by our own description of it. The words a person reads when a rule is broken are ours. */
function optionOf(element: AnyDesc, extension: DescExtension, schema: DescMessage): string | undefined {
  if (!hasOption(element, extension)) return undefined;
  const value = getOption(element, extension) as Message;
  demandKnown(value, `${schema.typeName} on ${element.name}`);
  return JSON.stringify(toJson(schema, value), (key, inner) => (key === 'message' ? undefined : inner));
}

/** A part of theirs that our description lacks would be overlooked. */
function demandKnown(value: unknown, where: string): void {
  if (typeof value !== 'object' || value === null) return;
  if ('$unknown' in value) assert.deepEqual(value.$unknown, undefined, where);
  for (const inner of Object.values(value)) demandKnown(inner, where);
}
