import assert from 'node:assert/strict';
import { test } from 'node:test';
import { create } from '@bufbuild/protobuf';
import { TimestampSchema, timestampFromDate } from '@bufbuild/protobuf/wkt';
import { ListEventsRequestSchema } from '@tenon/api/scalekit/v1/events/events_pb.ts';
import { GetOrganizationRequestSchema } from '@tenon/api/scalekit/v1/organizations/organizations_pb.ts';
import { timesOutOfRange } from './times.ts';

const from = (startTime: ReturnType<typeof timestampFromDate>) =>
  timesOutOfRange(ListEventsRequestSchema, create(ListEventsRequestSchema, { filter: { startTime } }));

test('a time outside the years 1 to 9999 is named', () => {
  const violation = [{ field: 'filter.start_time', description: 'must be a time between the years 1 and 9999', constraint: 'timestamp.range' }];
  for (const seconds of [2n ** 63n - 1n, -(2n ** 63n), 253_402_300_800n, -62_135_596_801n])
    assert.deepEqual(from(create(TimestampSchema, { seconds })), violation);
  for (const nanos of [-1, 1_000_000_000]) assert.deepEqual(from(create(TimestampSchema, { nanos })), violation);
});

test('a time is a time, and a request without a place for one has none', () => {
  for (const date of ['0001-01-01T00:00:00Z', '1969-12-31T23:59:59Z', '9999-12-31T23:59:59Z']) assert.deepEqual(from(timestampFromDate(new Date(date))), []);
  assert.deepEqual(timesOutOfRange(GetOrganizationRequestSchema, create(GetOrganizationRequestSchema)), []);
});
