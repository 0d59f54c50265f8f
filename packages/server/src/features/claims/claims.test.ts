import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fc } from '../../testing/made-up.ts';
import { resultsFor, whyRefused } from './index.ts';
import { toCel } from './translate.ts';

const subject = {
  user: {
    id: 'usr_1',
    email: 'ada@acme.example',
    email_verified: true,
    groups: ['eng-core', 'eng-web', 'sales'],
    metadata: { plan: 'gold', blank: '', quote: '?? "x" ?.', long: 'x'.repeat(600) },
    custom_attributes: {},
    current_membership: { roles: ['admin'], metadata: {} },
  },
  organization: { id: 'org_1', name: 'Acme', metadata: { tier: 'enterprise' } },
};
const resultOf = (expression: string) => resultsFor([{ name: 'claim', expression }], subject)[0]!;
const comesTo = (expression: string) => {
  const { value, error } = resultOf(expression);
  assert.equal(error, undefined, `${expression}: ${error}`);
  return value;
};

test('an expression says what stands in a claim', () => {
  const examples: Record<string, unknown> = {
    'user.email': 'ada@acme.example',
    'organization.metadata.tier': 'enterprise',
    'user.email.split("@")[1]': 'acme.example',
    'split(user.email, "@")[1]': 'acme.example',
    'upper(trim("  a "))': 'A',
    'len(user.groups)': 3,
    'user.groups.filter(g, g.startsWith("eng-"))': ['eng-core', 'eng-web'],
    'join(user.current_membership.roles, ",")': 'admin',
    '"admin" in user.current_membership.roles': true,
    'user.email_verified ? 1.5 : 2.5': 1.5,
    '{"tier": organization.metadata.tier, "n": [1, 2]}': { tier: 'enterprise', n: [1, 2] },
    '1 == 2': false,
  };
  for (const [expression, value] of Object.entries(examples)) assert.deepEqual(comesTo(expression), value, expression);
});

test('?? stands in for what is missing, and for nothing else', () => {
  assert.equal(comesTo('user.metadata.plan ?? "free"'), 'gold');
  assert.equal(comesTo('user.metadata.team ?? "none"'), 'none');
  assert.equal(comesTo('user.external_id ?? user.metadata.team ?? organization.name'), 'Acme');
  assert.equal(comesTo('user.metadata["team"] ?? "none"'), 'none');
  assert.equal(comesTo('"plan: " + (user.metadata.team ?? "none") + "!"'), 'plan: none!');
  assert.equal(comesTo('"plan: " + user.metadata.team ?? "none"'), 'plan: none', 'it binds tighter than +');
  assert.equal(comesTo('[user.metadata.team ?? "none"][0].size()'), 4);
  // An empty text is there.
  assert.equal(resultOf('user.metadata.blank ?? "x"').value, undefined);
  // A parent that is missing is a mistake, and is not hidden.
  assert.match(resultOf('user.metadata.team.name ?? "x"').error ?? '', /team/);
});

test('?. goes on only where there is something', () => {
  assert.equal(comesTo('user.metadata?.plan'), 'gold');
  assert.equal(comesTo('user.metadata.team?.name'), undefined);
  assert.equal(comesTo('user.metadata.team?.name ?? "x"'), 'x');
  assert.equal(comesTo('user?.current_membership?.metadata?.seat ?? 0'), 0);
});

test('what looks like an operator in a text is text', () => {
  assert.equal(toCel(`"a ?? b" + 'c?.d' // e ?? f`), `"a ?? b" + 'c?.d' // e ?? f`);
  assert.equal(comesTo('user.metadata.quote'), '?? "x" ?.');
});

test('what fails or is empty is left out, and the error says why', () => {
  assert.match(resultOf('user.metadata.team').error ?? '', /nothing called team/);
  for (const empty of ['""', '[]', '{}', 'null', 'user.?external_id']) assert.deepEqual(resultOf(empty), { name: 'claim', expression: empty });
  assert.match(resultOf('user.metadata.long + user.metadata.long').error ?? '', /1000 characters/);
  assert.match(resultOf('user.groups[7]').error ?? '', /./);
});

test('a slip of the pen, a reserved name and what costs too much are refused in words', () => {
  const refused: Record<string, RegExp> = {
    'user.emial': /user has no emial; it has id, email/,
    'users.email': /users/,
    'user.email +': /./,
    'user.email ??': /right of \?\?/,
    'user.email.matches("(a+)+$")': /no matches\(\)/,
    'cel.bind(x, user.email, x + x)': /no bind\(\)/,
    'user.groups.map(a, user.groups.map(b, user.groups.map(c, a + b + c)))': /too long/,
    'user.groups.map(a, a + a).map(a, a + a).map(a, a + a).map(a, a + a)': /3 is the most/,
    [`${'('.repeat(60)}1${')'.repeat(60)}`]: /./,
  };
  for (const [expression, words] of Object.entries(refused)) assert.match(whyRefused(expression) ?? 'it was not refused', words, expression);
});

test('no text at all makes it throw, hang or reach anything of ours', () => {
  const pieces = fc.constantFrom(
    ...`user organization . ? ?. ?? [ ] ( ) { } "a" 'b' 1 + - == && || ! , : in metadata groups map filter constructor __proto__ prototype this globalThis x \\ " # //`.split(
      ' ',
    ),
    ' ',
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 24 }), (parts) => {
      const source = parts.join('');
      const { value, error } = resultsFor([{ name: 'claim', expression: source }], subject)[0]!;
      assert.ok(error === undefined || typeof error === 'string');
      assert.ok(typeof value !== 'function');
    }),
    { numRuns: 2000 },
  );
  for (const way of ['user.constructor', 'user.metadata.constructor', 'user.metadata.__proto__', 'user.metadata["constructor"]', 'user.email.constructor']) {
    assert.equal(resultOf(way).value, undefined, way);
  }
});
