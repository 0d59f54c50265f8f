import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sentence, whereDecided } from './words.ts';

test("the machine's half sentences become sentences that a person would say", () => {
  assert.equal(
    sentence('ends 43200 minutes after the proof, or after 90 minutes without use'),
    'Ends 30 days after the proof, or after 90 minutes without use.',
  );
  assert.equal(sentence('what counts: email_code, passkey'), 'What counts: code by mail, passkey.');
  assert.equal(sentence('Orion: PENDING_INVITE'), 'Orion: invited.');
});

test('a decision leads to the page where it is changed', () => {
  assert.equal(whereDecided('environment.methods.second_factor'), '/authentication');
  assert.equal(whereDecided('organization.policy.methods of org_42'), '/organizations/org_42/sign-in-policy');
  assert.equal(whereDecided('the membership'), undefined);
});
