import assert from 'node:assert/strict';
import { test } from 'node:test';
import { networkOf } from './network.ts';

test('an IPv4 address is itself, however it is written', () => {
  assert.deepEqual(['192.0.2.7', '::ffff:192.0.2.7', '::FFFF:192.0.2.7'].map(networkOf), ['192.0.2.7', '192.0.2.7', '192.0.2.7']);
});

test('an IPv6 address is its /64: whoever has one address of it has them all', () => {
  for (const address of ['2001:db8:1:2::1', '2001:0DB8:0001:0002:ffff:ffff:ffff:ffff', '2001:db8:1:2:a:b:c:d', '2001:db8:1:2::192.0.2.7'])
    assert.equal(networkOf(address), '2001:db8:1:2::/64');
  assert.equal(networkOf('2001:db8:1:3::1'), '2001:db8:1:3::/64');
  assert.equal(networkOf('::1'), '0:0:0:0::/64');
  assert.equal(networkOf('fe80::1%eth0'), 'fe80:0:0:0::/64');
  assert.equal(networkOf('1::2:3:4:5:6:7'), '1:0:2:3::/64');
});

test('what is no address is kept as it is', () => {
  assert.equal(networkOf(''), '');
});
