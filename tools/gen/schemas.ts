import { create, type DescEnum, type DescField, type DescMessage, getOption, ScalarType } from '@bufbuild/protobuf';
import { createValidator } from '@bufbuild/protovalidate';
import * as validate from '@tenon/api/buf/validate/validate_pb.ts';

/** JSON Schema 2020-12, as far as we write it. */
export interface Schema {
  [keyword: string]: unknown;
}

/**
 * What a message is asked as, and what it is answered as, are two things: rules hold for requests only, an answer always
 * names its plain fields, and errors name only what they have.
 */
export type Side = 'request' | 'response' | 'error';

export interface Schemas {
  /** A reference to the schema of a message; the schema is kept for `components`. */
  of(message: DescMessage, side: Side): Schema;
  /** The schema of one field, without its comment. */
  ofField(field: DescField, side: Side): Schema;
  /** The properties of a message, without those of these names. */
  object(message: DescMessage, side: Side, without?: ReadonlySet<string>): Schema;
  /** Fields a request cannot do without. */
  required(message: DescMessage): ReadonlySet<string>;
  /** Takes in a schema of our own making. */
  keep(name: string, schema: Schema): Schema;
  /** Everything that was referred to, by name. */
  components(): Record<string, Schema>;
}

/** @param asked, answered every message that can be part of a request, and of an answer */
export function createSchemas(comments: ReadonlyMap<string, string>, asked: ReadonlySet<DescMessage>, answered: ReadonlySet<DescMessage>): Schemas {
  const nameOf = naming(new Set([...asked, ...answered]));
  const kept = new Map<string, Schema>();
  const owners = new Map<string, string>();
  const validator = createValidator();
  const needed = new Map<string, ReadonlySet<string>>();

  // Whether a field may be left out is asked of the validator itself: it looks at an empty message.
  const required = (message: DescMessage): ReadonlySet<string> => {
    const known = needed.get(message.typeName);
    if (known) return known;
    const { violations = [] } = validator.validate(message, create(message));
    const names = new Set(
      violations.flatMap(({ field: [first, ...deeper] }) => (first?.kind === 'field' && deeper.length === 0 && !first.oneof ? [first.name] : [])),
    );
    needed.set(message.typeName, names);
    return names;
  };

  const keep = (name: string, owner: string, build: () => Schema): Schema => {
    const other = owners.get(name);
    if (other !== undefined && other !== owner) throw new Error(`two schemas want to be called ${name}: ${other} and ${owner}`);
    if (other === undefined) {
      owners.set(name, owner);
      kept.set(name, build());
    }
    return { $ref: `#/components/schemas/${name}` };
  };

  const ofEnum = (desc: DescEnum): Schema =>
    keep(nameOf(desc), desc.typeName, () => {
      const names = [...new Map(desc.values.map(({ number, name }) => [number, name] as const).reverse()).values()].reverse();
      const meanings = desc.values.flatMap(({ name }) => {
        const words = comments.get(`${desc.typeName}.${name}`);
        return words ? [`- \`${name}\`: ${words}`] : [];
      });
      const description = [comments.get(desc.typeName), meanings.join('\n')].filter(Boolean).join('\n\n');
      return { type: 'string', ...(description && { description }), enum: names };
    });

  const of = (message: DescMessage, side: Side): Schema => {
    const known = wellKnown(message.typeName, side);
    if (known) return known;
    const name = side === 'request' && answered.has(message) ? `${nameOf(message)}Input` : nameOf(message);
    return keep(name, `${message.typeName} (${side === 'request'})`, () => object(message, side));
  };

  const single = (field: DescField, side: Side, rules: validate.FieldRules | undefined): Schema => {
    const limits = side === 'request' && rules ? limitsOf(rules, field.enum) : {};
    if (field.message) return { ...of(field.message, side), ...limits };
    if (field.enum) return { ...ofEnum(field.enum), ...limits };
    return { ...ofScalar(field.scalar ?? ScalarType.STRING, side), ...limits };
  };

  const ofField = (field: DescField, side: Side): Schema => {
    const rules = getOption(field, validate.field);
    if (field.fieldKind === 'list') {
      const { value: list } = rules.type.case === 'repeated' ? rules.type : {};
      const limits =
        side === 'request' && list
          ? {
              ...(list.minItems > 0n && { minItems: Number(list.minItems) }),
              ...(list.maxItems > 0n && { maxItems: Number(list.maxItems) }),
              ...(list.unique && { uniqueItems: true }),
            }
          : {};
      return { type: 'array', items: single(field, side, list?.items), ...limits };
    }
    if (field.fieldKind === 'map') {
      const { value: map } = rules.type.case === 'map' ? rules.type : {};
      const limits =
        side === 'request' && map
          ? {
              ...(map.minPairs > 0n && { minProperties: Number(map.minPairs) }),
              ...(map.maxPairs > 0n && { maxProperties: Number(map.maxPairs) }),
              ...(map.keys && { propertyNames: limitsOf(map.keys) }),
            }
          : {};
      return { type: 'object', additionalProperties: single(field, side, map?.values), ...limits };
    }
    return single(field, side, rules);
  };

  const object = (message: DescMessage, side: Side, without: ReadonlySet<string> = new Set()): Schema => {
    const fields = message.fields.filter(({ name }) => !without.has(name));
    const description = comments.get(message.typeName);
    const must =
      side === 'request' ? required(message) : new Set(side === 'error' ? [] : fields.filter((field) => isAlwaysThere(field)).map(({ name }) => name));
    const properties = fields.map((field) => {
      const words = comments.get(`${message.typeName}.${field.name}`);
      return [field.name, { ...ofField(field, side), ...(words && { description: words }) }] as const;
    });
    const listed = fields.filter(({ name }) => must.has(name)).map(({ name }) => name);
    return {
      type: 'object',
      ...(description && { description }),
      properties: Object.fromEntries(properties),
      ...(listed.length > 0 && { required: listed }),
    };
  };

  return {
    of,
    ofField,
    object,
    required,
    keep: (name, schema) => keep(name, '', () => schema),
    components: () => Object.fromEntries([...kept].sort(([one], [other]) => (one < other ? -1 : 1))),
  };
}

