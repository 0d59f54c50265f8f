import assert from 'node:assert/strict';
import http from 'node:http';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { openFront } from '../../testing/front.ts';
import { serveShelf } from '../../testing/shelf.ts';

const { url, port, lines } = await openFront({ services: [serveShelf()], limits: { bodyBytes: 64 * 1024 } });

interface Answer {
  status: number;
  headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: the JSON of many shapes
  json: any;
}

async function call(verb: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
  const raw = typeof body === 'string' || Buffer.isBuffer(body);
  const answer = await fetch(`${url}${path}`, {
    method: verb,
    headers: { ...(body === undefined || raw ? {} : { 'content-type': 'application/json' }), ...headers },
    ...(body === undefined ? {} : { body: raw ? new Uint8Array(Buffer.from(body)) : JSON.stringify(body) }),
  });
  const text = await answer.text();
  return { status: answer.status, headers: answer.headers, json: text === '' ? undefined : JSON.parse(text) };
}
const get = (path: string) => call('GET', path);
const asked = async (query: string) => {
  const { status, json } = await get(`/test/v1/books?${query}`);
  assert.equal(status, 200, JSON.stringify(json));
  return json.asked;
};

// ---- the way there

test('the same method answers at each of its addresses', async () => {
  assert.equal((await get('/test/v1/books/b1')).json.title, 'About b1');
  assert.equal((await get('/test/v1/books:isbn/978-3')).json.title, 'About 978-3');
  assert.equal((await get('/test/v1/shelves/top/books/b1')).json.title, 'About b1');
});

test('fixed text goes before a variable', async () => {
  assert.equal((await get('/test/v1/books/new')).json.next_page_token, 'new');
});

test('a verb after a variable is not part of it, unless it is no verb or came encoded', async () => {
  assert.deepEqual(pick((await call('POST', '/test/v1/books/b1:lend')).json, 'id', 'title'), { id: 'b1', title: 'id' });
  assert.equal((await get('/test/v1/books/urn:x:y')).json.id, 'urn:x:y');
  assert.equal((await get('/test/v1/books/b1%3Alend')).json.id, 'b1:lend');
});

test('a variable may reach over several segments; an encoded slash stays what it is', async () => {
  assert.equal((await get('/test/v1/files/a/b/c:read?page=3')).json, 'a/b/c#3');
  assert.equal((await get('/test/v1/drawers/d1/files/f%201')).json.text, 'drawers/d1/files/f 1#0');
  assert.equal((await get('/test/v1/files/a%2Fb/c:read')).json, 'a%2Fb/c#0');
});

test('encoded characters of a path arrive decoded', async () => {
  assert.equal((await get('/test/v1/books/caf%C3%A9%20%2F%20bar')).json.id, 'café / bar');
  assert.equal((await get('/test/v1/books/%E0%A4%A')).status, 400);
});

test('HEAD answers without a body, OPTIONS with what works', async () => {
  const head = await call('HEAD', '/test/v1/books/b1');
  assert.equal(head.status, 200);
  assert.ok(Number(head.headers.get('content-length')) > 0);
  const options = await call('OPTIONS', '/test/v1/books/b1');
  assert.equal(options.status, 204);
  assert.equal(options.headers.get('allow'), 'DELETE, GET, PATCH, HEAD, OPTIONS');
});

// ---- the query

test('query parameters are taken in both spellings', async () => {
  assert.equal((await asked('page_size=5')).page_size, 5);
  assert.equal((await asked('pageSize=5')).page_size, 5);
});

test('query parameters are typed by the contract', async () => {
  assert.deepEqual((await asked('genres=GENRE_NOVEL&genres=2')).genres, ['GENRE_NOVEL', 'GENRE_POETRY']);
  assert.equal((await asked('genre=1')).genre, 'GENRE_NOVEL');
  assert.equal((await asked('printed_after=2026-01-01T00:00:00%2B02:00')).printed_after, '2025-12-31T22:00:00Z');
  assert.equal((await asked('printed_after=2026-01-01T00:00:00+02:00')).printed_after, '2025-12-31T22:00:00Z');
  assert.equal((await asked('lent_for=90s')).lent_for, '90s');
  assert.equal((await asked('fields=title,printed_at')).fields, 'title,printedAt');
  assert.equal((await asked('lendable=false')).lendable, false);
  assert.equal((await asked('author=Jane%20Austen')).author, 'Jane Austen');
  assert.equal((await asked('author=')).author, '');
  assert.deepEqual((await asked('shelf.name=top&shelf.floor=-2')).shelf, { name: 'top', floor: -2 });
  assert.deepEqual((await asked('notes.colour=red&notes[a.b]=c')).notes, { colour: 'red', 'a.b': 'c' });
  assert.deepEqual((await asked('copies=9007199254740993&copies=1')).copies, ['9007199254740993', '1']);
  assert.equal((await asked('signed=1')).signed, true);
  assert.equal((await asked('weight=1.5')).weight, 1.5);
  assert.equal((await asked('cover=+/8=')).cover, '+/8=');
});

