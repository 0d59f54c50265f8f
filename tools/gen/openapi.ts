import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type DescField, type DescMessage, getOption } from '@bufbuild/protobuf';
import { ErrorInfoSchema } from '@tenon/api/scalekit/v1/errdetails/errdetails_pb.ts';
import { AuthenticationType, auth_option } from '@tenon/api/scalekit/v1/options/options_pb.ts';
import { DryRunSchema } from '@tenon/api/tenon/v1/dry_run_pb.ts';
import { services } from '../../packages/server/src/app.ts';
import { codeName, faultMap } from '../../packages/server/src/chassis/fault-map.ts';
import { type Binding, bindingsOf } from '../../packages/server/src/chassis/rest/bindings.ts';
import type { Served } from '../../packages/server/src/chassis/serve.ts';
import { protoComments } from './comments.ts';
import { root } from './database.ts';
import { parameterExample, requestExample, responseExample } from './examples.ts';
import { createSchemas, type Schema, type Schemas } from './schemas.ts';

export const OPENAPI_FILE = 'docs/reference/openapi.json';

/** Stands where the environment's own address goes when the document is served. */
const SERVER = 'http://localhost:8080';

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required?: boolean;
  readonly description?: string;
  readonly schema: Schema;
  readonly style?: string;
  readonly explode?: boolean;
  readonly example?: string;
}

export interface Operation {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly summary: string;
  readonly description?: string;
  readonly security: readonly object[];
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: object;
  readonly responses: Record<string, object>;
  readonly 'x-rpc': string;
  readonly 'x-permissions'?: readonly string[];
}

export interface OpenApi {
  readonly openapi: string;
  readonly info: object;
  readonly servers: readonly object[];
  readonly security: readonly object[];
  readonly tags: readonly { readonly name: string; readonly description?: string }[];
  readonly paths: Record<string, Record<string, Operation>>;
  readonly components: {
    readonly schemas: Record<string, Schema>;
    readonly headers: Record<string, object>;
    readonly responses: Record<string, object>;
    readonly securitySchemes: object;
  };
}

/** The REST surface as OpenAPI 3.1: what is served, read off our descriptors, with the words of our protos. */
export function openApi(served: readonly Served[] = services): OpenApi {
  const comments = protoComments();
  const bindings = bindingsOf(served).filter(({ procedure }) => !procedure.later);
  const asked = messagesIn(bindings.map(({ procedure }) => procedure.method.input));
  const answered = messagesIn([ErrorInfoSchema, DryRunSchema, ...bindings.map(({ procedure }) => procedure.method.output)]);
  const schemas = createSchemas(comments, asked, answered);
  const errors = errorResponses(schemas);

  const paths: Record<string, Record<string, Operation>> = {};
  const addresses = new Map<string, Address>();
  const counted = new Map<string, number>();
  for (const binding of bindings) {
    const address = addressOf(binding, addresses);
    const method = binding.procedure.method;
    const base = `${method.parent.name}_${method.name}`;
    const count = (counted.get(base) ?? 0) + 1;
    counted.set(base, count);
    const operations = (paths[address.path] ??= {});
    const verb = binding.verb.toLowerCase();
    if (operations[verb]) throw new Error(`${binding.verb} ${address.path} is bound twice`);
    operations[verb] = operationOf({ binding, address, comments, schemas, errors, operationId: count === 1 ? base : `${base}_${count}` });
  }
  const described = new Set(bindings.map(({ procedure }) => procedure.method.parent));
  return {
    openapi: '3.1.0',
    info: {
      title: 'Tenon API',
      version: JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version,
      summary: 'Organizations, their people, and how they sign in.',
      description: INTRODUCTION,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: SERVER, description: 'The environment this document was read from' }],
    security: [{ bearer: [] }],
    tags: [...described].map((service) => ({ name: tagOf(service.name), ...describe(comments.get(service.typeName)) })),
    paths,
    components: {
      securitySchemes: {
        bearer: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description:
            'An access token: `POST /oauth/token` with `grant_type=client_credentials`, `client_id` and `client_secret` gives one for the app’s own server. Members call with the access token of their sign-in.',
        },
      },
      headers,
      responses: errors.components,
      schemas: schemas.components(),
    },
  };
}

