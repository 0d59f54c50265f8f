// Counts the tests of a run, as one line of JSON for tools/test.mjs to add up.
import { isFile } from './test-report.mjs';

/** @param {AsyncIterable<import('node:test').TestEvent>} events */
export default async function* count(events) {
  const counts = { passed: 0, failed: 0, skipped: 0, empty: [] };
  for await (const { type, data } of events) {
    if (type !== 'test:pass' && type !== 'test:fail') continue;
    // Suites are not tests, and a file that passes without one has tested nothing.
    if (data.details?.type === 'suite') counts.failed += suiteBroke(type, data) ? 1 : 0;
    else if (type === 'test:fail' && data.todo === undefined) counts.failed += 1;
    else if (data.skip !== undefined || data.todo !== undefined) counts.skipped += 1;
    else if (isFile(data)) counts.empty.push(data.name);
    else counts.passed += 1;
  }
  yield JSON.stringify(counts);
}

/** A suite that failed by itself (a hook threw), not because of a test in it that was already counted. */
const suiteBroke = (type, data) => type === 'test:fail' && data.details?.error?.failureType !== 'subtestsFailed';
