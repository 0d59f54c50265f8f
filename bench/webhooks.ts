import { create, toBinary } from '@bufbuild/protobuf';
import { UpdateOrganizationRequestSchema } from '@tenon/api/scalekit/v1/organizations/organizations_pb.ts';
import { fill, organizationId } from './lib/fill.ts';
import type { Measured } from './lib/loop.ts';
import { median } from './lib/median.ts';
import { cpuOf, type Program, startProgram } from './lib/processes.ts';
import { sql } from './lib/sql.ts';
import { machineToken, newDataDir, startDatabase, startTenon, type Tenon } from './lib/tenon.ts';

export interface WebhookOptions {
  readonly rounds: number;
  readonly seconds: number;
  readonly only: string;
  readonly say: (line: string) => void;
}

/** Who listens: nobody; one to what does not happen; one, or ten, to everything. */
export const LISTENERS = ['nobody', 'one, to something else', 'one', 'ten'] as const;
export type Listeners = (typeof LISTENERS)[number];
const ENDPOINTS: Readonly<Record<Listeners, number>> = { nobody: 0, 'one, to something else': 1, one: 1, ten: 10 };

/** Posts that Tenon has under way at once: eight for each endpoint. */
export const AT_ONCE = { one: 8, ten: 80 } as const;

/** Rates are per second, times in milliseconds; what nobody was told of is not a number. */
export interface WebhookRun {
  readonly listeners: Listeners;
  readonly writes: Measured;
  /** CPU time of the server while there were writes, per write. */
  readonly writeCpu: number;
  /** Posts that arrived while there were writes, and from the first write to the last post. */
  readonly arrivedMeanwhile: number;
  readonly arrived: number;
  /** The same events once more, from the first post to the last, with no writes beside them. */
  readonly replayed: number;
  /** CPU time of the server while it replays, per post. */
  readonly postCpu: number;
  /** From the beginning of a write, one at a time, until the last endpoint had heard of it. */
  readonly heardAfter: { readonly p50: number; readonly p95: number };
}

export interface BareRun extends Measured {
  readonly concurrency: number;
}

const ORGANIZATIONS = 1_000;
const WRITERS = 16;
/** Of each round, so many events are replayed to every endpoint. */
const REPLAYED = 2_000;
const ONE_BY_ONE = 60;
/** What has not arrived by then is lost, and the figures are worth nothing. */
const PATIENCE_MILLISECONDS = 300_000;

interface World {
  readonly listeners: Listeners;
  /** Those that are told. */
  readonly endpoints: readonly string[];
  readonly tenon: Tenon;
  readonly sink: Program<{ readonly url: string }>;
}

interface Count {
  readonly posts: number;
  /** When it was so, in the time of the machine. */
  readonly at: number;
}