/** `scalekit.v1.users.User` → `User`; where several packages have the word, `roles.Role` and `commons.Role`. */
function naming(messages: ReadonlySet<DescMessage>): (desc: DescMessage | DescEnum) => string {
  const short = (desc: DescMessage | DescEnum) => desc.typeName.slice(desc.file.proto.package.length + 1);
  const all = new Set<DescMessage | DescEnum>([...messages, ...[...messages].flatMap(({ fields }) => fields.flatMap((field) => field.enum ?? []))]);
  const counts = new Map<string, number>();
  for (const desc of all) counts.set(short(desc), (counts.get(short(desc)) ?? 0) + 1);
  return (desc) => (counts.get(short(desc)) === 1 ? short(desc) : `${desc.file.proto.package.split('.').at(-1)}.${short(desc)}`);
}

/** Proto3 JSON as REST writes it names every field that has no way to be absent. */
const isAlwaysThere = (field: DescField): boolean =>
  field.fieldKind === 'list' || field.fieldKind === 'map' || (field.fieldKind !== 'message' && !field.oneof && !field.proto.proto3Optional);

function ofScalar(scalar: ScalarType, side: Side): Schema {
  switch (scalar) {
    case ScalarType.STRING:
      return { type: 'string' };
    case ScalarType.BOOL:
      return { type: 'boolean' };
    case ScalarType.BYTES:
      return { type: 'string', contentEncoding: 'base64' };
    case ScalarType.DOUBLE:
    case ScalarType.FLOAT:
      return { type: 'number' };
    case ScalarType.INT64:
    case ScalarType.SINT64:
    case ScalarType.SFIXED64:
      return wide(side, '^-?[0-9]+$');
    case ScalarType.UINT64:
    case ScalarType.FIXED64:
      return wide(side, '^[0-9]+$');
    case ScalarType.UINT32:
    case ScalarType.FIXED32:
      return { type: 'integer', minimum: 0, maximum: 2 ** 32 - 1 };
    default:
      return { type: 'integer', format: 'int32' };
  }
}

