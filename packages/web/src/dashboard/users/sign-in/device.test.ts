import assert from 'node:assert/strict';
import { test } from 'node:test';
import { create } from '@bufbuild/protobuf';
import { DeviceDetailsSchema } from '@tenon/api/scalekit/v1/sessions/sessions_pb.ts';
import { deviceInWords, isPhone, placeInWords } from './device.ts';

test('a device is told by its browser and system, and by what it calls itself where these are not known', () => {
  assert.equal(deviceInWords(create(DeviceDetailsSchema, { browser: 'Chrome', browserVersion: '140.0.1', os: 'macOS' })), 'Chrome 140 on macOS');
  assert.equal(deviceInWords(create(DeviceDetailsSchema, { os: 'Windows' })), 'Windows');
  assert.equal(deviceInWords(create(DeviceDetailsSchema, { userAgent: 'curl/8' })), 'curl/8');
  assert.equal(deviceInWords(undefined), 'Unknown device');
});

test('a place is its town and its address', () => {
  assert.equal(placeInWords(create(DeviceDetailsSchema, { ip: '203.0.113.7', location: { city: 'Berlin', region: 'DE' } })), 'Berlin, DE · 203.0.113.7');
  assert.equal(placeInWords(create(DeviceDetailsSchema, { ip: '203.0.113.7' })), '203.0.113.7');
  assert.ok(isPhone(create(DeviceDetailsSchema, { os: 'iOS' })));
  assert.ok(!isPhone(create(DeviceDetailsSchema, { os: 'macOS' })));
});