/** Events on their way from a write in one of many organizations to an app that listens, beside as many bare posts. */
export async function measureWebhooks({ rounds, seconds, only, say }: WebhookOptions): Promise<{ readonly runs: WebhookRun[]; readonly bare: BareRun[] }> {
  const dataDir = newDataDir();
  const database = await startDatabase(dataDir.path);
  const closing: (() => Promise<unknown>)[] = [() => database.stop()];
  try {
    const start = async <Ready>(name: string, input: object): Promise<Program<Ready>> => {
      const program = await startProgram<Ready>(name, input);
      closing.unshift(() => program.stop());
      return program;
    };
    const worlds: World[] = [];
    for (const [index, listeners] of LISTENERS.entries()) {
      if (!only.split(',').some((part) => listeners.includes(part))) continue;
      await sql(database.url, `create database bench_${index}`);
      const tenon = await startTenon(dataDir.path, { DATABASE_URL: database.at(`bench_${index}`) });
      closing.unshift(() => tenon.stop());
      await fill(database.at(`bench_${index}`), { users: 1_000, organizations: ORGANIZATIONS, manyPlaces: 0, empty: 0 });
      const sink = await start<{ readonly url: string }>('webhook-sink', {});
      const endpoints = await listen(tenon, sink.ready.url, listeners);
      worlds.push({ listeners, endpoints: listeners === 'one, to something else' ? [] : endpoints, tenon, sink });
    }
    const load = await start('load', {});
    const sink = await start<{ readonly url: string }>('webhook-sink', {});
    const posts = await start('bare-posts', { url: `${sink.ready.url}/bare`, body: JSON.stringify(EVENT) });

    // Before anything counts, everything runs for a while: what V8 has not compiled yet takes several times as long.
    for (const world of worlds) await writeAndHear(world, load, 1);
    await posts.ask({ concurrency: 16, warmSeconds: 1, seconds: 0.1 });
    const [runs, bare]: [WebhookRun[], BareRun[]] = [[], []];
    for (let round = 0; round < rounds; round += 1) {
      for (const world of round % 2 === 0 ? worlds : worlds.toReversed()) {
        const run = { ...(await writeAndHear(world, load, seconds)), heardAfter: await oneByOne(world) };
        runs.push(run);
        say(`round ${round + 1}  ${world.listeners} listening: ${told(run)}`);
      }
      for (const concurrency of Object.values(AT_ONCE)) {
        const measured = await posts.ask<Measured>({ concurrency, warmSeconds: 0.3, seconds });
        bare.push({ ...measured, concurrency });
        say(`round ${round + 1}  bare posts × ${concurrency}: ${Math.round(measured.operations / seconds)}/s`);
      }
    }
    return { runs, bare };
  } finally {
    for (const close of closing) await close();
    dataDir.drop();
  }
}

/** @returns the endpoints */
async function listen(tenon: Tenon, url: string, listeners: Listeners): Promise<string[]> {
  const made: string[] = [];
  while (made.length < ENDPOINTS[listeners]) {
    const event_types = listeners === 'one, to something else' ? ['role.created'] : [];
    const { endpoint } = await api<{ endpoint: { id: string } }>(tenon, 'POST', '/webhooks/endpoints', { url: `${url}/hooks/${made.length}`, event_types });
    made.push(endpoint.id);
  }
  return made;
}

async function writeAndHear({ listeners, endpoints, tenon, sink }: World, load: Program<unknown>, seconds: number): Promise<Omit<WebhookRun, 'heardAfter'>> {
  const count = async (atLeast = 0) => ({ ...(await patiently(sink.ask<Count>({ atLeast }))), cpu: cpuOf(tenon.pid) });
  const accessToken = await machineToken(tenon);
  const before = await count();
  const writes = await load.ask<Measured>({
    load: { what: 'grpc', url: tenon.url, path: '/scalekit.v1.organizations.OrganizationService/UpdateOrganization', accessToken, messages: RENAMINGS },
    concurrency: WRITERS,
    warmSeconds: 0.3,
    seconds,
  });
  const written = await count();
  const heard = await count(before.posts + writes.allOperations * endpoints.length);

  // As many of these events as are wanted, from the first on.
  const until = before.at + Math.min(1, REPLAYED / writes.allOperations) * (written.at - before.at);
  const span = { start_time: new Date(before.at).toISOString(), end_time: new Date(until).toISOString() };
  const started = await count();
  let queued = 0;
  for (const endpoint of endpoints) queued += (await api<{ queued: number }>(tenon, 'POST', `/webhooks/endpoints/${endpoint}:replay`, span)).queued;
  // Whoever sends looks for what was queued by hand once a second.
  const first = await count(started.posts + Math.min(1, queued));
  const replayed = await count(started.posts + queued);
  const perSecond = (from: Count, to: Count) => (endpoints.length === 0 ? Number.NaN : (1000 * (to.posts - from.posts)) / (to.at - from.at));
  return {
    listeners,
    writes,
    writeCpu: (written.cpu - before.cpu) / writes.allOperations,
    arrivedMeanwhile: perSecond(before, written),
    arrived: perSecond(before, heard),
    replayed: perSecond(first, replayed),
    postCpu: endpoints.length === 0 ? Number.NaN : (replayed.cpu - started.cpu) / queued,
  };
}