/** Numbers of 64 bits are written as text, because JavaScript would round them; numbers are taken, too. */
const wide = (side: Side, pattern: string): Schema =>
  side === 'request' ? { type: ['string', 'integer'], format: 'int64', pattern } : { type: 'string', format: 'int64', pattern };

function wellKnown(typeName: string, side: Side): Schema | undefined {
  switch (typeName) {
    case 'google.protobuf.Timestamp':
      return { type: 'string', format: 'date-time' };
    case 'google.protobuf.Duration':
      return { type: 'string', pattern: '^-?[0-9]+(?:\\.[0-9]+)?s$' };
    case 'google.protobuf.FieldMask':
      return { type: 'string' };
    case 'google.protobuf.Empty':
    case 'google.protobuf.Struct':
      return { type: 'object' };
    case 'google.protobuf.ListValue':
      return { type: 'array', items: {} };
    case 'google.protobuf.Value':
      return {};
    case 'google.protobuf.Any':
      return { type: 'object', properties: { '@type': { type: 'string' } }, required: ['@type'] };
    case 'google.protobuf.BoolValue':
      return ofScalar(ScalarType.BOOL, side);
    case 'google.protobuf.StringValue':
      return ofScalar(ScalarType.STRING, side);
    case 'google.protobuf.BytesValue':
      return ofScalar(ScalarType.BYTES, side);
    case 'google.protobuf.Int32Value':
      return ofScalar(ScalarType.INT32, side);
    case 'google.protobuf.UInt32Value':
      return ofScalar(ScalarType.UINT32, side);
    case 'google.protobuf.Int64Value':
      return ofScalar(ScalarType.INT64, side);
    case 'google.protobuf.UInt64Value':
      return ofScalar(ScalarType.UINT64, side);
    case 'google.protobuf.FloatValue':
    case 'google.protobuf.DoubleValue':
      return ofScalar(ScalarType.DOUBLE, side);
    default:
      return typeName.startsWith('google.protobuf.') ? {} : undefined;
  }
}

/** The rules of one value that JSON Schema can say. Rules it cannot say are in the field's own words. */
function limitsOf({ type }: validate.FieldRules, desc?: DescEnum): Schema {
  const limits: Schema = {};
  switch (type.case) {
    case 'string': {
      const { minLen, maxLen, pattern, prefix, in: allowed, wellKnown: format } = type.value;
      if (minLen > 0n) limits['minLength'] = Number(minLen);
      if (maxLen > 0n) limits['maxLength'] = Number(maxLen);
      const patterns = [...(prefix ? [`^${prefix.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')}`] : []), ...(pattern ? [pattern] : [])];
      if (patterns.length === 1) limits['pattern'] = patterns[0];
      if (patterns.length > 1) limits['allOf'] = patterns.map((one) => ({ pattern: one }));
      if (allowed.length > 0) limits['enum'] = [...allowed];
      if (format.case === 'email' && format.value) limits['format'] = 'email';
      if (format.case === 'uri' && format.value) limits['format'] = 'uri';
      break;
    }
    case 'int32':
    case 'uint32': {
      const { lessThan, greaterThan } = type.value;
      if (lessThan.case === 'lt') limits['exclusiveMaximum'] = lessThan.value;
      if (lessThan.case === 'lte') limits['maximum'] = lessThan.value;
      if (greaterThan.case === 'gt') limits['exclusiveMinimum'] = greaterThan.value;
      if (greaterThan.case === 'gte') limits['minimum'] = greaterThan.value;
      break;
    }
    case 'enum': {
      const { in: allowed, notIn } = type.value;
      const name = (number: number) => desc?.value[number]?.name ?? number;
      if (allowed.length > 0) limits['enum'] = allowed.map(name);
      if (notIn.length > 0) limits['not'] = { enum: notIn.map(name) };
      break;
    }
  }
  return limits;
}