test('what is empty or unknown in a query is nothing', async () => {
  const empty = await asked('page_token=&page_size=&lendable=&genre=&printed_after=&nonsense=1&shelf.nonsense=1');
  assert.equal(empty.page_token, '');
  assert.equal(empty.page_size, 0);
  assert.equal(empty.lendable, undefined);
  assert.equal(empty.printed_after, undefined);
});

for (const [query, field] of [
  ['page_size=many', 'page_size'],
  ['page_size=-1', 'page_size'],
  ['lendable=perhaps', 'lendable'],
  ['genre=COMIC', 'genre'],
  ['printed_after=yesterday', 'printed_after'],
] as const) {
  test(`${query} is an invalid argument that names ${field}`, async () => {
    const { status, json } = await get(`/test/v1/books?${query}`);
    assert.equal(status, 400);
    assert.equal(json.details[0].validation_error_info.field_violations[0].field, field);
  });
}

test('a field of the body that cannot be read is named with its whole path', async () => {
  const { json } = await call('PATCH', '/test/v1/books/b1', { book: { title: 'Emma', seen_on: [{ floor: 1 }, { floor: 'ground' }] } });
  assert.equal(json.details[0].validation_error_info.field_violations[0].field, 'book.seen_on[1].floor');
});

// ---- the body

const admin = { authorization: 'Bearer good' };

test('one field is the body, and path and query fill the rest', async () => {
  const { status, json } = await call('POST', '/test/v1/shelves/top/books?notify_readers=false', { title: 'Emma', copies: '12' }, admin);
  assert.equal(status, 200);
  assert.deepEqual(pick(json, 'title', 'copies', 'shelf', 'lendable'), { title: 'Emma', copies: '12', shelf: { name: 'top', floor: 0 }, lendable: false });
});

test('the query cannot reach into what the body is for', async () => {
  const { json } = await call('POST', '/test/v1/shelves/top/books?book.title=Other', { title: 'Emma' }, admin);
  assert.equal(json.title, 'Emma');
});

test('names of a body are taken in both spellings, unknown ones are ignored', async () => {
  for (const body of [
    { title: 'Emma', printed_at: '2026-01-01T00:00:00Z' },
    { title: 'Emma', printedAt: '2026-01-01T00:00:00Z', nonsense: { deep: [1] } },
  ]) {
    assert.equal((await call('POST', '/test/v1/shelves/top/books', body, admin)).json.printed_at, '2026-01-01T00:00:00Z');
  }
});

test('the path wins over the body', async () => {
  const { json } = await call('PATCH', '/test/v1/books/b1', { id: 'other', book: { title: 'Emma' } });
  assert.equal(json.id, 'b1');
});

test('the path wins over the other side of a oneof as well', async () => {
  for (const other of ['shelf_mark', 'shelfMark', 'book_id']) {
    const { json } = await call('POST', '/test/v1/books/b1:return', { [other]: 'x', damaged: true });
    assert.deepEqual(pick(json, 'id', 'title', 'signed'), { id: 'b1', title: 'bookId', signed: true }, other);
  }
});

test('a query that says otherwise than the path, or two things at once, is refused: one of them would be passed over', async () => {
  const violations = async (path: string) => {
    const { status, json } = await get(path);
    assert.equal(status, 400, path);
    return json.details[0].validation_error_info.field_violations.map(({ field }: { field: string }) => field);
  };
  assert.deepEqual(await violations('/test/v1/books/b1?isbn=978-3'), ['isbn']);
  assert.deepEqual(await violations('/test/v1/books:isbn/978-3?id='), ['id']);
  // The same field twice is no contradiction of kinds: the path wins.
  assert.equal((await get('/test/v1/books/b1?id=other')).json.id, 'b1');
});