const INTRODUCTION = `Everything the official SDKs do, as plain HTTP and JSON. The same calls are served over gRPC, gRPC-Web and Connect.

Requests name fields as they stand here or in camelCase; unknown fields are ignored. Answers are in snake_case, 64-bit numbers are text, enumerations are names, times are RFC 3339 in UTC. Fields without a value of their own may be absent.

Errors have one shape, whatever the call: \`code\` (of gRPC), \`message\` (for people, may improve), and in \`details\` one \`ErrorInfo\` with \`error_code\`, and our stable code for this very error in \`debug_info.detail\`.

Every environment and every client has so many calls a minute. Answers say in \`RateLimit-Limit\`, \`RateLimit-Remaining\` and \`RateLimit-Reset\` (seconds) how the tighter of the two stands. A call too many is refused before anything is done, with 429 (\`RESOURCE_EXHAUSTED\` over RPC), \`RATE_LIMITED\` as its \`error_code\`, and \`Retry-After\`: wait that long, then repeat it.

A call that changes something may be given a name: \`Idempotency-Key\`, 1-255 visible ASCII characters, a random UUID for example; metadata of that name over RPC. For 24 hours the same call by the same caller under the same key is done once, and answered again with the same answer, success or refusal, and \`Idempotent-Replayed: true\`. Another call under the key is refused with 422 and \`idempotency.key_reused\`. While the first one is still running, the second waits for its answer, or is told to come back with 409 and \`idempotency.still_running\`. Calls refused with 401, 429 or a 5xx, and calls that break a rule of their fields, leave the key free. Calls that only read take no notice of it.

A call that changes something can also be rehearsed: with \`Prefer: dry-run\` (metadata over RPC) it is done wholly and taken back, and answered with 200, \`Preference-Applied: dry-run\` and a \`DryRun\` that says what would change: rows of each table, sessions that would end, seats, mails, events and jobs. What the real call would be refused for, it is refused for. Calls that count tries (verifying a mailed code, checking a domain) have no dry run: \`dry_run.counts_tries\`. Over RPC the answer is the usual message, and the \`tenon.v1.DryRun\` stands in the trailer \`tenon-dry-run-bin\`; ids and secrets in either are of the rehearsal and were never kept.`;

interface Making {
  readonly binding: Binding;
  readonly address: Address;
  readonly comments: ReadonlyMap<string, string>;
  readonly schemas: Schemas;
  readonly errors: ErrorResponses;
  readonly operationId: string;
}

function operationOf({ binding, address, comments, schemas, errors, operationId }: Making): Operation {
  const { method, restBody } = binding.procedure;
  const words = readComment(comments.get(`${method.parent.typeName}.${method.name}`) ?? '');
  const auth = getOption(method, auth_option);
  const open = auth.authenticationType === AuthenticationType.NONE;
  const { writes } = binding.procedure;
  const parameters = [...parametersOf(binding, address, comments, schemas), ...(writes ? WRITE_HEADERS : [])];
  const permission = words.permission && `**Permission:** ${words.permission}`;
  const roles = restBody && 'A role may be given by its name or id alone, as text.';
  const description = [words.rest, roles, permission].filter(Boolean).join('\n\n');
  return {
    operationId,
    tags: [tagOf(method.parent.name)],
    summary: words.summary,
    ...(description && { description }),
    security: open ? [] : [{ bearer: [] }],
    ...(parameters.length > 0 && { parameters }),
    ...bodyOf(binding, comments, schemas),
    responses: {
      ...answersOf(binding, comments, schemas),
      ...errors.of(words.errors, open, writes),
    },
    'x-rpc': `${method.parent.typeName}/${method.name}`,
    ...(auth.permissions.length > 0 && { 'x-permissions': auth.permissions }),
  };
}

/** What writes take besides; what it means is said at the beginning. */
const WRITE_HEADERS: readonly Parameter[] = [
  {
    name: 'Idempotency-Key',
    in: 'header',
    description: 'Names this call: under one key it is done once, and answered again for 24 hours.',
    schema: { type: 'string', minLength: 1, maxLength: 255, pattern: '^[!-~]+$' },
  },
  { name: 'Prefer', in: 'header', description: '`dry-run`: nothing is kept, and the answer says what would change.', schema: { type: 'string' } },
];

