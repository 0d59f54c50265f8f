import {
  type DescEnum,
  type DescField,
  type DescMessage,
  type DescOneof,
  fromJson,
  type JsonObject,
  type JsonValue,
  type MessageShape,
  ScalarType,
} from '@bufbuild/protobuf';
import { type FieldViolation, invalidFields } from '../../platform/fault.ts';
import { requestFaults } from '../request-faults.ts';
import type { Match } from './router.ts';

/**
 * Puts a REST request together as proto3 JSON and reads that: path over body, query for what neither names. Names are
 * taken as the contract spells them and in camel case; unknown ones are ignored, as newer clients may send them.
 */
export function readRequest({ binding, variables }: Match, query: string, body: JsonValue | undefined): MessageShape<DescMessage> {
  const { procedure, body: bodyField } = binding;
  const { input } = procedure.method;
  const json: JsonObject = {};
  if (bodyField !== '' && body !== undefined) {
    const given = procedure.restBody ? procedure.restBody(body) : body;
    if (bodyField === '*') Object.assign(json, objectOf(given));
    else put(input, json, bodyField, given);
  }
  if (query !== '') {
    const inPath = variables.map(([field]) => field.split('.')[0]!);
    readQuery(input, json, query, bodyField, inPath);
  }
  for (const [field, value] of variables) putText(input, json, field.split('.'), value);
  const message = decode(input, prepare(input, json) as JsonObject);
  if (bodyField !== '' && body !== undefined) procedure.restUnknown?.(message, body);
  return message;
}

const MOST_PARAMETERS = 500;

function readQuery(input: DescMessage, json: JsonObject, query: string, bodyField: string, inPath: readonly string[]): void {
  let count = 0;
  const chosen = new Map<DescOneof, DescField>();
  for (const name of inPath) choose(chosen, fieldOf(input, name));
  for (const [name, value] of new URLSearchParams(query)) {
    if (++count > MOST_PARAMETERS) break;
    const path = name.replace(/\[([^\]]*)\]/g, '.$1').split('.');
    // What the body is for cannot come from the query as well.
    const field = fieldOf(input, path[0]!);
    if (bodyField !== '' && field?.name === bodyField) continue;
    choose(chosen, field);
    putText(input, json, path, value);
  }
}

/** Of several ways to say the same thing one must be taken: two that disagree would be answered as if one had not been said. */
function choose(chosen: Map<DescOneof, DescField>, field: DescField | undefined): void {
  if (!field?.oneof) return;
  const before = chosen.get(field.oneof);
  if (before && before !== field) {
    throw invalidFields([{ field: field.name, description: `give either this or ${before.name}, not both`, constraint: 'oneof' }]);
  }
  chosen.set(field.oneof, field);
}

const namesOf = new WeakMap<DescMessage, Map<string, DescField>>();

function fieldOf(message: DescMessage, name: string): DescField | undefined {
  let names = namesOf.get(message);
  if (!names) {
    names = new Map(message.fields.flatMap((field) => [[field.jsonName, field] as const, [field.name, field] as const]));
    namesOf.set(message, names);
  }
  return names.get(name);
}

/** Sets a field under its JSON name and takes away what it stands instead of: the other spelling, the rest of its oneof. */
function put(message: DescMessage, json: JsonObject, name: string, value: JsonValue): void {
  const field = fieldOf(message, name);
  if (!field) return;
  delete json[field.name];
  for (const other of field.oneof?.fields ?? []) {
    delete json[other.name];
    delete json[other.jsonName];
  }
  json[field.jsonName] = value;
}

/** Sets a field from the text of a path or a query. */
function putText(message: DescMessage, json: JsonObject, [name = '', ...deeper]: readonly string[], text: string): void {
  const field = fieldOf(message, name);
  if (!field) return;
  if (field.fieldKind === 'map' && deeper.length > 0) {
    objectAt(json, field)[deeper.join('.')] = text;
  } else if (field.fieldKind === 'message' && deeper.length > 0) {
    putText(field.message, objectAt(json, field), deeper, text);
  } else if (deeper.length === 0) {
    const value = jsonOf(field, text);
    if (value === undefined) return;
    if (field.fieldKind === 'list') json[field.jsonName] = [...listAt(json, field), value];
    else put(message, json, field.jsonName, value);
  }
}

function objectAt(json: JsonObject, field: DescField): JsonObject {
  const found = json[field.jsonName] ?? json[field.name];
  delete json[field.name];
  const object = typeof found === 'object' && found !== null && !Array.isArray(found) ? found : {};
  json[field.jsonName] = object;
  return object;
}

