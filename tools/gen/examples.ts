import { type DescField, type DescMessage, fromJson, type JsonObject, type JsonValue, ScalarType } from '@bufbuild/protobuf';
import { createValidator } from '@bufbuild/protovalidate';

const validator = createValidator();

/** A request as somebody would write it. What the rules of the contract refuse is left out. */
export function requestExample(message: DescMessage, without: ReadonlySet<string> = new Set()): JsonObject {
  const example: JsonObject = {};
  const oneofs = new Set<string>();
  for (const field of message.fields) {
    if (without.has(field.name) || BORING.has(field.name)) continue;
    if (field.oneof && oneofs.has(field.oneof.name)) continue;
    const value = exampleFor(field, [message], 'request');
    if (value === undefined || !isTaken(message, field, value)) continue;
    if (field.oneof) oneofs.add(field.oneof.name);
    example[field.name] = value;
  }
  return example;
}

/** What stands in an address, when the rules of the contract take it. */
export function parameterExample(field: DescField): string | undefined {
  const value = exampleFor(field, [field.parent], 'request');
  return typeof value === 'string' && value !== '' && isTaken(field.parent, field, value) ? value : undefined;
}

export const responseExample = (message: DescMessage): JsonObject => objectOf(message, [], 'response');

function objectOf(message: DescMessage, above: readonly DescMessage[], side: 'request' | 'response'): JsonObject {
  if (side === 'request') return requestExample(message);
  const example: JsonObject = {};
  const oneofs = new Set<string>();
  for (const field of message.fields) {
    if (field.oneof && oneofs.has(field.oneof.name)) continue;
    const value = exampleFor(field, [...above, message], side);
    if (value === undefined) continue;
    if (field.oneof) oneofs.add(field.oneof.name);
    example[field.name] = value;
  }
  return example;
}

/** Fields people rarely give. */
const BORING = new Set([
  'update_mask',
  'region_code',
  'filter',
  'first_name',
  'last_name',
  'preferred_username',
  'phone_number',
  'gender',
  'groups',
  'locale',
  'custom_attributes',
]);

function isTaken(message: DescMessage, field: DescField, value: JsonValue): boolean {
  const { violations = [] } = validator.validate(message, fromJson(message, { [field.name]: value }));
  return !violations.some(({ field: [first] }) => first?.kind === 'field' && first.name === field.name);
}

function exampleFor(field: DescField, above: readonly DescMessage[], side: 'request' | 'response'): JsonValue | undefined {
  if (field.fieldKind === 'map') return MAPS[field.name] ?? { plan: 'pro' };
  const one = singleOf(field, above, side);
  if (field.fieldKind === 'list') return one === undefined ? (side === 'response' ? [] : undefined) : [one];
  return one;
}

function singleOf(field: DescField, above: readonly DescMessage[], side: 'request' | 'response'): JsonValue | undefined {
  const { message } = field;
  if (message) {
    const known = WELL_KNOWN[message.typeName];
    if (known !== undefined) return message.typeName === 'google.protobuf.Timestamp' ? timeOf(field.name) : known;
    if (message.typeName.startsWith('google.protobuf.')) return undefined;
    // A role is named by its name or by its id.
    if (message.name === 'Role' && side === 'request') return { name: 'admin' };
    return above.includes(message) ? undefined : objectOf(message, above, side);
  }
  if (field.enum) return (field.enum.values.find(({ number, name }) => number !== 0 && !/UNSPECIFIED/.test(name)) ?? field.enum.values[0])?.name;
  switch (field.scalar) {
    case ScalarType.STRING:
      return textOf(field);
    case ScalarType.BOOL:
      return true;
    case ScalarType.BYTES:
      return 'dGVub24=';
    case ScalarType.INT64:
    case ScalarType.UINT64:
    case ScalarType.SINT64:
    case ScalarType.FIXED64:
    case ScalarType.SFIXED64:
      return /expiry$/.test(field.name) ? '3600' : '1';
    case ScalarType.DOUBLE:
    case ScalarType.FLOAT:
      return 1;
    default:
      return field.name === 'page_size' ? 20 : 1;
  }
}

const timeOf = (name: string): string => (/expir|until|end/.test(name) ? '2026-12-05T14:00:00Z' : '2026-11-20T14:00:00Z');

