import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AS_USUAL, attributeSchema, countChanged, mappingsOf, valuesOf } from './attributes.ts';

const mapped = (...pairs: readonly (readonly [key: string, mapTo: string])[]) => pairs.map(([key, mapTo]) => ({ key, mapTo }));
const complaints = (values: object) =>
  attributeSchema()
    .safeParse(values)
    .error?.issues.map(({ path }) => path.join('.')) ?? [];

test('a list says which fields are not as usual, and what fills attributes of the app’s own', () => {
  const list = mapped(['mail', 'email'], ['name.givenName', 'given_name'], ['costCenter', 'cost_center']);
  const values = valuesOf(list);
  assert.deepEqual([values.fields.email, values.fields.given_name, values.fields.locale], ['mail', '', '']);
  assert.deepEqual(
    values.own.map(({ here, there }) => [here, there]),
    [['cost_center', 'costCenter']],
  );
  assert.deepEqual(mappingsOf(values), mapped(['mail', 'email'], ['costCenter', 'cost_center']));
  assert.equal(countChanged(list), 2);
  assert.deepEqual([mappingsOf(AS_USUAL), countChanged([])], [[], 0]);
});

test('a list of somebody else’s that fills a field twice loses nothing, and is to be put right', () => {
  const list = mapped(['mail', 'email'], ['workMail', 'email']);
  const values = valuesOf(list);
  assert.deepEqual(mappingsOf(values), list);
  assert.deepEqual(complaints(values), ['own.0.here']);
});

test('both sides have a name of a length that is taken, and no attribute stands there twice', () => {
  const own = (...lines: readonly (readonly [here: string, there: string])[]) => ({
    ...AS_USUAL,
    own: lines.map(([here, there], index) => ({ line: String(index), here, there })),
  });
  assert.deepEqual(complaints(own(['team', 'department'], ['city', 'addresses.locality'])), []);
  assert.deepEqual(complaints(own(['', 'department'], ['cost center', ''])), ['own.0.here', 'own.1.here', 'own.1.there']);
  assert.deepEqual(complaints(own(['team', 'department'], ['team ', 'division'])), ['own.1.here']);
  assert.deepEqual(complaints({ ...AS_USUAL, fields: { ...AS_USUAL.fields, locale: 'x'.repeat(33) } }), ['fields.locale']);
  assert.deepEqual(mappingsOf(own([' team ', ' department '])), mapped(['department', 'team']));
});
