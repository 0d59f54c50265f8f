// Which test files a run is made of.
import { globSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { sep } from 'node:path';

/** Each file has a pool of connections of its own, and PostgreSQL not more of them because a machine has many processors. */
const MOST_SIDE_BY_SIDE = 16;

/**
 * The runs of `npm test`, in order. Browsers and whole servers wait most of the time, so that a few of them go side by
 * side, each on ports and in a folder of its own; more would only take the processors from each other.
 * @param {string} root
 * @param {string[]} filters parts of paths; without one, everything
 */
export function testRuns(root, filters) {
  const select = (patterns) =>
    globSync(patterns, { cwd: root, exclude: (name) => name === 'node_modules' })
      .map((file) => file.split(sep).join('/'))
      .filter((file) => matches(file, filters))
      .sort();
  const sideBySide = `--test-concurrency=${Math.max(1, Math.min(availableParallelism() - 1, MOST_SIDE_BY_SIDE))}`;
  return [
    {
      title: 'Server and tools',
      files: select(['packages/*/{,src/**/}*.test.ts', 'tools/**/*.test.{mjs,ts}', 'examples/*/*.test.mjs', 'conformance/table.test.ts']),
      flags: [sideBySide],
      env: {},
    },
    {
      title: 'Journeys',
      files: select(['e2e/**/*.test.ts']),
      flags: [`--test-concurrency=${availableParallelism() < 4 ? 2 : 3}`, '--test-timeout=600000'],
      env: {},
    },
    // Port 443 is one, and servers go one at a time.
    { title: 'Official SDKs', files: select(['conformance/sdks.test.ts']), flags: ['--test-concurrency=1', '--test-timeout=600000'], env: {} },
    // A query that goes round its transaction waits for ever for a second connection, and the timeout tells.
    {
      title: 'Features, with one connection',
      files: select(['packages/server/src/features/**/*.test.ts']),
      flags: [sideBySide],
      env: { TENON_TEST_POOL: '1' },
    },
  ].filter(({ files }) => files.length > 0);
}

export const matches = (file, filters) => filters.length === 0 || filters.some((filter) => file.includes(filter.replace(/^\.\//, '')));

/** What stands on the command line: flags for `node --test`, and filters. */
export function readArguments(args) {
  return { flags: args.filter((arg) => arg.startsWith('-')), filters: args.filter((arg) => !arg.startsWith('-')) };
}