test('a field mask in a body is taken in both spellings and both shapes', async () => {
  for (const update_mask of ['printed_at,title', 'printedAt,title', { paths: ['printed_at', 'title'] }]) {
    assert.deepEqual((await call('PATCH', '/test/v1/books/b1', { update_mask })).json.tags, ['printed_at', 'title']);
  }
});

test('a list can be the body, and a method may take it in a looser shape', async () => {
  assert.deepEqual((await call('PUT', '/test/v1/books/b1/tags', ['a', { name: 'b' }])).json.tags, ['a', 'b']);
});

test('no body, an empty one, and a content type without a body are all nothing', async () => {
  for (const [body, headers] of [
    [undefined, {}],
    [undefined, { 'content-type': 'application/json' }],
    ['', { 'content-type': 'application/json' }],
    ['  ', { 'content-type': 'application/json' }],
  ] as const) {
    assert.equal((await call('PATCH', '/test/v1/books/b1', body, headers)).status, 200);
    assert.equal((await call('POST', '/test/v1/books/b1:lend', body, headers)).status, 200);
    assert.equal((await call('DELETE', '/test/v1/books/b1', body, headers)).status, 200);
  }
  assert.equal(await statusOf('GET', '/test/v1/books/b1', { 'content-type': 'application/json' }), 200);
});

test('JSON without a content type is taken as JSON', async () => {
  const { status, json } = await call('PATCH', '/test/v1/books/b1', Buffer.from('{"book":{"title":"Emma"}}'));
  assert.equal(status, 200);
  assert.equal(json.title, 'Emma');
});

test('what is no JSON is refused with its reason', async () => {
  const bodies: [string | Buffer, RegExp][] = [
    ['{"title":', /not valid JSON/],
    ['[1]', /object was expected/],
    ['"text"', /object was expected/],
    [Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]), /UTF-8/],
    [`{"extra":${'['.repeat(80)}${']'.repeat(80)}}`, /nested/],
  ];
  for (const [body, why] of bodies) {
    const { status, json } = await call('PATCH', '/test/v1/books/b1', body, { 'content-type': 'application/json' });
    assert.equal(status, 400);
    assert.match(json.message, why);
    assert.equal(json.details[0].error_code, 'INVALID_ARGUMENT');
  }
});

test('what is no message where one belongs is refused by its name', async () => {
  for (const book of [1, 'Emma', [], true]) {
    const { status, json } = await call('PATCH', '/test/v1/books/b1', { book });
    assert.deepEqual([status, json.message], [400, 'book: an object was expected']);
  }
});

test('brackets inside a text are no depth', async () => {
  assert.equal((await call('PATCH', '/test/v1/books/b1', { book: { title: `\\"${'['.repeat(30)}` } })).status, 200);
});

test('a key that would become a prototype is dropped, however it is written', async () => {
  for (const key of ['__proto__', '\\u005f_proto__']) {
    const { status, json } = await call('PATCH', '/test/v1/books/b1', `{"book":{"title":"Emma","extra":{"${key}":{"polluted":true},"a":1}}}`, {
      'content-type': 'application/json',
    });
    assert.equal(status, 200);
    assert.deepEqual(json.extra, { a: 1 });
  }
});

test('a body of another type, or too large, is refused', async () => {
  const form = await call('PATCH', '/test/v1/books/b1', 'a=b', { 'content-type': 'application/x-www-form-urlencoded' });
  assert.equal(form.status, 415);
  assert.match(form.json.message, /application\/json/);
  const zipped = await call('PATCH', '/test/v1/books/b1', gzipSync('{"book":{"title":"Emma"}}'), {
    'content-type': 'application/json',
    'content-encoding': 'gzip',
  });
  assert.equal(zipped.status, 415);
  assert.match(zipped.json.message, /Content-Encoding: gzip/);
  assert.equal((await call('PATCH', '/test/v1/books/b1', { book: { title: 'Emma' } }, { 'content-encoding': 'identity' })).status, 200);
  const large = await call('PATCH', '/test/v1/books/b1', { book: { title: 'x'.repeat(70_000) } });
  assert.equal(large.status, 413);
  assert.equal(large.json.code, 8);
});

