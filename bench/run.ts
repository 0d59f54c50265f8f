import { readFileSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { measureManagement } from './management.ts';
import { MANAGEMENT_TITLE, managementResults } from './management-results.ts';
import { isWayIn, measureRates } from './rates.ts';
import { results, WAY_IN_TITLE, wayInResults } from './results.ts';
import { measureStarts } from './starts.ts';
import { measureWebhooks } from './webhooks.ts';
import { WEBHOOKS_TITLE, webhookResults } from './webhooks-results.ts';

// `npm run bench`: everything, and bench/RESULTS.md written anew (about ten minutes).
// `npm run bench -- --way-in`: the code flow, the refresh and the sign-in page, in their own part of the page (about four minutes).
// `npm run bench -- --management`: the calls of the management API, in theirs (about three minutes).
// `npm run bench -- --big`: the same, and its lists and searches over a million users (about ten).
// `npm run bench -- --webhooks`: events from a write to the app that listens, in theirs (about five minutes).
// `npm run bench -- --quick --only token`: a look at a part, nothing written.

const { values } = parseArgs({
  options: {
    'way-in': { type: 'boolean', default: false },
    management: { type: 'boolean', default: false },
    big: { type: 'boolean', default: false },
    webhooks: { type: 'boolean', default: false },
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
const runs = values.webhooks ? await webhooks() : values.management || values.big ? await management() : values['way-in'] ? await wayIn() : await ordinary();
if (runs.some((run) => run.errors > 0)) {
  say('There were errors: these figures are worth nothing.');
  process.exitCode = 1;
}

async function ordinary() {
  const starts = values.only ? undefined : await measureStarts(values.quick ? 1 : 5, say);
  const { runs, page: size } = await rates((name) => values.only.split(',').some((part) => name.includes(part)));
  if (!starts) return runs;
  const ours = runs.filter(({ subject }) => !isWayIn(subject));
  keep({
    first: results(ours, starts, how()),
    wayIn: wayInResults(
      runs.filter(({ subject }) => isWayIn(subject)),
      size,
      how(),
    ),
  });
  return runs;
}

async function wayIn() {
  const { runs, page: size } = await rates(isWayIn);
  keep({ wayIn: wayInResults(runs, size, how()) });
  return runs;
}

async function management() {
  const runs = await measureManagement({ big: values.big, rounds, seconds, only: values.only, say });
  keep({ management: managementResults(runs, how()) });
  return runs;
}

async function webhooks() {
  const measured = await measureWebhooks({ rounds, seconds, only: values.only, say });
  keep({ webhooks: webhookResults(measured, how()) });
  return [...measured.runs.map(({ writes }) => writes), ...measured.bare];
}

function rates(wanted: (subject: string) => boolean) {
  return measureRates({ concurrencies: [1, 16, 64], rounds, seconds, wanted, say });
}

function how() {
  return { rounds, seconds, load, loadAfter: loadavg()[0]! };
}

interface Parts {
  readonly first: string;
  readonly wayIn: string;
  readonly management: string;
  readonly webhooks: string;
}

/** The page has four parts. Each run writes what it measured, and keeps the others. */
function keep(written: Partial<Parts>) {
  if (values.quick || values.only) {
    process.stdout.write(`${Object.values(written).join('\n')}\n`);
    return;
  }
  const parts = { ...partsOf(readFileSync(page, 'utf8')), ...written };
  writeFileSync(
    page,
    `${[parts.first, parts.wayIn, parts.management, parts.webhooks]
      .map((part) => part.trim())
      .join('\n\n')
      .trim()}\n`,
  );
}

function partsOf(text: string): Parts {
  const from = (title: string) => text.indexOf(`\n${title}\n`);
  const [wayIn, management, webhooks] = [from(WAY_IN_TITLE), from(MANAGEMENT_TITLE), from(WEBHOOKS_TITLE)];
  const end = webhooks < 0 ? text.length : webhooks;
  return { first: text.slice(0, wayIn), wayIn: text.slice(wayIn, management), management: text.slice(management, end), webhooks: text.slice(end) };
}
