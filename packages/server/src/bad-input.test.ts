import assert from 'node:assert/strict';
import http from 'node:http';
import http2 from 'node:http2';
import { after, before, type TestContext, test } from 'node:test';
import { create, type DescField, type DescMessage, fromJson, type JsonObject, type MessageInitShape, ScalarType, toBinary } from '@bufbuild/protobuf';
import { services } from './app.ts';
import { type Binding, bindingsOf } from './chassis/rest/bindings.ts';
import type { Procedure } from './chassis/serve.ts';
import { createWholeWorld, everyCall, type Furniture, furnish, mightyMember, nameOf, requestFor } from './testing/every-call.ts';
import { fc, SEED } from './testing/made-up.ts';

// Whatever is sent, on whichever road: an answer comes, it is no failure of ours, and it holds nothing of another tenant.
// TENON_TEST_SEED repeats a run; a failure says what was sent, made as small as it gets.

const HANGS_AFTER = 20_000;

const house = await createWholeWorld();
const elsewhere = await createWholeWorld();
/** Stands in every text of the tenants nobody here may see. */
const FOREIGN = 'betelgeuse';
const NEIGHBOUR = 'aldebaran';

interface Caller {
  readonly token: string | undefined;
  readonly mayNotSee: readonly string[];
}
let callers: readonly Caller[];
let names: Furniture;
/** Ids that are somebody else's: they give nothing away by themselves, so that an answer may repeat them. */
let strangers: readonly string[];
let grpc: http2.ClientHttp2Session;
const agent = new http.Agent({ keepAlive: true });

before(async () => {
  const { body } = await house.token({ grant_type: 'client_credentials' });
  const { body: theirs } = await elsewhere.token({ grant_type: 'client_credentials' });
  const app = body.access_token!;
  const ours = await furnish(house, app, 'ours');
  const neighbours = await furnish(house, app, NEIGHBOUR, 'common');
  const foreign = await furnish(elsewhere, theirs.access_token!, FOREIGN);
  names = ours.names;
  strangers = [...Object.values(neighbours.names), ...Object.values(foreign.names)].filter((name) => !name.includes(FOREIGN) && !name.includes(NEIGHBOUR));
  const mighty = await mightyMember(house, app, ours.names.organization);
  callers = [
    { token: app, mayNotSee: [FOREIGN] },
    { token: mighty, mayNotSee: [FOREIGN, NEIGHBOUR] },
    { token: undefined, mayNotSee: [FOREIGN, NEIGHBOUR, 'ours'] },
  ];
  grpc = http2.connect(house.url);
  await new Promise((resolve) => grpc.once('connect', resolve));
});
after(() => {
  grpc?.destroy();
  agent.destroy();
});

/** Texts that somebody would try. */
const nastyText = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    '\0',
    'a\0b',
    '\ud800',
    'a\udfffb',
    '\u202etxt.exe',
    '\ufeff',
    'e\u0301'.repeat(150),
    '\u0430dmin',
    '👩‍👩‍👧‍👦'.repeat(20),
    'x'.repeat(5000),
    "'; drop table users; --",
    '%00',
    '../../etc/passwd',
    '{{7*7}}',
    '<script>',
    'null',
    '-1',
    '9'.repeat(40),
    'org_',
    'org_0',
    `org_${'9'.repeat(19)}`,
    'usr_99999999999999999999999',
    'a@b',
    `${'a'.repeat(300)}@example.com`,
    'ÄÖ@bücher.example',
    'v1.eyJ9',
    '=',
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
);
const nastyTime = fc.constantFrom('0001-01-01T00:00:00Z', '9999-12-31T23:59:59.999999999Z', '10000-01-01T00:00:00Z', '2026-02-30T25:61:61Z', 'yesterday');
const nastyNumber = fc.constantFrom(0, -1, -0, 0.5, 1e308, 2 ** 31, -(2 ** 31) - 1, 2 ** 32, 2 ** 53, 2 ** 63, 2 ** 64, 9999);
const nastyId = () => fc.constantFrom(...strangers);
const depths = fc.integer({ min: 1, max: 3000 });
const nastyValue = () =>
  fc.oneof(
    { weight: 4, arbitrary: nastyText },
    nastyTime,
    nastyNumber,
    nastyId(),
    fc.constantFrom<unknown>(null, true, [], {}, [null], { '': '' }),
    fc.jsonValue({ maxDepth: 2 }),
  );

