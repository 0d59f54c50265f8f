import { cpus, release, totalmem, type } from 'node:os';
import { median } from './lib/median.ts';
import { POOL_SIZE } from './lib/tenon.ts';
import type { PageSize, Run } from './rates.ts';
import type { Starts } from './starts.ts';

interface How {
  readonly rounds: number;
  readonly seconds: number;
  /** How busy the machine was before it began, and with it at its end. */
  readonly load: number;
  readonly loadAfter: number;
}

type Aim = [name: string, aim: string, values: (concurrency: number) => number[], isMet: (value: number) => boolean];
const always = () => true;
const mark = (met: boolean) => (met ? '' : ' **missed**');

/** The two tables that every part has. */
function tablesOf(runs: readonly Run[]) {
  const of = (subject: string, concurrency: number, figure: (run: Run) => number) =>
    median(runs.filter((run) => run.subject === subject && run.concurrency === concurrency).map(figure));
  const rate = (run: Run) => run.operations / run.seconds;
  const concurrencies = [...new Set(runs.map((run) => run.concurrency))].sort((a, b) => a - b);
  const subjects = [...new Set(runs.map((run) => run.subject))].sort((a, b) => ORDER.indexOf(a) - ORDER.indexOf(b));

  // A ratio is taken within a round, where both were disturbed alike; then the median of the rounds, and how far they lie apart.
  const ratios = (one: string, other: string, concurrency: number, figure: (run: Run) => number): number[] => {
    const [a, b] = [one, other].map((subject) => runs.filter((run) => run.subject === subject && run.concurrency === concurrency).map(figure));
    return a!.map((value, round) => value / b![round]!);
  };
  const cpu = (run: Run) => run.cpuMilliseconds;
  const cell = (values: number[], isMet: (value: number) => boolean) =>
    `${median(values).toFixed(2)} (${Math.min(...values).toFixed(2)}–${Math.max(...values).toFixed(2)})${mark(isMet(median(values)))}`;
  const errors = runs.reduce((all, run) => all + run.errors, 0);

  const figures = `| what | at once | per second | p50 ms | p95 ms | p99 ms | CPU ms | database CPU ms |
|---|---|---|---|---|---|---|---|
${subjects
  .flatMap((subject) =>
    concurrencies.map(
      (c) =>
        `| ${subject} | ${c} | ${Math.round(of(subject, c, rate))} | ${of(subject, c, (run) => run.p50).toFixed(1)} | ${of(subject, c, (run) => run.p95).toFixed(1)} | ${of(subject, c, (run) => run.p99).toFixed(1)} | ${of(subject, c, cpu).toFixed(2)} | ${of(subject, c, (run) => run.databaseMilliseconds).toFixed(2)} |`,
    ),
  )
  .join('\n')}`;
  const aims = (all: readonly Aim[]) => `| ratio | aim | ${concurrencies.map((c) => `at ${c}`).join(' | ')} |
|---|---|${concurrencies.map(() => '---').join('|')}|
${all.map(([name, aim, values, isMet]) => `| ${name} | ${aim} | ${concurrencies.map((c) => cell(values(c), isMet)).join(' | ')} |`).join('\n')}`;
  return { aims, figures, ratios, rate, cpu, database: (run: Run) => run.databaseMilliseconds, errors };
}

const machine = (by: string) =>
  `Written by \`${by}\` on ${new Date().toISOString().slice(0, 10)}. Machine: ${cpus()[0]?.model.trim()}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB, ${type()} ${release()}, Node ${process.version}, the embedded PostgreSQL with its durable settings.`;

