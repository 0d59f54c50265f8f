import assert from 'node:assert/strict';
import { test } from 'node:test';
import { draftPath } from './draft.ts';

test("the server's way to a field is a draft's way to it", () => {
  assert.equal(draftPath('methods.mail_seconds'), 'methods.mailSeconds');
  assert.equal(draftPath('claims.claims[0].name'), 'claims.claims.0.name');
  assert.equal(draftPath('sign_up.organization_words.words["de"].singular'), 'signUp.organizationWords.words.de.singular');
});
