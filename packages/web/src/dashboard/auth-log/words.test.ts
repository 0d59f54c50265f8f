import assert from 'node:assert/strict';
import { test } from 'node:test';
import { STEPS } from '../../../../server/src/features/auth-log/auth-request.ts';
import { nameOfRequest, STEP_WORDS, stepOf } from './words.ts';

test('every step the server notes has words', () => {
  assert.deepEqual(
    Object.keys(STEPS).filter((step) => !(step in STEP_WORDS)),
    [],
  );
});

test('a step says why, and what there is to say of it, in sentences', () => {
  assert.deepEqual(stepOf({ step: 'code_wrong', error: '', details: { tries_left: '4' } }), {
    tone: 'wait',
    title: 'A wrong code',
    detail: '4 tries are left.',
  });
  assert.equal(stepOf({ step: 'second_factor_wrong', error: 'wrong', details: { by: 'totp' } }).detail, 'It was not the right one. By an authenticator app.');
  // The words of whoever refused say more than a code.
  assert.equal(stepOf({ step: 'refused', error: 'access_denied', details: { why: 'Your trial has ended' } }).detail, 'Your trial has ended.');
  // A server that is newer than this page.
  assert.deepEqual(stepOf({ step: 'moon_asked', error: '', details: { phase: 'full' } }), { tone: 'idle', title: 'Moon asked', detail: 'Phase: full.' });
});

test('whoever has not said who they are is somebody, and a machine is called by its app', () => {
  assert.equal(nameOfRequest({ email: '', workflow: 'LOGIN', clientName: 'Orion' }), 'Somebody');
  assert.equal(nameOfRequest({ email: '', workflow: 'MACHINE', clientName: 'Deploys' }), 'Deploys');
});