// --- REST -----------------------------------------------------------------------------------------------------------

interface Sent {
  readonly verb: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

/** A call as it should be, and what is done to it. */
function restCall(binding: Binding) {
  const request = requestFor(binding.procedure, names);
  const fields = binding.procedure.method.input.fields.map(({ name }) => name);
  const bodyFields = fieldsBelow(
    binding.body === '*' ? binding.procedure.method.input : binding.procedure.method.input.fields.find(({ name }) => name === binding.body)?.message,
  );
  return fc
    .record({
      caller: fc.nat({ max: 2 }),
      variables: fc.dictionary(fc.constantFrom('none', ...binding.template.variables.map(({ field }) => field)), fc.oneof(nastyText, nastyId()), {
        maxKeys: 1,
      }),
      query: fc.array(
        fc.tuple(
          fc.oneof(fc.constantFrom('page_size', 'page_token', 'nothing', ...fields), nastyText),
          fc.oneof(nastyText, nastyTime, nastyNumber.map(String), nastyId()),
        ),
        {
          maxLength: 2,
        },
      ),
      broken: fc.array(fc.tuple(fc.constantFrom(...bodyFields, 'unknown'), nastyValue()), { maxLength: 3 }),
      raw: fc.option(
        fc.oneof(
          nastyText,
          fc.constantFrom(
            '{',
            '[]',
            'null',
            '"text"',
            '{"a":1}{"b":2}',
            '{"organization":{},"organization":{}}',
            '{"id":1e999}',
            '\ufeff{}',
            '{"__proto__":{"x":1}}',
            'a=b',
          ),
          depths.map((depth) => '['.repeat(depth) + ']'.repeat(depth)),
          depths.map((depth) => `${'{"metadata":'.repeat(depth)}1${'}'.repeat(depth)}`),
          fc.uint8Array({ maxLength: 60 }),
        ),
        { freq: 5 },
      ),
      contentType: fc.option(
        fc.constantFrom('text/plain', 'application/xml', 'multipart/form-data', 'application/json; charset=utf-16', 'application/x-www-form-urlencoded', ''),
        { freq: 8 },
      ),
      authorization: fc.option(
        fc.constantFrom('Bearer', 'Bearer x', 'Bearer a.b.c', `Bearer ${'x'.repeat(4000)}`, 'Basic Og==', 'Bearer eyJhbGciOiJub25lIn0.e30.'),
        { freq: 10 },
      ),
      more: fc.option(
        fc.constantFrom<Readonly<Record<string, string>>>(
          { prefer: 'dry-run' },
          { prefer: 'x' },
          { 'idempotency-key': 'again' },
          { 'idempotency-key': 'k'.repeat(400) },
        ),
        { freq: 5 },
      ),
    })
    .map(({ caller, variables, query, broken, raw, contentType, authorization, more }): Sent & { readonly caller: number } => {
      const who = callers[caller]!;
      const path = pathFor(binding, { ...request, ...variables });
      const asked = query.map(([name, value]) => `${encoded(name)}=${encoded(value)}`).join('&');
      const token = authorization ?? (who.token === undefined ? undefined : `Bearer ${who.token}`);
      const without = binding.verb === 'GET' || binding.body === '';
      return {
        caller,
        verb: binding.verb,
        path: asked === '' ? path : `${path}?${asked}`,
        headers: {
          ...more,
          ...(token === undefined ? {} : { authorization: token }),
          ...(without && raw === null ? {} : { 'content-type': contentType ?? 'application/json' }),
        },
        body: raw ?? (without ? '' : JSON.stringify(withBroken(bodyOf(binding, request), broken))),
      };
    });
}

function pathFor({ template }: Binding, request: JsonObject): string {
  return template.text.replace(
    /\{([\w.]+)(?:=[^}]*)?\}/g,
    (_whole, field: string) => encoded(String(field.split('.').reduce<unknown>((at, step) => (at as JsonObject | undefined)?.[step], request) ?? 'x')) || 'x',
  );
}

/** Lone halves of a pair have no encoding of their own. */
const encoded = (text: string): string => encodeURIComponent(text.toWellFormed());