const WELL_KNOWN: Readonly<Record<string, JsonValue>> = {
  'google.protobuf.Timestamp': '2026-11-20T14:00:00Z',
  'google.protobuf.Duration': '3600s',
  'google.protobuf.Struct': { plan: 'pro' },
  'google.protobuf.Empty': {},
  'google.protobuf.StringValue': 'text',
  'google.protobuf.BoolValue': true,
  'google.protobuf.Int32Value': 60,
  'google.protobuf.UInt32Value': 60,
  'google.protobuf.Int64Value': '60',
  'google.protobuf.UInt64Value': '60',
};

/** What a text of this name would say. */
function textOf({ name, parent }: DescField): string {
  const known = TEXTS[name];
  if (known !== undefined) return known;
  if (name === 'id') return PREFIXES.find(([pattern]) => pattern.test(parent.name))?.[1] ?? 'org_59615193906282635';
  if (/_id$/.test(name)) return TEXTS[name.replace(/^.*?(?=(organization|user|client|session|role)_id$)/, '')] ?? 'id_59615193906282635';
  if (/email/.test(name)) return 'ada@orion.example';
  if (/ur[il]$/.test(name)) return 'https://app.orion.example';
  if (/ur[il]s$/.test(name)) return 'https://app.orion.example/callback';
  if (/time|_at$/.test(name)) return '2026-11-20T14:00:00Z';
  if (/role/.test(name)) return 'admin';
  if (/permission/.test(name)) return 'invoices:read';
  if (/description/.test(name)) return 'What it is for';
  if (/name$/.test(name)) return NAMES.find(([pattern]) => pattern.test(parent.name))?.[1] ?? 'Orion Analytics';
  if (/token$/.test(name)) return '';
  return name.replaceAll('_', '-');
}

/** Maps that do not hold whatever an app keeps. */
const MAPS: Readonly<Record<string, JsonObject>> = {
  texts: { 'signIn.heading': 'Welcome to {app}' },
  words: { de: { singular: 'Studio', plural: 'Studios', one: 'ein Studio', yours: 'Ihr Studio' } },
};

/** What things of a kind are called. */
const NAMES: readonly (readonly [RegExp, string])[] = [
  [/Permission/, 'invoices:read'],
  [/Role/, 'billing_admin'],
  [/Feature/, 'sso'],
  [/Scope/, 'invoices:read'],
  [/Resource/, 'Invoices API'],
  [/Client/, 'Nightly invoices'],
  [/User|Profile/, 'Ada Lovelace'],
];

const PREFIXES: readonly (readonly [RegExp, string])[] = [
  [/Role/, 'role_59615193906282635'],
  [/Permission/, 'perm_59615193906282635'],
  [/User/, 'usr_59615193906282635'],
  [/Secret/, 'sks_59615193906282635'],
  [/Client/, 'skc_59615193906282635'],
  [/Session/, 'ses_59615193906282635'],
  [/Resource/, 'res_59615193906282635'],
  [/Scope/, 'scp_59615193906282635'],
  [/Invitation/, 'inv_59615193906282635'],
  [/Event/, 'evt_59615193906282635'],
];

const TEXTS: Readonly<Record<string, string>> = {
  organization_id: 'org_59615193906282635',
  user_id: 'usr_59615193906282635',
  client_id: 'skc_59615193906282635',
  session_id: 'ses_59615193906282635',
  environment_id: 'env_59615193906282635',
  external_id: 'customer-42',
  display_name: 'Orion Analytics',
  given_name: 'Ada',
  first_name: 'Ada',
  family_name: 'Lovelace',
  last_name: 'Lovelace',
  email: 'ada@orion.example',
  to: 'ada@orion.example',
  slug: 'orion',
  logo_url: 'https://orion.example/logo.png',
  picture: 'https://orion.example/ada.png',
  phone_number: '+442071234567',
  locale: 'en-GB',
  query: 'orion',
  page_token: '',
  next_page_token: '',
  prev_page_token: '',
  domain: 'orion.example',
  secret_id: 'sks_59615193906282635',
  resource_id: 'res_59615193906282635',
  token_id: 'apit_59615193906282635',
  client_type: 'WEB_APP',
  scopes: 'invoices:read',
  audience: 'https://api.orion.example',
  grant_types: 'authorization_code',
};