/** The good answers: the usual one, and for a write that of a dry run, which makes nothing and so is never a 201. */
function answersOf({ procedure: { method, writes }, status }: Binding, comments: ReadonlyMap<string, string>, schemas: Schemas): Record<string, object> {
  const description = comments.get(method.output.typeName) ?? 'Done.';
  const usual = schemas.of(method.output, 'response');
  const example = responseExample(method.output);
  if (!writes) return { [String(status)]: { description, headers: limitHeaders, content: { 'application/json': { schema: usual, example } } } };
  const dry = schemas.of(DryRunSchema, 'response');
  if (status !== 200) {
    return {
      '200': {
        description: 'What a dry run would have changed.',
        headers: { ...limitHeaders, ...dryHeaders },
        content: { 'application/json': { schema: dry } },
      },
      [String(status)]: { description, headers: { ...limitHeaders, ...onceHeaders }, content: { 'application/json': { schema: usual, example } } },
    };
  }
  const content = { 'application/json': { schema: { anyOf: [usual, dry] }, example } };
  return { '200': { description, headers: { ...limitHeaders, ...onceHeaders, ...dryHeaders }, content } };
}

interface Told {
  readonly summary: string;
  readonly rest: string;
  readonly permission: string | undefined;
  /** Name of a gRPC code → when. */
  readonly errors: ReadonlyMap<string, string>;
}

/** A comment of ours: one sentence, the rest, who may, and what goes wrong. */
function readComment(comment: string): Told {
  const lines = comment.split('\n');
  const permission = lines.find((line) => line.startsWith('Permission:'))?.slice('Permission:'.length);
  const failures = lines.find((line) => line.startsWith('Errors:'))?.slice('Errors:'.length) ?? '';
  const prose = lines
    .filter((line) => !/^(Permission|Errors):/.test(line))
    .join('\n')
    .trim();
  const summary = /^.*?[.:;](?=\s|$)/s.exec(prose)?.[0] ?? prose;
  const errors = new Map<string, string>();
  for (const [, code = '', when = ''] of failures.matchAll(/([A-Z_]{5,}) (.*?)(?=[;.] *[A-Z_]{5,} |\.?\s*$)/gs)) {
    const known = errors.get(code);
    errors.set(code, known ? `${known}; ${when}` : when);
  }
  const rest = prose.slice(summary.length).trim();
  return { summary: summary.replace(/[.:;]$/, ''), rest: rest.charAt(0).toUpperCase() + rest.slice(1), permission: permission?.trim(), errors };
}

interface Address {
  readonly path: string;
  /** How the variables of the binding are called in the path. */
  readonly names: ReadonlyMap<string, string>;
}

/** Two bindings that differ only in what they call a variable have one path in OpenAPI: the first one's. */
function addressOf({ template }: Binding, known: Map<string, Address>): Address {
  const own = template.variables.map(({ field }) => field);
  const path = template.text.replace(/\{([\w.]+)=[^}]*\}/g, '{$1}');
  const form = path.replace(/\{[^}]*\}/g, '{}');
  const first = known.get(form);
  if (!first) {
    const address = { path, names: new Map(own.map((name) => [name, name])) };
    known.set(form, address);
    return address;
  }
  const called = [...first.path.matchAll(/\{([^}]*)\}/g)].map(([, name = '']) => name);
  return { path: first.path, names: new Map(own.map((name, index) => [name, called[index] ?? name])) };
}

function parametersOf({ procedure, template, body }: Binding, { names }: Address, comments: ReadonlyMap<string, string>, schemas: Schemas): Parameter[] {
  const { input } = procedure.method;
  const inPath = template.variables.map(({ field }): Parameter => {
    const desc = fieldAt(input, field);
    const example = parameterExample(desc);
    const words = comments.get(`${desc.parent.typeName}.${desc.name}`) ?? (desc.oneof && comments.get(`${desc.parent.typeName}.${desc.oneof.name}`));
    return {
      name: names.get(field) ?? field,
      in: 'path',
      required: true,
      ...describe(words),
      schema: pathSchema(schemas.ofField(desc, 'request')),
      ...(example && { example }),
    };
  });
  if (body === '*') return inPath;
  const settled = settledIn(input, [...template.variables.map(({ field }) => field), ...(body === '' ? [] : [body])]);
  return [...inPath, ...input.fields.filter(({ name }) => !settled.has(name)).flatMap((field) => queryOf(field, '', comments, schemas, []))];
}

/** A variable of a path is never empty. */
const pathSchema = (schema: Schema): Schema => (schema['type'] === 'string' && schema['minLength'] === undefined ? { ...schema, minLength: 1 } : schema);

/** What the path and the body settle: fields, and whatever shares a oneof with them. */
function settledIn(input: DescMessage, fields: readonly string[]): Set<string> {
  const settled = new Set(fields);
  for (const field of input.fields) if (field.oneof?.fields.some(({ name }) => fields.includes(name))) settled.add(field.name);
  return settled;
}

