import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DEFAULT_METHODS, type MethodSettings } from '../../platform/environment.ts';
import { type AuthPolicy, NO_DEMANDS, policyOf } from './auth-policy.ts';

const policy = (methods: Partial<MethodSettings>, demands: Partial<AuthPolicy>) =>
  policyOf({ methods: { ...DEFAULT_METHODS, ...methods } }, { authPolicy: { ...NO_DEMANDS, ...demands } });

test('an organization that demands nothing has what the environment has', () => {
  assert.deepEqual(policy({}, {}), { methods: ['email_code', 'magic_link', 'passkey'], secondFactor: 'optional', ssoOnly: false });
  assert.deepEqual(policy({ emailCode: false, passkeys: true, password: true, socialProviders: ['google'] }, {}).methods, [
    'magic_link',
    'password',
    'passkey',
    'social',
  ]);
});

test('an organization narrows the ways in and cannot bring one that the environment has off', () => {
  assert.deepEqual(policy({ passkeys: true }, { methods: ['passkey', 'password'] }).methods, ['passkey']);
});

test('when the environment switches off the last way an organization let count, the environment decides again', () => {
  assert.deepEqual(policy({ passkeys: false }, { methods: ['passkey'] }).methods, ['email_code', 'magic_link']);
});

test('the stricter second factor wins', () => {
  assert.equal(policy({ secondFactor: 'off' }, { secondFactor: true }).secondFactor, 'required');
  assert.equal(policy({ secondFactor: 'required' }, { secondFactor: false }).secondFactor, 'required');
  assert.equal(policy({ secondFactor: 'off' }, {}).secondFactor, 'off');
});