// ---- the answer

test('an answer is in snake case, with empty values and without unset ones', async () => {
  const { json } = await get('/test/v1/books/b1');
  assert.deepEqual(json, {
    id: 'b1',
    title: 'About b1',
    genre: 'GENRE_UNSPECIFIED',
    copies: '0',
    pages: 0,
    tags: [],
    notes: {},
    cover: '',
    signed: false,
    seen_on: [],
  });
});

test('a deletion answers with an empty object', async () => {
  assert.deepEqual((await call('DELETE', '/test/v1/books/b1')).json, {});
});

// ---- going wrong

test('an error has code, message and one ErrorInfo', async () => {
  const { status, json } = await call('GET', '/test/v1/books/missing', undefined, { 'x-request-id': 'rest-error-1' });
  assert.equal(status, 404);
  assert.deepEqual(json, {
    code: 5,
    message: 'There is no book missing.',
    details: [
      {
        '@type': 'type.googleapis.com/scalekit.v1.errdetails.ErrorInfo',
        error_code: 'NOT_FOUND',
        debug_info: { detail: 'shelf.unknown_book' },
        resource_info: { resource_name: 'missing' },
        request_info: { request_id: 'rest-error-1' },
      },
    ],
  });
});

test('broken rules name their fields', async () => {
  const { status, json } = await call('POST', '/test/v1/shelves/top/books', { title: '' }, admin);
  assert.equal(status, 400);
  assert.deepEqual(
    json.details[0].validation_error_info.field_violations.map(({ field, constraint }: { field: string; constraint: string }) => [field, constraint]),
    [['book.title', 'string.min_len']],
  );
});

test('a missing credential is unauthenticated before anything else is looked at', async () => {
  const nobody = await call('POST', '/test/v1/shelves/top/books', { title: '' });
  assert.equal(nobody.status, 401);
  assert.equal(nobody.headers.get('www-authenticate'), 'Bearer');
  assert.equal((await call('POST', '/test/v1/shelves/top/books', { title: 'Emma' }, { authorization: 'Bearer bad' })).status, 401);
});

test('told to slow down, the caller hears for how long', async () => {
  const { status, headers } = await get('/test/v1/books/tired');
  assert.equal(status, 429);
  assert.equal(headers.get('retry-after'), '7');
});

test('a bug says nothing about itself', async () => {
  const { status, json } = await call('GET', '/test/v1/books/bug', undefined, { 'x-request-id': 'rest-bug-1' });
  assert.equal(status, 500);
  assert.equal(json.message, 'Something went wrong on our side. Request id: rest-bug-1');
  assert.doesNotMatch(JSON.stringify(json), /secret inside/);
  assert.match(JSON.stringify(lines.find(({ request }) => request === 'rest-bug-1')), /secret inside/);
});

test('an unknown address and a wrong method are told apart', async () => {
  const unknown = await get('/test/v1/nothing');
  assert.equal(unknown.status, 404);
  assert.equal(unknown.json.details[0].debug_info.detail, 'request.unknown_address');
  const wrong = await call('PUT', '/test/v1/books/b1');
  assert.equal(wrong.status, 405);
  assert.equal(wrong.headers.get('allow'), 'DELETE, GET, PATCH, HEAD, OPTIONS');
});

test('the log has the template of a path, not what was in it', async () => {
  await call('GET', '/test/v1/books/b1?page_token=hush', undefined, { 'x-request-id': 'rest-log-1' });
  const line = lines.find(({ request }) => request === 'rest-log-1');
  assert.deepEqual(pick(line ?? {}, 'surface', 'name', 'verb', 'status'), { surface: 'rest', name: '/test/v1/books/{id}', verb: 'GET', status: 200 });
  assert.doesNotMatch(JSON.stringify(line), /hush/);
});

const pick = (from: Record<string, unknown>, ...names: string[]) => Object.fromEntries(names.map((name) => [name, from[name]]));

/** `fetch` sends no body-less content type with GET on every Node; this does. */
const statusOf = (method: string, path: string, headers: http.OutgoingHttpHeaders): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    const request = http.request({ port, host: '127.0.0.1', method, path, headers }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    });
    request.on('error', reject).end();
  });
