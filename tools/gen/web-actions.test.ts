import assert from 'node:assert/strict';
import { test } from 'node:test';
import { webActions, writtenWebActions } from './web-actions.ts';

test('the dashboard knows every action of the audit log', () => {
  assert.equal(writtenWebActions(), webActions(), 'run `npm run gen`');
});