function queryOf(field: DescField, prefix: string, comments: ReadonlyMap<string, string>, schemas: Schemas, above: readonly DescMessage[]): Parameter[] {
  const name = `${prefix}${field.name}`;
  const inner = field.fieldKind === 'message' && !field.message.typeName.startsWith('google.protobuf.') ? field.message : undefined;
  if (inner) {
    if (above.includes(inner)) return [];
    return inner.fields.flatMap((deeper) => queryOf(deeper, `${name}.`, comments, schemas, [...above, inner]));
  }
  // Lists of messages have no spelling in a query.
  if (field.fieldKind === 'list' && field.message && !field.message.typeName.startsWith('google.protobuf.')) return [];
  const required = prefix === '' && schemas.required(field.parent).has(field.name);
  const example = required ? parameterExample(field) : undefined;
  return [
    {
      name,
      in: 'query',
      ...(required && { required }),
      ...describe(comments.get(`${field.parent.typeName}.${field.name}`)),
      schema: schemas.ofField(field, 'request'),
      ...(example && { example }),
      ...(field.fieldKind === 'map' && { style: 'deepObject', explode: true }),
    },
  ];
}

function bodyOf({ procedure, template, body }: Binding, comments: ReadonlyMap<string, string>, schemas: Schemas): { readonly requestBody?: object } {
  if (body === '') return {};
  const { input } = procedure.method;
  const field = body === '*' ? undefined : fieldAt(input, body);
  const settled = settledIn(
    input,
    template.variables.map(({ field }) => field),
  );
  const message = field?.message ?? input;
  const whole = field !== undefined || settled.size === 0;
  const words = field && comments.get(`${input.typeName}.${field.name}`);
  const required = field ? schemas.required(input).has(field.name) : schemas.required(input).difference(settled).size > 0;
  const schema = field ? schemas.ofField(field, 'request') : whole ? schemas.of(input, 'request') : schemas.object(input, 'request', settled);
  const without = whole ? new Set<string>() : settled;
  const one = requestExample(message, without);
  const example = field?.fieldKind === 'list' ? [one] : one;
  return { requestBody: { ...describe(words), required, content: { 'application/json': { schema, example } } } };
}

function fieldAt(message: DescMessage, path: string): DescField {
  const [name = '', ...deeper] = path.split('.');
  const field = message.fields.find((one) => one.name === name);
  if (!field) throw new Error(`${message.typeName} has no field ${name}`);
  return deeper.length > 0 && field.message ? fieldAt(field.message, deeper.join('.')) : field;
}

/** Every message that can be part of these. */
function messagesIn(messages: readonly DescMessage[]): Set<DescMessage> {
  const found = new Set<DescMessage>();
  const visit = (message: DescMessage): void => {
    if (found.has(message)) return;
    found.add(message);
    for (const field of message.fields) if (field.message) visit(field.message);
  };
  messages.forEach(visit);
  return found;
}

const count = { type: 'integer', minimum: 0 };

/** What answers say besides their body. */
const headers: Record<string, object> = {
  'RateLimit-Limit': {
    description: 'Calls a minute, of the limit that has the least room left: the client’s or the environment’s.',
    schema: count,
    example: 30000,
  },
  'RateLimit-Remaining': { description: 'How many of them are left.', schema: count, example: 29999 },
  'RateLimit-Reset': { description: 'Seconds until the count begins anew.', schema: count, example: 42 },
  'RateLimit-Policy': { description: 'The limit and its window in seconds.', schema: { type: 'string' }, example: '30000;w=60' },
  'Idempotent-Replayed': { description: 'The call was done before, under the same key; this is its answer again.', schema: { type: 'string', const: 'true' } },
  'Preference-Applied': { description: 'This was a dry run: nothing was kept.', schema: { type: 'string', const: 'dry-run' } },
  'Retry-After': { description: 'Seconds to wait before trying again.', schema: count, example: 42 },
};

const refer = (...names: string[]): Record<string, object> => Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));

const limitHeaders = refer('RateLimit-Limit', 'RateLimit-Remaining', 'RateLimit-Reset', 'RateLimit-Policy');

const onceHeaders = refer('Idempotent-Replayed');
const dryHeaders = refer('Preference-Applied');

interface ErrorResponses {
  of(named: ReadonlyMap<string, string>, open: boolean, writes: boolean): Record<string, object>;
  readonly components: Record<string, object>;
}

/** HTTP statuses of gRPC's codes, as the fault map has them. */
const statuses = new Map(Object.values(faultMap).map(({ code, status }) => [codeName(code), status]));

