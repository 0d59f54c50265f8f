import assert from 'node:assert/strict';
import { test } from 'node:test';
import { safeReturnTo } from './return-to.ts';

const to = (given: string | undefined) => safeReturnTo(given, 'https://app.example.com', '/home');

test('a path of the app is kept', () => {
  for (const path of ['/', '/a/b?c=d#e', '/a?next=https://elsewhere.example', '/%2F%2Felsewhere.example']) assert.equal(to(path), path);
});

test('whatever could lead elsewhere is not', () => {
  const bad = [
    undefined,
    '',
    'a',
    'https://elsewhere.example/',
    '//elsewhere.example',
    '/\\elsewhere.example',
    '\\\\elsewhere.example',
    '/\t/elsewhere.example',
    '/a\\b',
    '/\n/elsewhere.example',
    '/.//elsewhere.example',
    '/a/..//elsewhere.example',
    'javascript:alert(1)',
    ' /a',
    `/${'a'.repeat(2000)}`,
  ];
  for (const path of bad) assert.equal(to(path), '/home', String(path));
});
