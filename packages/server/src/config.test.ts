import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { Complaints, readSettings, settingsTable, tryReadSettings } from './config.ts';

const folder = mkdtempSync(join(tmpdir(), 'tenon-config-'));
after(() => rmSync(folder, { recursive: true }));

let count = 0;
/** A folder with this `tenon.env` in it. */
const withFile = (content: string) => {
  const home = mkdtempSync(join(folder, `${++count}-`));
  writeFileSync(join(home, 'tenon.env'), content);
  return home;
};
const complaintsOf = (environment: Record<string, string>, home = folder) => tryReadSettings(environment, home).complaints;

const DEVELOPMENT = { TENON_MODE: 'development' };
const PRODUCTION = { TENON_URL: 'https://auth.orion.example', SMTP_URL: 'smtp://mail.orion.example', MAIL_FROM: 'Orion <hello@orion.example>' };

test('development needs no setting at all and keeps to this machine', () => {
  const settings = readSettings(DEVELOPMENT, folder);
  assert.equal(settings.url, 'http://localhost:8080');
  assert.equal(settings.host, '127.0.0.1');
  assert.equal(settings.port, 8080);
  assert.equal(settings.demoPort, 3000);
  assert.equal(settings.invitationDays, 15);
  assert.equal(settings.signUp, true);
  assert.equal(settings.databaseUrl, undefined);
});

test('the address follows the port', () => {
  assert.equal(readSettings({ ...DEVELOPMENT, TENON_PORT: '9090' }, folder).url, 'http://localhost:9090');
});

test('nothing said means production, which names everything it needs', () => {
  const complaints = complaintsOf({ DATABASE_URL: 'postgres://db.orion.example/tenon' });
  assert.deepEqual(
    complaints.map((complaint) => complaint.split(' ')[0]),
    ['TENON_URL', 'SMTP_URL', 'MAIL_FROM', 'TENON_SECRET_KEY'],
  );
  const settings = readSettings(PRODUCTION, folder);
  assert.equal(settings.mode, 'production');
  assert.equal(settings.host, '0.0.0.0');
});

test('a command that only goes to the database needs nothing to serve with', () => {
  const onlyDatabase = { DATABASE_URL: 'postgres://db.orion.example/tenon' };
  assert.equal(readSettings(onlyDatabase, folder, { serving: false }).databaseUrl, onlyDatabase.DATABASE_URL);
  assert.throws(() => readSettings({ ...onlyDatabase, TENON_PROT: '80' }, folder, { serving: false }), Complaints);
});

test('every complaint comes at once, in words', () => {
  assert.throws(
    () => readSettings({ ...DEVELOPMENT, TENON_PORT: 'eighty', TENON_PROT: '80', TENON_INVITATION_DAYS: '0', TENON_CLIENT_ID: 'skc_1' }, folder),
    (error: unknown) => {
      assert.ok(error instanceof Complaints);
      assert.deepEqual(error.complaints, [
        'There is no setting TENON_PROT. Did you mean TENON_PORT?',
        'TENON_PORT must be a whole number from 1 to 65535, and is "eighty".',
        'TENON_INVITATION_DAYS must be a whole number from 1 to 365, and is "0".',
        'TENON_CLIENT_ID and TENON_CLIENT_SECRET belong together: set both or neither.',
      ]);
      for (const complaint of error.complaints) assert.ok(error.message.includes(complaint));
      return true;
    },
  );
});

test('a name nothing like a known one gets no guess', () => {
  assert.deepEqual(complaintsOf({ ...DEVELOPMENT, TENON_WEATHER: 'fine' }), ['There is no setting TENON_WEATHER.']);
});

test('other names in the environment are somebody else’s business', () => {
  assert.deepEqual(complaintsOf({ ...DEVELOPMENT, PATH: '/bin', NODE_ENV: 'test' }), []);
});

test('a secret is not repeated in a complaint', () => {
  const complaints = complaintsOf({
    ...DEVELOPMENT,
    TENON_SECRET_KEY: 'hunter2-hunter2',
    TENON_CLIENT_ID: 'skc_1',
    TENON_CLIENT_SECRET: 'hunter2 hunter2',
    DATABASE_URL: 'mysql://root:hunter2@db',
    SMTP_URL: 'http://user:hunter2@mail',
    TENON_METRICS_TOKEN: 'hunter2',
  });
  assert.equal(complaints.length, 5);
  assert.ok(!complaints.join().includes('hunter2'));
});

test('what is set and empty counts as not set', () => {
  assert.equal(readSettings({ ...DEVELOPMENT, TENON_PORT: '' }, folder).port, 8080);
});

test('settings may stand in tenon.env, and the environment wins', () => {
  const home = withFile('# ours\nexport TENON_MODE=development\nTENON_PORT=9000\nTENON_APP_NAME="Orion Analytics"\n\n');
  const settings = readSettings({ TENON_PORT: '9001' }, home);
  assert.equal(settings.port, 9001);
  assert.equal(settings.appName, 'Orion Analytics');
});

test('tenon.env may hold nothing but settings', () => {
  const home = withFile('TENON_MODE=development\nSMTP_ULR=smtp://mail.orion.example\nwhat is this\n');
  assert.deepEqual(complaintsOf({}, home), [
    'Line 3 of tenon.env is not NAME=value.',
    'There is no setting SMTP_ULR, which stands in tenon.env. Did you mean SMTP_URL?',
  ]);
});

