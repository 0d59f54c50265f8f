import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createLog } from './log.ts';

function logged(fields: object): string {
  let text = '';
  createLog({ level: 'info', to: { write: (line) => void (text += line) } }).info(fields, 'a line');
  return text;
}

test('a line is JSON with its level in words and its time', () => {
  const line = JSON.parse(logged({ request: 'r-1' }));
  assert.equal(line.level, 'info');
  assert.equal(line.msg, 'a line');
  assert.match(line.time, /^\d{4}-\d\d-\d\dT/);
});

for (const name of ['authorization', 'cookie', 'set-cookie', 'client_secret', 'token', 'refresh_token', 'password', 'linkToken', 'Client-Secret']) {
  test(`the value of ${name} is hidden, however deep`, () => {
    const text = logged({ [name]: 'hush', headers: { [name]: 'hush' }, request: { headers: { [name]: 'hush' } } });
    assert.doesNotMatch(text, /hush/);
    assert.equal(text.match(/\[hidden\]/g)?.length, 3);
  });
}

test('an error is logged with its stack and its cause', () => {
  const text = logged({ error: new Error('outer', { cause: new Error('inner') }) });
  assert.match(text, /outer/);
  assert.match(text, /inner/);
  assert.match(JSON.parse(text).error.stack, /log\.test\.ts/);
});

test('what is logged stays what it was for whoever logged it', () => {
  const fields = { headers: { cookie: 'hush' } };
  logged(fields);
  assert.deepEqual(fields, { headers: { cookie: 'hush' } });
});