/** The same when nothing else is under way: how long one event takes. */
async function oneByOne({ endpoints, tenon, sink }: World): Promise<WebhookRun['heardAfter']> {
  if (endpoints.length === 0) return { p50: Number.NaN, p95: Number.NaN };
  const headers = { authorization: `Bearer ${await machineToken(tenon)}`, 'content-type': 'application/json' };
  const took: number[] = [];
  for (let number = 1; number <= ONE_BY_ONE; number += 1) {
    const { posts } = await patiently(sink.ask<Count>({ atLeast: 0 }));
    const began = performance.timeOrigin + performance.now();
    const heard = patiently(sink.ask<Count>({ atLeast: posts + endpoints.length }));
    const body = JSON.stringify({ display_name: `Alone ${number}` });
    const answer = await fetch(`${tenon.url}/api/v1/organizations/${organizationId(number)}`, { method: 'PATCH', headers, body });
    if (!answer.ok) throw new Error(`a write: ${answer.status} ${await answer.text()}`);
    took.push((await heard).at - began);
  }
  took.sort((a, b) => a - b);
  return { p50: median(took), p95: took[Math.floor(took.length * 0.95)]! };
}

async function api<T>(tenon: Tenon, method: string, path: string, body: object): Promise<T> {
  const headers = { authorization: `Bearer ${await machineToken(tenon)}`, 'content-type': 'application/json' };
  const answer = await fetch(`${tenon.url}/api/v1${path}`, { method, headers, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as T;
}

/** What never arrives is told instead of waited for. */
async function patiently<T>(answer: Promise<T>): Promise<T> {
  let late: NodeJS.Timeout | undefined;
  const over = new Promise<never>((_, reject) => {
    late = setTimeout(() => reject(new Error('events did not arrive')), PATIENCE_MILLISECONDS);
  });
  return Promise.race([answer, over]).finally(() => clearTimeout(late));
}

const told = ({ writes, writeCpu, arrived, arrivedMeanwhile, replayed, postCpu, heardAfter }: WebhookRun): string =>
  [
    `${Math.round(writes.operations / writes.seconds)} writes/s (CPU ${writeCpu.toFixed(2)} ms)`,
    `${arrived.toFixed(0)} posts/s, ${arrivedMeanwhile.toFixed(0)} meanwhile, ${replayed.toFixed(0)} replayed (CPU ${postCpu.toFixed(2)} ms)`,
    `heard after ${heardAfter.p50.toFixed(1)} ms, p95 ${heardAfter.p95.toFixed(1)} ms`,
    ...(writes.errors ? [`${writes.errors} ERRORS: ${writes.firstError}`] : []),
  ].join(', ');

/** One organization after the other, all over. */
const RENAMINGS = Array.from({ length: ORGANIZATIONS }, (_, at) =>
  Buffer.from(
    toBinary(
      UpdateOrganizationRequestSchema,
      create(UpdateOrganizationRequestSchema, {
        identities: { case: 'id', value: organizationId(1 + ((at * 7_919) % ORGANIZATIONS)) },
        organization: { displayName: `Company of the bench, number ${at}` },
      }),
    ),
  ).toString('base64'),
);

/** As large as what is sent of such a write. */
const EVENT = {
  spec_version: '1',
  id: 'evt_200000000000000001',
  type: 'organization.updated',
  occurred_at: '2026-01-01T09:00:00.000Z',
  environment_id: 'env_200000000000000001',
  organization_id: organizationId(1),
  object: 'Organization',
  data: { id: organizationId(1), display_name: 'Company of the bench, number 1', external_id: 'crm-1', metadata: {}, region_code: 'US' },
  display_name: 'Organization updated',
};
