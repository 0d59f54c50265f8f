import { cpus, totalmem } from 'node:os';
import { median } from './lib/median.ts';
import type { ManagementRun } from './management.ts';

export const MANAGEMENT_TITLE = '# The management API';

/** The second half of bench/RESULTS.md. */
export function managementResults(
  runs: readonly ManagementRun[],
  { rounds, seconds, load, loadAfter }: { rounds: number; seconds: number; load: number; loadAfter: number },
): string {
  const atOnce = (world: ManagementRun['world']): number[] =>
    [...new Set(runs.filter((run) => run.world === world).map(({ concurrency }) => concurrency))].sort((a, b) => a - b);
  const of = (subject: string, world: ManagementRun['world'], concurrency: number, figure: (run: ManagementRun) => number): number[] =>
    runs.filter((run) => run.subject === subject && run.world === world && run.concurrency === concurrency).map(figure);
  const rate = (run: ManagementRun) => run.operations / run.seconds;
  const p99 = (run: ManagementRun) => run.p99;
  const named = (world: ManagementRun['world']) => [...new Set(runs.filter((run) => run.world === world).map(({ subject }) => subject))];
  const errors = runs.reduce((all, run) => all + run.errors, 0);

  // Ratios are taken within a round; then the median of the rounds, and how far they lie apart.
  const ratio = (above: readonly number[], below: readonly number[], isMet: (value: number) => boolean): string => {
    const ratios = above.map((value, round) => value / below[round]!);
    if (ratios.length === 0) return '–';
    const middle = median(ratios);
    const spread = ratios.length > 1 ? ` (${Math.min(...ratios).toFixed(2)}–${Math.max(...ratios).toFixed(2)})` : '';
    return `${middle.toFixed(2)}${spread}${isMet(middle) ? '' : ' **missed**'}`;
  };
  const row = (...cells: string[]) => `| ${cells.join(' | ')} |`;
  const head = (...cells: string[]) => `${row(...cells)}\n|${'---|'.repeat(cells.length)}`;
  const always = () => true;
  const cpu = (run: ManagementRun) => run.cpuMilliseconds;
  const beside: [string, string, string, string, (value: number) => boolean, ((run: ManagementRun) => number)?][] = [
    ['get user over gRPC beside a connect-node echo', '≥ 1.50', 'get user over gRPC', 'connect-node echo', (value) => value >= 1.5],
    ['get user over gRPC beside a fast-path echo', '', 'get user over gRPC', 'fast-path echo', always],
    ['get user over gRPC beside the same statement by pg', '', 'get user over gRPC', 'the same statement by pg', always],
    ['the same statement by pg beside a connect-node echo', '', 'the same statement by pg', 'connect-node echo', always],
    ['get user over gRPC beside a connect-node echo: CPU', '', 'get user over gRPC', 'connect-node echo', always, cpu],
    ['a fast-path echo beside a connect-node echo', '', 'fast-path echo', 'connect-node echo', always],
    ['get user over REST beside the same over gRPC', '', 'get user over REST', 'get user over gRPC', always],
  ];
  const lists = named('big');

  return `${MANAGEMENT_TITLE}

Written by \`npm run bench -- --${lists.length > 0 ? 'big' : 'management'}\` on ${new Date().toISOString().slice(0, 10)}. Machine: ${cpus()[0]?.model.trim()}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}, the embedded PostgreSQL with its durable settings. When it began, ${load.toFixed(1)} programs besides it wanted a core, and ${loadAfter.toFixed(1)} with it at its end (load average): with more of them than cores, ratios of rates and the 99th of a hundred say little. ${rounds === 1 ? 'One round' : `Medians of ${rounds} rounds`} of ${seconds} s.${errors > 0 ? ` There were ${errors} errors.` : ''}

${head('rate', 'aim', ...atOnce('single').map((c) => `at ${c}`))}
${beside
  .filter(([, , one, other]) => of(one, 'single', 1, rate).length > 0 && of(other, 'single', 1, rate).length > 0)
  .map(([name, aim, one, other, isMet, figure = rate]) =>
    row(name, aim, ...atOnce('single').map((c) => ratio(of(one, 'single', c, figure), of(other, 'single', c, figure), isMet))),
  )
  .join('\n')}
${
  lists.length > 0
    ? `
The 99th of a hundred answers with 1 000 000 users and 100 000 organizations, beside those with 1 000 and 100. The aim is at most 2.00 times as long.

${head('what', ...atOnce('big').flatMap((c) => [`at ${c}`, 'ms beside ms']))}
${lists
  .map((name) =>
    row(
      name,
      ...atOnce('big').flatMap((c) => [
        ratio(of(name, 'big', c, p99), of(name, 'small', c, p99), (value) => value <= 2),
        `${median(of(name, 'big', c, p99)).toFixed(1)} beside ${median(of(name, 'small', c, p99)).toFixed(1)}`,
      ]),
    ),
  )
  .join('\n')}
`
    : ''
}
${head('what', 'users', 'at once', 'per second', 'p50 ms', 'p95 ms', 'p99 ms', 'CPU ms')}
${(['single', 'small', 'big'] as const)
  .flatMap((world) =>
    named(world).flatMap((name) =>
      atOnce(world).map((c) =>
        row(
          name,
          world === 'big' ? '1 000 000' : '1 000',
          String(c),
          String(Math.round(median(of(name, world, c, rate)))),
          ...[(run: ManagementRun) => run.p50, (run: ManagementRun) => run.p95, p99].map((figure) => median(of(name, world, c, figure)).toFixed(1)),
          median(of(name, world, c, cpu)).toFixed(2),
        ),
      ),
    ),
  )
  .join('\n')}

- **echoes**: the answer of \`GetUser\`, ready made, from a process that does nothing else: one behind connect-node's adapter on \`node:http2\`, one behind the server's own unary road.
- **the same statement by pg**: recorded from the command and sent by bare \`pg\`, prepared, over as many connections as the server has; nobody asks for it but a loop in the same process, which is spared what the echoes do. The server asks for everybody who comes in the same turn of its event loop at once, so at 16 it sends fewer of these than it has calls.
- **CPU**: of the process that answers, with all its threads, per operation; not that of the database, nor of the load.
- **get user**: \`GetUser\` with its token checked, its limits counted and the person read from the database with their membership.
- **create membership**: \`CreateMembership\` without a mail, each time another pair of a person and an organization.
- **the audit log**: the triggers are in every write above from this release on; the figures are from before. Who asks is told along with BEGIN. In processor time of the database an audited row costs about 0.08 ms when it begins an entry (an organization), 0.11 ms with what it says of a person set apart. Turned on and off in alternate rounds of twenty, on a machine with four cores and a load of twenty-four: \`CreateOrganization\` 0.8 ms instead of 0.45, \`CreateMembership\` 4.3 instead of 2.8, an invitation of four rows 6.5 instead of 5.2 (medians). Reading does not notice: over 250 000 entries the slowest first page of any filter took 20 ms. The worker chains about 5 000 entries a second.
- **a user who is in 2 000 organizations**: the answer carries all of these memberships; and so does a page with them in it.
- **lists and searches**: first pages of ten, over gRPC. *One address*: \`person-4711@\`, one hit. *Three letters*: three hexadecimal digits, in about one of sixty names. *A word of all*: everybody has it. In the thousand, three letters find about fifteen and in the million fifteen thousand.
`;
}