const listAt = (json: JsonObject, field: DescField): JsonValue[] => {
  const found = json[field.jsonName];
  return Array.isArray(found) ? found : [];
};

const PLUS_LOST = new Set(['google.protobuf.Timestamp', 'google.protobuf.BytesValue']);

/** Text as proto3 JSON wants it; it takes strings for every number. Empty text for what cannot be empty is nothing. */
function jsonOf(field: DescField, text: string): JsonValue | undefined {
  const type = field.message?.typeName;
  if (field.enum) return text === '' ? undefined : enumOf(field.enum, field.name, text);
  if (field.scalar === ScalarType.BOOL || type === 'google.protobuf.BoolValue') {
    return text === '' ? undefined : text === 'true' || text === '1' ? true : text === 'false' || text === '0' ? false : text;
  }
  if (field.scalar === ScalarType.STRING || type === 'google.protobuf.StringValue') return text;
  if (text === '') return undefined;
  // A plus in a query means a space, and people write their offsets and base64 with plus signs all the same.
  return field.scalar === ScalarType.BYTES || (type && PLUS_LOST.has(type)) ? text.replaceAll(' ', '+') : text;
}

/** A body may name what only a newer contract knows; a filter nobody understands must not answer with everything. */
function enumOf(desc: DescEnum, field: string, text: string): JsonValue {
  if (/^-?\d+$/.test(text)) return Number(text);
  if (desc.values.some(({ name }) => name === text)) return text;
  throw invalidFields([{ field, description: `"${text.slice(0, 64)}" is not one of ${desc.values.map(({ name }) => name).join(', ')}`, constraint: 'enum' }]);
}

const masked = new Map<DescMessage, boolean>();

/** Whether a field mask can stand anywhere in a message. */
function hasMask(message: DescMessage): boolean {
  const known = masked.get(message);
  if (known !== undefined) return known;
  masked.set(message, false);
  const found = message.fields.some(({ message: inner }) => inner && (inner.typeName === 'google.protobuf.FieldMask' || hasMask(inner)));
  masked.set(message, found);
  return found;
}

/** proto3 JSON has field masks in camel case only; people name the fields as the contract does. */
function prepare(message: DescMessage, json: JsonValue): JsonValue {
  if (typeof json !== 'object' || json === null || Array.isArray(json) || !hasMask(message)) return json;
  for (const [name, value] of Object.entries(json)) {
    const inner = fieldOf(message, name)?.message;
    if (!inner) continue;
    if (inner.typeName !== 'google.protobuf.FieldMask') json[name] = Array.isArray(value) ? value.map((item) => prepare(inner, item)) : prepare(inner, value);
    else if (typeof value === 'string') json[name] = camel(value);
    else if (typeof value === 'object' && value !== null && 'paths' in value && Array.isArray(value.paths)) json[name] = camel(value.paths.join(','));
  }
  return json;
}

const camel = (text: string): string => text.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

function objectOf(body: JsonValue): JsonObject {
  if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body;
  throw requestFaults.malformedJson({ why: 'an object was expected' });
}

function decode(input: DescMessage, json: JsonObject): MessageShape<DescMessage> {
  try {
    return fromJson(input, json, { ignoreUnknownFields: true });
  } catch (error) {
    const culprit = culpritOf(input, json);
    if (culprit) throw invalidFields([culprit]);
    throw requestFaults.malformedField({ why: reasonOf(error) }, error);
  }
}

/** Which field could not be read: found by reading each alone, so that its whole path can be named. */
function culpritOf(message: DescMessage, json: JsonValue): FieldViolation | undefined {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return undefined;
  for (const [name, value] of Object.entries(json)) {
    const field = fieldOf(message, name);
    if (!field) continue;
    try {
      fromJson(message, { [name]: value }, { ignoreUnknownFields: true });
    } catch (error) {
      const inner = field.message?.typeName.startsWith('google.protobuf.') ? undefined : field.message;
      const within = (step: string, part: JsonValue): FieldViolation | undefined => {
        const found = inner && culpritOf(inner, part);
        return found && { ...found, field: `${field.name}${step}.${found.field}` };
      };
      const deeper = Array.isArray(value) ? value.map((item, index) => within(`[${index}]`, item)).find((found) => found) : within('', value);
      const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
      const description = inner && field.fieldKind === 'message' && !isObject ? 'an object was expected' : reasonOf(error);
      return deeper ?? { field: field.name, description, constraint: 'json' };
    }
  }
  return undefined;
}

const reasonOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).replace(/^(?:cannot decode .*? from JSON: )+/s, '').slice(0, 200);