test('an address of the server is an origin and nothing more', () => {
  for (const good of ['http://localhost:8080', 'https://auth.orion.example', 'https://auth.orion.example:8443', 'http://127.0.0.1:1']) {
    assert.deepEqual(complaintsOf({ ...DEVELOPMENT, TENON_URL: good }), [], good);
  }
  for (const bad of [
    'https://auth.orion.example/',
    'https://auth.orion.example/x',
    'auth.orion.example',
    'ftp://auth.orion.example',
    'https://AUTH.example',
    'https://a.example:443',
  ]) {
    assert.equal(complaintsOf({ ...DEVELOPMENT, TENON_URL: bad }).length, 1, bad);
  }
});

test('production wants https, except on loopback', () => {
  assert.deepEqual(complaintsOf({ ...PRODUCTION, TENON_URL: 'http://auth.orion.example' }), [
    'TENON_URL must be https in production, and is "http://auth.orion.example".',
  ]);
  assert.deepEqual(complaintsOf({ ...PRODUCTION, TENON_URL: 'http://localhost:8080' }), []);
  assert.deepEqual(complaintsOf({ ...PRODUCTION, TENON_URL: 'http://[::1]:8080' }), []);
});

test('development does not listen to the network', () => {
  assert.equal(complaintsOf({ ...DEVELOPMENT, TENON_HOST: '0.0.0.0' }).length, 1);
  assert.deepEqual(complaintsOf({ ...DEVELOPMENT, TENON_HOST: '::1' }), []);
  assert.deepEqual(complaintsOf({ ...PRODUCTION, TENON_HOST: '0.0.0.0' }), []);
});

test('a certificate comes with its key, and both can be read', () => {
  const pem = join(folder, 'some.pem');
  writeFileSync(pem, 'x');
  assert.deepEqual(complaintsOf({ ...DEVELOPMENT, TENON_TLS_CERT: pem }), ['TENON_TLS_CERT and TENON_TLS_KEY belong together: set both or neither.']);
  assert.deepEqual(complaintsOf({ ...DEVELOPMENT, TENON_TLS_CERT: pem, TENON_TLS_KEY: join(folder, 'none.pem') }), [
    `TENON_TLS_KEY must be a file this process may read, and is "${join(folder, 'none.pem')}".`,
  ]);
  assert.deepEqual(complaintsOf({ ...DEVELOPMENT, TENON_TLS_CERT: pem, TENON_TLS_KEY: pem }), []);
});

test('two things cannot have one port', () => {
  assert.deepEqual(complaintsOf({ ...DEVELOPMENT, TENON_PORT: '3000' }), ['TENON_PORT and TENON_DEMO_PORT are both 3000: give them different ports.']);
  assert.deepEqual(complaintsOf({ ...PRODUCTION, TENON_PORT: '3000' }), []);
});

test('the shapes of keys, proxies and senders', () => {
  const read = (over: Record<string, string>) => readSettings({ ...DEVELOPMENT, ...over }, folder);
  assert.equal(read({ TENON_SECRET_KEY: Buffer.alloc(32, 5).toString('base64') }).secretKey?.length, 32);
  assert.throws(() => read({ TENON_SECRET_KEY: Buffer.alloc(31, 5).toString('base64') }), Complaints);
  assert.deepEqual(read({ TENON_TRUST_PROXY: '10.0.0.0/8, ::1' }).trustProxy, ['10.0.0.0/8', '::1']);
  assert.deepEqual(read({ TENON_TRUST_PROXY: 'loopback,private' }).trustProxy, ['loopback', 'private']);
  assert.deepEqual(read({ TENON_TRUST_PROXY: '1' }).trustProxy, ['1']);
  assert.deepEqual(read({}).trustProxy, []);
  for (const bad of ['yes', '0', '1,2', '10.0.0.0/33', '10.0.0', '10.0.0.0/8/8', 'loopback,']) {
    assert.throws(() => read({ TENON_TRUST_PROXY: bad }), Complaints, bad);
  }
  for (const sender of ['a@b.example', 'Orion Analytics <a@b.example>', '"Orion, Inc." <a@b.example>'])
    assert.equal(read({ MAIL_FROM: sender }).mailFrom, sender);
  for (const sender of ['nobody', 'a@b.example, c@d.example', 'A <a@b.example', 'A\r\nBcc: <a@b.example>']) {
    assert.throws(() => read({ MAIL_FROM: sender }), Complaints, sender);
  }
  for (const [word, meant] of [
    ['on', true],
    ['NO', false],
    ['1', true],
    ['off', false],
  ] as const)
    assert.equal(read({ TENON_SIGN_UP: word }).signUp, meant);
});

test('every setting says what it is in a sentence, and every default passes its own check', () => {
  const lines = Object.values(settingsTable);
  assert.equal(new Set(lines.map(({ name }) => name)).size, lines.length);
  for (const { name, says, kind, fallback } of lines as { name: string; says: string; kind: (typeof lines)[number]['kind']; fallback?: string }[]) {
    assert.match(says, /^[A-Z].*\.$/, name);
    if (fallback !== undefined) assert.ok(kind.read.safeParse(fallback).success, name);
  }
});
