import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clearCookie, parseCookies, readCookie, writeCookie } from './cookies.ts';

const kind = { name: 'app', secure: false };

test('a long value lies in several cookies that fit, and shrinks without leaving pieces', () => {
  const value = 'x'.repeat(9_000);
  const lines = writeCookie(new Map(), kind, value, 60);
  assert.equal(lines.length, 3);
  for (const line of lines) assert.ok(line.length < 4_096);
  const jar = parseCookies(lines.map((line) => line.split(';')[0]).join('; '));
  assert.equal(readCookie(jar, kind), value);
  assert.deepEqual(
    writeCookie(jar, kind, 'short', 60).map((line) => line.split('; Path')[0]),
    ['app=short', 'app.1=', 'app.2='],
  );
  assert.equal(clearCookie(jar, kind).length, 3);
});

test('a value that fits nowhere is an error and not a silent loss', () => {
  assert.throws(() => writeCookie(new Map(), kind, 'x'.repeat(40_000), 60), /does not fit/);
});

test('only https gets a name that no other subdomain can set', () => {
  assert.match(writeCookie(new Map(), { name: 'app', secure: true }, 'v', 60)[0] ?? '', /^__Host-app=v; Path=\/; .*Secure$/);
});
