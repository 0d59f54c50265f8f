import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { test } from 'node:test';

const root = import.meta.dirname;

/** Imports go down the page, never up. Files of the top floor (app.ts, main.ts, config.ts…) see everything. */
const floors = ['features', 'chassis', 'protocols', 'platform'];

/** A feature may use the ones listed beside it, through their index. A new arrow here is a design decision. */
const uses: Record<string, string[]> = {
  login: [
    'approvals',
    'interceptors',
    'consents',
    'resources',
    'domains',
    'join-requests',
    'journey',
    'connections',
    'invitations',
    'memberships',
    'organizations',
    'users',
    'sessions',
    'grants',
    'interactions',
    'challenges',
    'passkeys',
    'second-factors',
    'roles',
    'clients',
    'environments',
    'auth-log',
    'passwords',
    'second-factors',
    'identities',
    'social',
  ],
  oauth: [
    'identities',
    'interceptors',
    'resources',
    'connections',
    'claims',
    'user-attributes',
    'journey',
    'interactions',
    'sessions',
    'grants',
    'clients',
    'keys',
    'secrets',
    'memberships',
    'organizations',
    'users',
    'roles',
    'environments',
    'auth-log',
    'api-tokens',
    'social',
  ],
  journey: [
    'consents',
    'clients',
    'domains',
    'interactions',
    'interceptors',
    'connections',
    'memberships',
    'organizations',
    'passkeys',
    'passwords',
    'second-factors',
    'sessions',
    'social',
    'users',
  ],
  passkeys: ['users', 'memberships', 'organizations'],
  people: ['users', 'identities', 'memberships', 'invitations', 'roles', 'organizations'],
  approvals: ['memberships', 'organizations', 'roles', 'users'],
  'join-requests': ['approvals', 'clients', 'domains', 'memberships', 'organizations', 'roles', 'users'],
  invitations: ['approvals', 'interceptors', 'memberships', 'users', 'roles', 'organizations', 'clients'],
  'bulk-invitations': ['interceptors', 'invitations', 'memberships', 'organizations', 'roles', 'users'],
  memberships: ['users', 'roles', 'organizations', 'sessions', 'grants', 'api-tokens'],
  directories: ['memberships', 'roles', 'organizations'],
  'second-factors': ['tries', 'users'],
  passwords: ['sessions', 'tries', 'users'],
  passwordless: ['connections'],
  'mail-templates': ['approvals', 'challenges', 'environments', 'invitations', 'join-requests'],
  policies: ['memberships', 'organizations', 'social'],
  connections: ['organizations'],
  identities: [],
  social: ['connections', 'users'],
  domains: ['organizations'],
  operators: ['clients', 'environments', 'memberships', 'organizations', 'roles', 'sessions', 'users'],
  organizations: ['sessions', 'grants'],
  'self-service': ['clients', 'memberships', 'organizations', 'sessions', 'users'],
  environments: ['claims', 'roles', 'clients', 'keys', 'secrets'],
  'auth-log': ['clients'],
  audit: [],
  'back-channel': ['clients', 'keys'],
  'api-tokens': [],
  claims: [],
  'user-attributes': ['claims'],
  mailbox: [],
  reference: [],
  challenges: ['auth-log'],
  events: [],
  interactions: ['auth-log'],
  interceptors: [],
  sessions: ['grants', 'users', 'auth-log', 'back-channel'],
  grants: [],
  clients: ['consents', 'resources'],
  resources: [],
  consents: ['grants', 'resources'],
  keys: [],
  roles: [],
  tries: [],
  users: [],
  secrets: [],
  webhooks: ['events', 'operators'],
};

const files = globSync('**/*.ts', { cwd: root }).filter((file) => !file.endsWith('.test.ts') && !file.startsWith('testing/'));
const textOf = (file: string) => readFileSync(resolve(root, file), 'utf8');