function errorResponses(schemas: Schemas): ErrorResponses {
  const info = schemas.of(ErrorInfoSchema, 'error');
  const schema = {
    type: 'object',
    description: 'What every failed call answers with.',
    properties: {
      code: {
        type: 'integer',
        description: 'The code of gRPC: 3 is INVALID_ARGUMENT, 5 NOT_FOUND, 6 ALREADY_EXISTS, 7 PERMISSION_DENIED, 16 UNAUTHENTICATED.',
      },
      message: { type: 'string', description: 'For people. It may improve; decide by `error_code` and `debug_info.detail`.' },
      details: {
        type: 'array',
        description: 'One ErrorInfo.',
        items: { allOf: [{ type: 'object', properties: { '@type': { type: 'string' } }, required: ['@type'] }, info] },
      },
    },
    required: ['code', 'message', 'details'],
  };
  const content = { 'application/json': { schema: schemas.keep('Error', schema) } };
  const general: Record<string, { readonly status: number; readonly description: string; readonly headers?: object; readonly ofWrites?: true }> = {
    Invalid: { status: 400, description: 'INVALID_ARGUMENT: the request breaks a rule of its fields; each is named in `validation_error_info`.' },
    Unauthenticated: { status: 401, description: 'UNAUTHENTICATED: there is no access token, or it has expired or been revoked.' },
    Denied: { status: 403, description: 'PERMISSION_DENIED: the caller may not do this.' },
    StillRunning: {
      status: 409,
      description: 'ABORTED: the first call with this `Idempotency-Key` is still running; send it again in a moment.',
      ofWrites: true,
    },
    KeyReused: { status: 422, description: 'INVALID_ARGUMENT: another call was made under this `Idempotency-Key` within 24 hours.', ofWrites: true },
    Limited: {
      status: 429,
      description: 'RESOURCE_EXHAUSTED, with `RATE_LIMITED` as its `error_code`: too many calls within a minute. `Retry-After` says when to come back.',
      headers: { ...limitHeaders, ...refer('Retry-After') },
    },
    Failed: { status: 0, description: 'Anything else: INTERNAL (500) with a request id that the log has too, UNAVAILABLE (503).' },
  };
  return {
    components: Object.fromEntries(
      Object.entries(general).map(([name, { description, headers }]) => [name, { description, ...(headers && { headers }), content }]),
    ),
    of(named, open, writes) {
      const told = new Map<number, string[]>();
      for (const [code, when] of named) {
        const status = statuses.get(code);
        if (status === undefined) throw new Error(`the fault map has no ${code}`);
        told.set(status, [...(told.get(status) ?? []), `${code} ${when}.`]);
      }
      const responses: Record<string, object> = {};
      for (const [name, { status, ofWrites }] of Object.entries(general)) {
        if (ofWrites && !writes) continue;
        if (open && (status === 401 || status === 403)) continue;
        responses[status === 0 ? 'default' : String(status)] = { $ref: `#/components/responses/${name}` };
      }
      for (const [status, sentences] of told) {
        const also = Object.values(general).find((one) => one.status === status && (writes || !one.ofWrites));
        const headers = also?.headers;
        responses[String(status)] = { description: [...sentences, ...(also ? [also.description] : [])].join('\n\n'), ...(headers && { headers }), content };
      }
      return Object.fromEntries(Object.entries(responses).sort(([one], [other]) => (one < other ? -1 : 1)));
    },
  };
}

/** `OrganizationService` → `Organizations`, `AuditLogsService` → `Audit logs`. */
export function tagOf(service: string): string {
  const words = service
    .replace(/Service$/, '')
    .replace(/(?<=[a-z])(?=[A-Z])/g, ' ')
    .replace(/(?<= )[A-Z](?=[a-z])/g, (letter) => letter.toLowerCase())
    .replace(/^Api\b/, 'API')
    .replace(/^Auth$/, 'Ways in')
    .replace(/^Web authn$/i, 'Passkeys');
  return UNCOUNTED.has(words) || words.endsWith('s') ? words : words.replace(/y$/, 'ie').concat('s');
}

const UNCOUNTED = new Set(['Passwordless', 'API auth', 'Ways in']);

const describe = (description: string | undefined): { readonly description?: string } => (description ? { description } : {});

export const openApiText = (): string => `${JSON.stringify(openApi(), null, 1)}\n`;

export function generateOpenApi(): void {
  mkdirSync(dirname(join(root, OPENAPI_FILE)), { recursive: true });
  writeFileSync(join(root, OPENAPI_FILE), openApiText());
}
