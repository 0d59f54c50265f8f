import assert from 'node:assert/strict';
import { test } from 'node:test';
import { secretOf, signMessage } from './sign.ts';

// The example of the specification's reference libraries.
const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const message = { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', seconds: 1614265330, body: '{"test": 2432232314}' };

test('a message is signed as receivers expect it', () => {
  assert.equal(signMessage([secret], message), 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
});

test('by each secret while one is being replaced', () => {
  const both = signMessage([secretOf(Buffer.from('another key')), secret], message).split(' ');
  assert.equal(both.length, 2);
  assert.equal(both[1], signMessage([secret], message));
});

test('a secret is standard base64', () => {
  assert.equal(secretOf(Buffer.from([0xfb, 0xff, 0xfe])), 'whsec_+//+');
});