/** The first part of bench/RESULTS.md: what was measured, beside what, and whether it is what we aimed at. */
export function results(runs: readonly Run[], starts: Starts, { rounds, seconds, load }: How): string {
  const { aims, figures, ratios, rate, cpu, errors } = tablesOf(runs);
  const all: Aim[] = [
    [
      'invitations beside the same statements: rate',
      '≥ 0.60',
      (c) => ratios('invite over gRPC', 'the same statements by pg', c, rate),
      (value) => value >= 0.6,
    ],
    ['a token beside a bare signature: CPU', '≤ 1.60', (c) => ratios('client_credentials token', 'RS256 signature', c, cpu), (value) => value <= 1.6],
    [
      'tokens beside oidc-provider: rate',
      '≥ 1.30',
      (c) => ratios('client_credentials token', 'client_credentials, oidc-provider', c, rate),
      (value) => value >= 1.3,
    ],
    ['tokens beside oidc-provider: CPU', '', (c) => ratios('client_credentials token', 'client_credentials, oidc-provider', c, cpu), always],
  ];
  return `# What it costs

${machine('npm run bench')} When it began, ${load.toFixed(1)} programs besides it wanted a core (load average).

Figures of one machine say little about another; ratios of things measured in the same run, minutes apart and in turns, say more. The load comes from a process of its own on the same machine, so at 16 and 64 at once the server, the database and the load share its cores.

Beside this page: [inviting a whole company](BULK.md), [the lists of the dashboard](DASHBOARD.md), [its pages under Lighthouse](LIGHTHOUSE.md).

## Aims

Median of the rounds, and the lowest and highest of them. Where these lie far apart, the machine had other things to do and the rates say little; CPU per operation suffers less.

${aims(all)}

| | aim | measured |
|---|---|---|
| from the process's start to the first answer, database to be made | < 4 s | ${(starts.coldMilliseconds / 1000).toFixed(2)} s${mark(starts.coldMilliseconds < 4000)} |
| the same, database there | < 1 s | ${(starts.warmMilliseconds / 1000).toFixed(2)} s${mark(starts.warmMilliseconds < 1000)} |
| memory when idle: server and ${starts.databaseProcesses} database processes (PSS) | < 250 MB | ${Math.round(starts.server + starts.database)} MB (${Math.round(starts.server)} + ${Math.round(starts.database)})${mark(starts.server + starts.database < 250)} |

## Figures

Medians of ${rounds} rounds of ${seconds} s each; the subjects take turns within a round. CPU is that of the measured process with all its threads, per operation; beside it that of the database's processes. Latencies are as the load generator sees them.${errors > 0 ? ` There were ${errors} errors.` : ''}

${figures}

## What is what

- **invite over gRPC**: \`CreateUserAndMembership\` with a mail, each time for somebody new: user, membership, role, invitation, events and job in one transaction. The mail is promised, not sent: a trigger holds the jobs back, for both sides.
- **the same statements by pg**: recorded from the command, sent by bare \`pg\` with prepared statements over as many connections as the server has (${POOL_SIZE}) on the same database, with new ids and addresses each time; nothing between two statements.
- **client_credentials token**: \`POST /oauth/token\`; a JWT, RS256, 2048 bits. **RS256 signature**: \`crypto.sign\` off the main thread over as many bytes, and nothing else.
- **oidc-provider**: the same tokens from oidc-provider with a PostgreSQL adapter (\`bench/programs/oidc-provider*.ts\`) in a database of the same cluster. Its clients live there, as ours do; it asks for them each time, we keep them in memory until the database tells of a change.
- **start**: the built server (\`npm run build\`), until \`/.well-known/openid-configuration\` answers 200.
`;
}

export const WAY_IN_TITLE = '# The way in';

/** The part of it about people who come in. */
export function wayInResults(runs: readonly Run[], page: PageSize, { rounds, seconds, load, loadAfter }: How): string {
  const { aims, figures, ratios, rate, cpu, database, errors } = tablesOf(runs);
  const beside = (subject: string): Aim[] =>
    [['rate', rate] as const, ['CPU', cpu] as const, ["the database's CPU", database] as const].map(([what, figure]) => [
      `${subject} beside oidc-provider: ${what}`,
      '',
      (c) => ratios(subject, `${subject}, oidc-provider`, c, figure),
      always,
    ]);

  return `${WAY_IN_TITLE}

${machine('npm run bench -- --way-in')} When it began, ${load.toFixed(1)} programs besides it wanted a core, and ${loadAfter.toFixed(1)} with it at its end (load average): with more of them than cores, rates say how busy the machine was, and CPU per operation more than they do.

Each ratio is taken within a round, and then the median of the rounds, and the lowest and highest of them.

${aims([...beside('authorize and code'), ...beside('refresh')])}

| | aim | measured |
|---|---|---|
| the sign-in page, without pictures | < 15 KB | ${kilobytes(page.bytes)} (${kilobytes(page.gzipped)} gzipped)${mark(page.bytes < 15_000)} |

Medians of ${rounds} rounds of ${seconds} s each; the subjects take turns within a round.${errors > 0 ? ` There were ${errors} errors.` : ''}

${figures}

- **authorize and code**: \`/authorize\` with a session cookie and \`prompt=none\`, then the code for an ID token and an access token: two requests. PKCE and a client secret on both sides; both look the person up.
- **refresh**: a refresh token for the next one, an ID token and an access token, as many chains as there are operations at once. Both rotate it and look the person and their session up.
- **to the sign-in page**: \`/authorize\` from a browser without a session, and the page where that leads: two requests, until the page is there. Its size is that of its HTML; it has its style in it and asks for nothing else.
- Ours asks each time whether the person may still be there and by what they proved, and writes the auth log, which has no counterpart over there.
`;
}

const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} KB`;

const ORDER = [
  'invite over gRPC',
  'the same statements by pg',
  'client_credentials token',
  'client_credentials, oidc-provider',
  'RS256 signature',
  'authorize and code',
  'authorize and code, oidc-provider',
  'refresh',
  'refresh, oidc-provider',
  'to the sign-in page',
];
