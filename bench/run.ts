import { writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { measureRates } from './rates.ts';
import { results } from './results.ts';
import { measureStarts } from './starts.ts';

// `npm run bench`: everything, and bench/RESULTS.md written anew (about ten minutes).
// `npm run bench -- --quick --only token`: a look at a part, nothing written.

const { values } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, only: { type: 'string', default: '' }, rounds: { type: 'string' }, seconds: { type: 'string' } },
});
const rounds = Number(values.rounds ?? (values.quick ? 1 : 5));
const seconds = Number(values.seconds ?? (values.quick ? 1.5 : 3));
const say = (line: string) => void process.stderr.write(`${line}\n`);

const load = loadavg()[0]!;
const starts = values.only ? undefined : await measureStarts(values.quick ? 1 : 5, say);
const { runs, page } = await measureRates({ concurrencies: [1, 16, 64], rounds, seconds, only: values.only, say });
if (starts) {
  const text = results(runs, { ...starts, page }, { rounds, seconds, load });
  if (values.quick) process.stdout.write(text);
  else writeFileSync(new URL('./RESULTS.md', import.meta.url), text);
}
if (runs.some((run) => run.errors > 0)) {
  say('There were errors: these figures are worth nothing.');
  process.exitCode = 1;
}
