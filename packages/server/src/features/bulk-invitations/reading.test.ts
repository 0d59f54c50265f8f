import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { test } from 'node:test';
import type { Column, Wanted } from './bulk-invitation.ts';
import { addressRows } from './reading/addresses.ts';
import { csvRows } from './reading/csv.ts';
import { jsonRows } from './reading/json.ts';
import { textOf } from './reading/text.ts';

/** In pieces of three bytes, so that nothing relies on where a piece ends. */
function bytes(source: string | Buffer): AsyncIterable<Buffer> {
  const whole = Buffer.from(source as string);
  return Readable.from(Array.from({ length: Math.ceil(whole.length / 3) }, (_, index) => whole.subarray(index * 3, index * 3 + 3)));
}

async function all(rows: AsyncIterable<Wanted>): Promise<Wanted[]> {
  return Array.fromAsync(rows);
}

async function csv(source: string | Buffer, mapping: Record<string, string> = {}, header?: boolean, ignored: readonly string[] = []) {
  let columns: readonly Column[] = [];
  const rows = await all(csvRows(textOf(bytes(source)), { mapping, header, ignored, onColumns: (found) => void (columns = found) }));
  return { rows, columns };
}

const emails = (rows: readonly Wanted[]) => rows.map(({ email }) => email);

test('a table is read whatever stands between its cells and at the ends of its lines', async (t) => {
  for (const [name, source] of Object.entries({
    'commas and a mark': '\uFEFFEmail,First Name,Last Name\nada@example.com,Ada,Lovelace\n',
    'semicolons and CRLF': 'email;first_name;last_name\r\nada@example.com;Ada;Lovelace\r\n',
    tabs: 'E-Mail\tVorname\tNachname\nada@example.com\tAda\tLovelace',
    'empty lines and spaces': '\n\nemail , givenName , surname\n\n ada@example.com , Ada , Lovelace \n,,\n',
    'commas within quotation marks of a header': '"email";"first, name";"surname"\nada@example.com;Ada;Lovelace',
    'old Macintosh line ends': 'email,first,last\rada@example.com,Ada,Lovelace\r',
  })) {
    await t.test(name, async () => {
      const { rows } = await csv(source, name.startsWith('commas within') ? { first_name: 'first, name' } : {});
      assert.deepEqual(
        rows.map(({ number, email, givenName, familyName }) => [number, email, givenName, familyName]),
        [[1, 'ada@example.com', 'Ada', 'Lovelace']],
      );
    });
  }
});

test('UTF-16 with a mark is read, and what is no Unicode is refused in words', async () => {
  const text = 'email,name\nada@example.com,Žofie\n';
  const little = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
  const big = Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(text, 'utf16le').swap16()]);
  for (const source of [little, big]) assert.equal((await csv(source)).rows[0]!.name, 'Žofie');
  for (const source of [Buffer.from('email,name\nada@example.com,J\xfcrgen\n', 'latin1'), Buffer.from(text, 'utf16le')]) {
    await assert.rejects(csv(source), { code: 'bulk_invitations.wrong_encoding' });
  }
});

test('quotation marks may hold line ends, delimiters and themselves', async () => {
  const { rows } = await csv('email,name,roles\nada@example.com,"Ada ""the Countess""\nof Lovelace, née Byron","member, admin;member"\n');
  assert.equal(rows[0]!.name, 'Ada "the Countess"\nof Lovelace, née Byron');
  assert.deepEqual(rows[0]!.roles, ['member', 'admin']);
});

test('columns are found by what people call them, and by what the caller says', async () => {
  const { rows, columns } = await csv('Id,Mail,metadata.team,Shoe size\n7,ada@example.com,north,38\n', { external_id: 'id', 'metadata.shoe': '4' });
  assert.deepEqual(
    columns.map(({ field }) => field),
    ['external_id', 'email', 'metadata.team', 'metadata.shoe'],
  );
  assert.deepEqual([rows[0]!.externalId, rows[0]!.metadata], ['7', { team: 'north', shoe: '38' }]);
  await assert.rejects(csv('a,b\n1,2\n'), { code: 'bulk_invitations.no_email_column', message: /"a", "b"/ });
  await assert.rejects(csv('a,b\n1,2\n', { email: 'c' }), { code: 'bulk_invitations.unknown_column', message: /"c"/ });
  await assert.rejects(csv('a,b\n1,2\n', { shoe: 'a' }), { code: 'bulk_invitations.unknown_field' });
});