function bodyOf({ body, template }: Binding, request: JsonObject): JsonObject {
  const inPath = new Set(template.variables.map(({ field }) => field));
  if (body === '*') return Object.fromEntries(Object.entries(request).filter(([name]) => !inPath.has(name)));
  return (request[body] as JsonObject | undefined) ?? {};
}

/** Where values can stand in a body: `user.metadata`. */
function fieldsBelow(message: DescMessage | undefined, prefix = '', depth = 0): string[] {
  if (!message || depth > 2) return [];
  return message.fields.flatMap((field) => {
    const name = `${prefix}${field.name}`;
    return field.fieldKind === 'message' ? [name, ...fieldsBelow(field.message, `${name}.`, depth + 1)] : [name];
  });
}

function withBroken(body: JsonObject, broken: readonly (readonly [string, unknown])[]): unknown {
  const copy = structuredClone(body) as Record<string, unknown>;
  for (const [path, value] of broken) {
    const steps = path.split('.');
    let at = copy;
    for (const step of steps.slice(0, -1)) {
      if (typeof at[step] !== 'object' || at[step] === null) at[step] = {};
      at = at[step] as Record<string, unknown>;
    }
    at[steps.at(-1)!] = value;
  }
  return copy;
}

function send({ verb, path, headers, body }: Sent): Promise<{ readonly status: number; readonly text: string }> {
  return new Promise((resolve, reject) => {
    const request = http.request(
      new URL(house.url),
      { method: verb, path, headers: { ...headers, 'content-length': Buffer.byteLength(body) }, agent, signal: AbortSignal.timeout(HANGS_AFTER) },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.once('end', () => resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() }));
        response.once('error', reject);
      },
    );
    request.once('error', reject);
    request.end(body);
  });
}

// What takes things away comes last, so that there is something to ask for until then.
const bindings = [...bindingsOf(services).filter(({ procedure }) => !procedure.later)].sort(
  (one, other) => Number(takes(one.procedure)) - Number(takes(other.procedure)),
);
function takes({ method }: Procedure): boolean {
  return /^(Delete|Remove|Revoke|Invalidate|Disable)/.test(method.name);
}

test('REST: whatever is sent is answered, without a failure of ours and without a word of another tenant', async (t) => {
  for (const binding of bindings) {
    await forAll(t, restCall(binding), 12, async ({ caller, ...sent }) => {
      const { status, text } = await send(sent);
      assert.ok(isAnswered(status), `${nameOf(binding.procedure)} ${status} ${text}`);
      if (status >= 400 && status !== 404) assert.match(text, /"error_code"/, `${status} without its details: ${text}`);
      leaksNothing(callers[caller]!, text, `${sent.path}${Buffer.from(sent.body).toString('latin1')}`);
    });
  }
});

/** Not a failure of ours: what the contract has and this version has not is said in so many words, with a 501. */
const isAnswered = (status: number): boolean => (status >= 200 && status < 500) || status === 501;

/** @param sent an error may repeat what was sent: it tells nothing new */
function leaksNothing({ mayNotSee }: Caller, text: string, sent: string | Uint8Array) {
  const said = Buffer.from(sent).toString('latin1');
  for (const marker of mayNotSee.filter((one) => !said.includes(one))) assert.ok(!text.includes(marker), `it tells of ${marker}: ${text.slice(0, 500)}`);
}

// --- protobuf -------------------------------------------------------------------------------------------------------

/** A message with anything in it. */
function anyMessage(desc: DescMessage, depth = 0): fc.Arbitrary<MessageInitShape<DescMessage>> {
  const known =
    desc.typeName.startsWith('google.protobuf.Struct') ||
    desc.typeName.startsWith('google.protobuf.Value') ||
    desc.typeName.startsWith('google.protobuf.ListValue');
  if (depth > 3 || known) return fc.constant({});
  const settled = new Set<unknown>();
  const fields: Record<string, fc.Arbitrary<unknown>> = {};
  for (const field of desc.fields) {
    if (!field.oneof) fields[field.localName] = anyField(field, depth);
    else if (!settled.has(field.oneof)) {
      settled.add(field.oneof);
      const { oneof } = field;
      fields[oneof.localName] = fc.oneof(...oneof.fields.map((one) => anyField(one, depth).map((value) => ({ case: one.localName, value }))));
    }
  }
  return fc.record(fields, { requiredKeys: [] }) as fc.Arbitrary<MessageInitShape<DescMessage>>;
}

