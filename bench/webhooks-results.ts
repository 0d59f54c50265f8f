import { cpus, totalmem } from 'node:os';
import { median } from './lib/median.ts';
import { AT_ONCE, type BareRun, LISTENERS, type Listeners, type WebhookRun } from './webhooks.ts';

export const WEBHOOKS_TITLE = '# Webhooks';

/** The last part of bench/RESULTS.md. */
export function webhookResults(
  { runs, bare }: { readonly runs: readonly WebhookRun[]; readonly bare: readonly BareRun[] },
  { rounds, seconds, load, loadAfter }: { rounds: number; seconds: number; load: number; loadAfter: number },
): string {
  const of = (listeners: Listeners, figure: (run: WebhookRun) => number): number[] => runs.filter((run) => run.listeners === listeners).map(figure);
  const bareRate = (concurrency: number): number[] => bare.filter((run) => run.concurrency === concurrency).map((run) => run.operations / run.seconds);
  const writes = ({ writes: { operations, seconds: taken } }: WebhookRun) => operations / taken;
  const errors = runs.reduce((all, run) => all + run.writes.errors, 0);

  // Ratios are taken within a round; then the median of the rounds, and how far they lie apart.
  const ratio = (above: readonly number[], below: readonly number[]): string => {
    const ratios = above.map((value, round) => value / below[round]!).filter(Number.isFinite);
    if (ratios.length === 0) return '–';
    return `${median(ratios).toFixed(2)}${ratios.length > 1 ? ` (${Math.min(...ratios).toFixed(2)}–${Math.max(...ratios).toFixed(2)})` : ''}`;
  };
  const figure = (values: readonly number[], digits = 0): string => {
    const known = values.filter(Number.isFinite);
    return known.length === 0 ? '–' : median(known).toFixed(digits);
  };
  const row = (...cells: string[]) => `| ${cells.join(' | ')} |`;
  const head = (...cells: string[]) => `${row(...cells)}\n|${'---|'.repeat(cells.length)}`;

  return `${WEBHOOKS_TITLE}

Written by \`npm run bench -- --webhooks\` on ${new Date().toISOString().slice(0, 10)}. Machine: ${cpus()[0]?.model.trim()}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}, the embedded PostgreSQL with its durable settings. When it began, ${load.toFixed(1)} programs besides it wanted a core, and ${loadAfter.toFixed(1)} with it at its end (load average). ${rounds === 1 ? 'One round' : `Medians of ${rounds} rounds`} of ${seconds} s.${errors > 0 ? ` There were ${errors} errors.` : ''}

${head('rate', 'measured')}
${[
  [
    'events replayed to one endpoint beside bare posts, 8 at once',
    ratio(
      of('one', (run) => run.replayed),
      bareRate(AT_ONCE.one),
    ),
  ],
  [
    'events replayed to ten endpoints beside bare posts, 80 at once',
    ratio(
      of('ten', (run) => run.replayed),
      bareRate(AT_ONCE.ten),
    ),
  ],
  ['writes while one listens to something else beside writes while nobody does', ratio(of('one, to something else', writes), of('nobody', writes))],
  [
    'the same: CPU of the server',
    ratio(
      of('one, to something else', (run) => run.writeCpu),
      of('nobody', (run) => run.writeCpu),
    ),
  ],
  ['writes while one is told of each beside writes while nobody is', ratio(of('one', writes), of('nobody', writes))],
  ['writes while ten are told of each beside writes while nobody is', ratio(of('ten', writes), of('nobody', writes))],
]
  .map(([name, value]) => row(name!, value!))
  .join('\n')}

${head('who listens', 'writes per second', 'p99 ms', 'CPU ms', 'posts per second, meanwhile', 'in all', 'replayed', 'CPU ms of a post', 'heard after ms', 'p95 ms')}
${LISTENERS.filter((listeners) => of(listeners, writes).length > 0)
  .map((listeners) =>
    row(
      listeners,
      figure(of(listeners, writes)),
      figure(
        of(listeners, (run) => run.writes.p99),
        1,
      ),
      figure(
        of(listeners, (run) => run.writeCpu),
        2,
      ),
      figure(of(listeners, (run) => run.arrivedMeanwhile)),
      figure(of(listeners, (run) => run.arrived)),
      figure(of(listeners, (run) => run.replayed)),
      figure(
        of(listeners, (run) => run.postCpu),
        2,
      ),
      figure(
        of(listeners, (run) => run.heardAfter.p50),
        1,
      ),
      figure(
        of(listeners, (run) => run.heardAfter.p95),
        1,
      ),
    ),
  )
  .join('\n')}
${Object.values(AT_ONCE)
  .map((concurrency) => row(`bare posts, ${concurrency} at once`, '', '', '', '', '', figure(bareRate(concurrency)), '', '', ''))
  .join('\n')}

- **writes**: \`UpdateOrganization\` over gRPC, 16 at once, one of a thousand organizations after the other; each announces one event. Every one of them has arrived before the next line is measured, or there are no figures.
- **meanwhile, in all**: posts that arrive while there are writes, and from the first write to the last post. All of it, server, database, writers and sink, shares the machine, so what is written faster than it is sent waits.
- **replayed**: at most 2000 of these events once more to every endpoint, with no writes beside them, from the first post to the last.
- **bare posts**: \`fetch\` with a body of the same size, from a process that does nothing else, to the same sink: no event read, no signature, no log of the attempt. Tenon has eight posts to an endpoint under way at once, each of another organization, and writes down together what came back while it wrote down the last.
- **heard after**: from the beginning of a write by REST, with nothing else under way, until every endpoint has heard of it.
- **CPU**: of the server with all its threads; of a write while there are writes (and posts, where somebody is told), of a post while events are replayed.
`;
}
