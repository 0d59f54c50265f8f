import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aboutAddress } from './address.ts';

test('a plain https address has nothing to tell', () => {
  assert.deepEqual(aboutAddress('https://app.example.com/callback'), { isWildcard: false });
});

test('what production would refuse is said, but for the listener of a native app', () => {
  assert.equal(aboutAddress('https://*.dev.example.com/callback').onlyInDevelopment, 'a wildcard');
  assert.equal(aboutAddress('http://app.example.com/callback').onlyInDevelopment, 'http instead of https');
  assert.equal(aboutAddress('http://localhost:3000/callback').onlyInDevelopment, 'this machine');
  assert.equal(aboutAddress('http://localhost.example.com/callback').onlyInDevelopment, 'http instead of https');
  assert.equal(aboutAddress('http://127.0.0.1/callback', true).onlyInDevelopment, undefined);
});

test('templates are shown as one organization would fill them', () => {
  assert.equal(aboutAddress('https://{{org_slug}}.example.com/{{ external_id }}').sample, 'https://orion.example.com/cust-42');
  assert.equal(aboutAddress('https://example.com/{{sales_region}}').sample, 'https://example.com/sales-region-of-it');
});
