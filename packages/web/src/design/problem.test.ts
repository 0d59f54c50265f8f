import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fieldName } from './problem.ts';

test("a form finds its field by the end of the server's path", () => {
  assert.equal(fieldName('organization.logo_url'), 'logoUrl');
  assert.equal(fieldName('organization.metadata["plan"]'), 'metadata');
  assert.equal(fieldName('display_name'), 'displayName');
});