function anyField(field: DescField, depth: number): fc.Arbitrary<unknown> {
  const one = anySingle(field, depth);
  if (field.fieldKind === 'list') return fc.array(one, { maxLength: 3 });
  if (field.fieldKind === 'map')
    return fc.dictionary(
      nastyText.filter((key) => key !== '__proto__'),
      one,
      { maxKeys: 3 },
    );
  return one;
}

function anySingle(field: DescField, depth: number): fc.Arbitrary<unknown> {
  // Wrappers stand in a message as what they wrap.
  const [wrapped] =
    /^google\.protobuf\.\w+Value$/.test(field.message?.typeName ?? '') && field.fieldKind === 'message' && !field.oneof ? field.message.fields : [];
  if (wrapped) return anySingle(wrapped, depth);
  if (field.message) return anyMessage(field.message, depth + 1).map((init) => create(field.message as DescMessage, init));
  if (field.enum) return fc.constantFrom(0, 1, 2, 3, 99, -1, 2 ** 31 - 1);
  const own = requestTexts(field.name);
  switch (field.scalar) {
    case ScalarType.STRING:
      return own === undefined ? fc.oneof(nastyText, nastyTime, nastyId()) : fc.oneof({ weight: 3, arbitrary: fc.constant(own) }, nastyText, nastyId());
    case ScalarType.BOOL:
      return fc.boolean();
    case ScalarType.BYTES:
      return fc.uint8Array({ maxLength: 20 });
    case ScalarType.DOUBLE:
    case ScalarType.FLOAT:
      return fc.constantFrom(0, -1, Number.NaN, Number.POSITIVE_INFINITY);
    case ScalarType.INT64:
    case ScalarType.SINT64:
    case ScalarType.SFIXED64:
      return fc.constantFrom(0n, -1n, 2n ** 63n - 1n, -(2n ** 63n));
    case ScalarType.UINT64:
    case ScalarType.FIXED64:
      return fc.constantFrom(0n, 1n, 2n ** 64n - 1n);
    case ScalarType.UINT32:
    case ScalarType.FIXED32:
      return fc.constantFrom(0, 1, 30, 2 ** 31, 2 ** 32 - 1);
    default:
      return fc.constantFrom(0, 1, -1, 2 ** 31 - 1, -(2 ** 31));
  }
}

const requestTexts = (field: string): string | undefined =>
  ({
    organization_id: names.organization,
    org_id: names.organization,
    user_id: names.user,
    client_id: names.client,
    directory_id: names.directory,
    role_name: names.role,
  })[field];

/** The bytes of a message: a good one, any one, or what was made of it on the way. */
function anyBytes(procedure: Procedure) {
  const { input } = procedure.method;
  const good = Buffer.from(toBinary(input, fromJson(input, requestFor(procedure, names))));
  const any = anyMessage(input).map((init) => Buffer.from(toBinary(input, create(input, init))));
  return fc.oneof(
    { weight: 4, arbitrary: any },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 80 }).map((bytes) => Buffer.from(bytes)) },
    { weight: 1, arbitrary: fc.tuple(any, fc.nat()).map(([bytes, at]) => bytes.subarray(0, bytes.length === 0 ? 0 : at % bytes.length)) },
    // A field of a newer client, known to nobody here.
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 20 }).map((value) => Buffer.concat([good, Buffer.from([0xfa, 0xff, 0x3f, value.length]), value])) },
    { weight: 1, arbitrary: fc.tuple(fc.nat(), fc.nat({ max: 255 })).map(([at, bits]) => flipped(good, at, bits)) },
  );
}

function flipped(bytes: Buffer, at: number, bits: number): Buffer {
  const copy = Buffer.from(bytes);
  if (copy.length > 0) copy[at % copy.length] = (copy[at % copy.length] ?? 0) ^ bits;
  return copy;
}

const grpcCall = (procedure: Procedure) =>
  fc.record({
    caller: fc.nat({ max: 2 }),
    bytes: anyBytes(procedure),
    frame: fc.oneof({ weight: 8, arbitrary: fc.constant('whole') }, fc.constantFrom('short', 'long', 'compressed', 'twice', 'none', 'header')),
    timeout: fc.option(fc.constantFrom('1n', '99999999H', 'soon'), { freq: 10 }),
  });