const imports = files.flatMap((file) =>
  [...textOf(file).matchAll(/\b(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map((match) => ({
    from: file,
    to: relative(root, resolve(root, dirname(file), match[1]!)),
  })),
);

const floorOf = (file: string) => file.split('/')[0]!;
const featureOf = (file: string) => (floorOf(file) === 'features' ? file.split('/')[1]! : undefined);

test('no floor imports a higher one', () => {
  const upward = imports.filter(({ from, to }) => {
    if (!floors.includes(floorOf(from))) return false;
    return !floors.includes(floorOf(to)) || floors.indexOf(floorOf(from)) > floors.indexOf(floorOf(to));
  });
  assert.deepEqual(upward, []);
});

test('protocols know the floor below only for its faults', () => {
  const curious = imports.filter(({ from, to }) => floorOf(from) === 'protocols' && floorOf(to) === 'platform' && to !== 'platform/fault.ts');
  assert.deepEqual(curious, []);
});

test('every feature stands in the drawing', () => {
  const present = new Set(files.map(featureOf).filter((feature) => feature !== undefined));
  assert.deepEqual(
    [...present].filter((feature) => !uses[feature]),
    [],
  );
});

test('features meet only at their index, and only along the arrows drawn above', () => {
  const strays = imports.filter(({ from, to }) => {
    const [here, there] = [featureOf(from), featureOf(to)];
    if (!here || !there || here === there) return false;
    return !to.endsWith('/index.ts') || !uses[here]?.includes(there);
  });
  assert.deepEqual(strays, []);
});

test('the arrows make no circle', () => {
  const visit = (feature: string, path: string[]): void => {
    assert.ok(!path.includes(feature), [...path, feature].join(' → '));
    for (const next of uses[feature] ?? []) visit(next, [...path, feature]);
  };
  for (const feature of Object.keys(uses)) visit(feature, []);
});

test('no two files import each other, however long the way round', () => {
  const next = new Map<string, string[]>();
  for (const { from, to } of imports.filter(({ from, to }) => !isTypeOnly(from, to))) next.set(from, [...(next.get(from) ?? []), to]);
  const done = new Set<string>();
  const visit = (file: string, path: string[]): void => {
    assert.ok(!path.includes(file), [...path, file].join(' → '));
    if (done.has(file)) return;
    for (const other of next.get(file) ?? []) visit(other, [...path, file]);
    done.add(file);
  };
  for (const file of next.keys()) visit(file, []);
});

test('SQL is written in store files and in the platform', () => {
  const talkative = files.filter((file) => /\bwork\.sql\b|'kysely'|from 'pg'/.test(textOf(file)) && !/store\.ts$|^platform\//.test(file));
  assert.deepEqual(talkative, []);
});

test('the clock, chance and the network come from outside', () => {
  const sneaky = files.filter(
    (file) =>
      ['features', 'protocols'].includes(floorOf(file)) &&
      /\bDate\.now\(|\bnew Date\(\)|Math\.random|randomUUID|randomBytes|randomInt|(?<![.\w])fetch\(|from 'nodemailer'|from 'undici'/.test(textOf(file)),
  );
  assert.deepEqual(sneaky, []);
});

test('features are handed their unit of work; they never hold the pool', () => {
  const grasping = files.filter((file) => floorOf(file) === 'features' && /\b(inWork|inReading|openDatabase)\b|\bdesk\.db\b/.test(textOf(file)));
  assert.deepEqual(grasping, []);
});

test('every feature opens with what it owns', () => {
  const silent = [...new Set(files.map(featureOf).filter((feature) => feature !== undefined))].filter((feature) => {
    const index = `features/${feature}/index.ts`;
    return !files.includes(index) || !textOf(index).startsWith('/**');
  });
  assert.deepEqual(silent, []);
});

function isTypeOnly(from: string, to: string): boolean {
  const name = to.split('/').pop()!;
  const lines = [...textOf(from).matchAll(/import\s+(type\s+)?[^;]*?'(\.[^']+)'/g)].filter((match) => match[2]!.endsWith(name));
  return lines.length > 0 && lines.every((match) => match[1] !== undefined);
}

test('what is kept in memory is heard of when it changes', () => {
  const schema = textOf('platform/db/schema.sql');
  const kept = files.flatMap((file) => [...textOf(file).matchAll(/new Cache<[^(]*>\(\[([^\]]*)\]/g)].flatMap((match) => match[1]!.match(/\w+/g) ?? []));
  assert.ok(kept.length > 10);
  const unheard = kept.filter((table) => !new RegExp(`create trigger tell [^;]* on ${table} for each statement`).test(schema));
  assert.deepEqual(unheard, []);
});
