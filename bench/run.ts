import { readFileSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { measureManagement } from './management.ts';
import { MANAGEMENT_TITLE, managementResults } from './management-results.ts';
import { measureRates } from './rates.ts';
import { results } from './results.ts';
import { measureStarts } from './starts.ts';

// `npm run bench`: everything, and bench/RESULTS.md written anew (about ten minutes).
// `npm run bench -- --management`: the calls of the management API, in their own half of the page (about three minutes).
// `npm run bench -- --big`: the same, and its lists and searches over a million users (about ten).
// `npm run bench -- --quick --only token`: a look at a part, nothing written.

const { values } = parseArgs({
  options: {
    management: { type: 'boolean', default: false },
    big: { type: 'boolean', default: false },
    quick: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
    rounds: { type: 'string' },
    seconds: { type: 'string' },
  },
});
const rounds = Number(values.rounds ?? (values.quick ? 1 : 5));
const seconds = Number(values.seconds ?? (values.quick ? 1.5 : 3));
const say = (line: string) => void process.stderr.write(`${line}\n`);

const page = new URL('./RESULTS.md', import.meta.url);
const load = loadavg()[0]!;
const runs = values.management || values.big ? await management() : await ordinary();
if (runs.some((run) => run.errors > 0)) {
  say('There were errors: these figures are worth nothing.');
  process.exitCode = 1;
}

async function ordinary() {
  const starts = values.only ? undefined : await measureStarts(values.quick ? 1 : 5, say);
  const { runs, page: size } = await measureRates({ concurrencies: [1, 16, 64], rounds, seconds, only: values.only, say });
  if (starts) keep(results(runs, { ...starts, page: size }, { rounds, seconds, load }), halves().management);
  return runs;
}

async function management() {
  const runs = await measureManagement({ big: values.big, rounds, seconds, only: values.only, say });
  keep(halves().ordinary, managementResults(runs, { rounds, seconds, load, loadAfter: loadavg()[0]! }));
  return runs;
}

/** The page has two halves, each written by its own run and kept by the other's. */
function halves() {
  const [ordinary = '', management] = readFileSync(page, 'utf8').split(`${MANAGEMENT_TITLE}\n`);
  return { ordinary: ordinary.trimEnd(), management: management === undefined ? '' : `${MANAGEMENT_TITLE}\n${management}` };
}

function keep(ordinary: string, management: string) {
  if (values.quick || values.only) process.stdout.write(`${values.management || values.big ? management : ordinary}\n`);
  else writeFileSync(page, `${ordinary.trimEnd()}\n\n${management}`.trimEnd().concat('\n'));
}
