import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exportPath, filterOf } from './filters.ts';

test('an export asks for what the list shows', () => {
  const asked = { target: 'org_1', action: 'organization.updated', when: '2026-01-01T00:00Z..2026-02-01T00:00Z' };
  assert.equal(
    exportPath(asked, 'csv'),
    '/api/v1/audit/export?format=csv&target_id=org_1&action=organization.updated&start_time=2026-01-01T00%3A00%3A00.000Z&end_time=2026-02-01T00%3A00%3A00.000Z',
  );
  const { targetId, action, actorId, startTime } = filterOf(asked);
  assert.deepEqual([targetId, action, actorId, startTime?.seconds], ['org_1', 'organization.updated', '', 1767225600n]);
});