function framed(bytes: Buffer, how: string): Buffer {
  const head = Buffer.alloc(5);
  head.writeUInt32BE(how === 'short' ? bytes.length + 7 : how === 'long' ? Math.max(0, bytes.length - 1) : bytes.length, 1);
  if (how === 'compressed') head[0] = 1;
  if (how === 'none') return Buffer.alloc(0);
  if (how === 'header') return head.subarray(0, 3);
  const frame = Buffer.concat([head, bytes]);
  return how === 'twice' ? Buffer.concat([frame, frame]) : frame;
}

function sendGrpc(
  path: string,
  body: Buffer,
  headers: Readonly<Record<string, string>>,
): Promise<{ readonly status: string; readonly message: string; readonly text: string }> {
  return new Promise((resolve, reject) => {
    const stream = grpc.request({ ':method': 'POST', ':path': path, 'content-type': 'application/grpc', te: 'trailers', ...headers });
    const timer = setTimeout(() => reject(new Error('it hangs')), HANGS_AFTER);
    const chunks: Buffer[] = [];
    let told: http2.IncomingHttpHeaders = {};
    stream.on('response', (given) => {
      if (given['grpc-status'] !== undefined) told = given;
    });
    stream.on('trailers', (given) => {
      told = given;
    });
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    stream.once('error', reject);
    stream.once('close', () => {
      clearTimeout(timer);
      resolve({
        status: String(told['grpc-status']),
        message: String(told['grpc-message'] ?? ''),
        text: `${Buffer.concat(chunks).toString('latin1')}${told['grpc-message'] ?? ''}`,
      });
    });
    stream.end(body);
  });
}

/** UNKNOWN, INTERNAL, UNAVAILABLE, DATA_LOSS: the codes that say we failed. And one is always said. */
const OUR_FAILURES = new Set(['2', '13', '14', '15', 'undefined']);

test('gRPC: the same, with messages of any content, torn frames and bytes that are no message', async (t) => {
  for (const procedure of [...everyCall].sort((one, other) => Number(takes(one)) - Number(takes(other)))) {
    await forAll(t, grpcCall(procedure), 8, async ({ caller, bytes, frame, timeout }) => {
      const who = callers[caller]!;
      const { status, message, text } = await sendGrpc(procedure.path, framed(bytes, frame), {
        ...(who.token === undefined ? {} : { authorization: `Bearer ${who.token}` }),
        ...(timeout === null ? {} : { 'grpc-timeout': timeout }),
      });
      assert.ok(!OUR_FAILURES.has(status), `${nameOf(procedure)} ${status} ${message}`);
      leaksNothing(who, text, bytes);
    });
  }
});

test('Connect: the same', async (t) => {
  for (const procedure of everyCall.filter((one) => !takes(one))) {
    await forAll(
      t,
      fc.record({
        caller: fc.nat({ max: 2 }),
        bytes: anyBytes(procedure),
        type: fc.constantFrom('application/proto', 'application/json', 'application/grpc-web+proto'),
      }),
      4,
      async ({ caller, bytes, type }) => {
        const who = callers[caller]!;
        const { status, text } = await send({
          verb: 'POST',
          path: procedure.path,
          headers: { 'content-type': type, ...(who.token === undefined ? {} : { authorization: `Bearer ${who.token}` }) },
          body: type.startsWith('application/grpc') ? framed(bytes, 'whole') : bytes,
        });
        assert.ok(isAnswered(status), `${nameOf(procedure)} ${status} ${text}`);
        assert.doesNotMatch(text, /grpc-status: (2|13|14|15)\r/);
        leaksNothing(who, text, bytes);
      },
    );
  }
});

async function forAll<T>(t: TestContext, arbitrary: fc.Arbitrary<T>, runs: number, holds: (value: T) => Promise<void>): Promise<void> {
  try {
    await fc.assert(fc.asyncProperty(arbitrary, holds), { numRuns: runs });
  } catch (error) {
    t.diagnostic(`TENON_TEST_SEED=${SEED} repeats this`);
    throw error;
  }
}
