import assert from 'node:assert/strict';
import { test } from 'node:test';
import { freshBytes } from './fresh-bytes.ts';

test('no two secrets are alike, also where one stock ends and the next begins', () => {
  const secrets = Array.from({ length: 1000 }, () => freshBytes(32).toString('hex'));
  assert.equal(new Set(secrets).size, secrets.length);
  assert.ok(secrets.every((secret) => secret.length === 64 && !/^0+$/.test(secret)));
});

test('what was handed out stays as it is', () => {
  const first = freshBytes(32);
  const before = first.toString('hex');
  for (let count = 0; count < 500; count += 1) freshBytes(32);
  assert.equal(first.toString('hex'), before);
});
