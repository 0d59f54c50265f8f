import assert from 'node:assert/strict';
import { test } from 'node:test';
import { create } from '@bufbuild/protobuf';
import { DryRunSchema } from '@tenon/api/tenon/v1/dry_run_pb.ts';
import { consequencesOf } from './consequences-of.ts';

test('a dry run is told in what people know: rows that go, browsers, seats and mails', () => {
  const run = create(DryRunSchema, {
    rows: [
      { table: 'memberships', deleted: 3 },
      { table: 'domains', deleted: 1 },
      { table: 'organizations', updated: 1 },
      { table: 'search_words', deleted: 40 },
    ],
    sessionsEnded: 1,
    seats: [{ organizationId: 'org_1', freed: 3 }],
    mails: [{ kind: 'invitation', to: 'ada@example.com' }],
  });
  assert.deepEqual(
    consequencesOf(run).map(({ count, what }) => `${count} ${what}`),
    ['3 memberships deleted', '1 domain deleted', '1 browser has to sign in again', '3 seats freed', '1 mail goes out'],
  );
});