test('without a header the first row is a row', async () => {
  assert.deepEqual(emails((await csv('Ada,ada@example.com\nKim,kim@example.com\n')).rows), ['ada@example.com', 'kim@example.com']);
  assert.deepEqual(emails((await csv('x,y\nada@example.com,Ada\n', { email: '1' }, false)).rows), ['x', 'ada@example.com']);
});

test('a hostile table spoils itself or one row, and nothing else', async () => {
  await assert.rejects(csv(`email\n"${'a'.repeat(200_000)}`), { code: 'bulk_invitations.unreadable', message: /quotation mark/ });
  await assert.rejects(csv('email\n"ada@example.com'), { code: 'bulk_invitations.unreadable', message: /never closed/ });
  await assert.rejects(csv('email\nada"@example.com,"x"y\n'), { code: 'bulk_invitations.unreadable' });
  const { rows } = await csv(
    [
      'email,name,send_invitation_email,metadata.team,metadata.x',
      `long@example.com,${'n'.repeat(300)},,,`,
      'perhaps@example.com,,perhaps,,',
      'short-key@example.com,,,,1',
      `${'a'.repeat(400)}@example.com,,,,`,
      'nul\0@example.com,Nul,no,north',
      'more@example.com,a,yes,b,,c,d,e,f,g',
      '__proto__,x,,,',
    ].join('\n'),
  );
  assert.deepEqual(
    rows.map(({ problem }) => problem),
    [
      'Name is longer than 255 characters.',
      'Send_invitation_email is neither yes nor no.',
      'The key "x" of metadata does not have 3 to 25 characters.',
      'Email is longer than 320 characters.',
      undefined,
      undefined,
      undefined,
    ],
  );
  assert.deepEqual([rows[4]!.email, rows[4]!.send, rows[4]!.metadata], ['nul@example.com', false, { team: 'north' }]);
});

test('rows come as JSON: a list, a list in an object, or one to a line', async () => {
  const row = {
    email: 'a{d}a@example.com',
    name: 'A "}" \\ [',
    roles: [{ name: 'member' }, 'admin'],
    metadata: { age: 36 },
    send_invitation_email: false,
    more: { x: [1] },
  };
  const other = { email: 'kim@example.com', external_id: 7, roles: 'member;admin', unknown: null, first_name: null };
  for (const source of [
    JSON.stringify([row, other]),
    JSON.stringify({ rows: [row, other] }, undefined, 2),
    `${JSON.stringify(row)}\n${JSON.stringify(other)}\n`,
    `\uFEFF [ ${JSON.stringify(row)} , ${JSON.stringify(other)} ] `,
  ]) {
    const rows = await all(jsonRows(textOf(bytes(source))));
    assert.deepEqual(
      rows.map(({ email, roles, metadata, externalId, send }) => ({ email, roles, metadata, externalId, send })),
      [
        { email: 'a{d}a@example.com', roles: ['member', 'admin'], metadata: { age: '36' }, externalId: '', send: false },
        { email: 'kim@example.com', roles: ['member', 'admin'], metadata: {}, externalId: '7', send: undefined },
      ],
    );
  }
  const unreadable = (source: string, message: RegExp) =>
    assert.rejects(all(jsonRows(textOf(bytes(source)))), { code: 'bulk_invitations.unreadable', message });
  await unreadable('[{"email":"ada@example.com"},{"email":', /row 2: the file ends/);
  await unreadable('[{"email" "ada@example.com"}]', /row 1: it is not JSON/);
  await unreadable('[{"email":{"a":1}}]', /"email"/);
  await unreadable(`[{"email":"${'a'.repeat(200_000)}"}]`, /64 KiB/);
  await unreadable(']}{"email":"a"}', /never opened/);
});

test('addresses are read as people paste them', async () => {
  const text =
    '\uFEFFada@example.com, "Lovelace, Ada" <ada.l@example.com>; Kim <kim@example.com>\r\n\r\n a@example.com b@example.com,;\n"unclosed <c@example.com>\nd@example.com';
  assert.deepEqual(
    (await all(addressRows(textOf(bytes(text))))).map(({ email, name }) => [email, name]),
    [
      ['ada@example.com', ''],
      ['ada.l@example.com', 'Lovelace, Ada'],
      ['kim@example.com', 'Kim'],
      ['a@example.com', ''],
      ['b@example.com', ''],
      ['c@example.com', '"unclosed'],
      ['d@example.com', ''],
    ],
  );
});

test('a column that is to be passed over is, though its name says what it is', async () => {
  const { rows, columns } = await csv('email,name,role\nada@example.com,Ada,captain\n', {}, undefined, ['Role']);
  assert.deepEqual(
    columns.map(({ field }) => field),
    ['email', 'name', ''],
  );
  assert.deepEqual(rows[0]!.roles, []);
});
