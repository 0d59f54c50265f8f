import { create, type DescMessage, fromJson, type JsonValue, type MessageInitShape, toBinary } from '@bufbuild/protobuf';
import { ListOrganizationsRequestSchema, SearchOrganizationsRequestSchema } from '@tenon/api/scalekit/v1/organizations/organizations_pb.ts';
import {
  GetUserRequestSchema,
  GetUserResponseSchema,
  ListOrganizationUsersRequestSchema,
  ListUsersRequestSchema,
  SearchOrganizationUsersRequestSchema,
  SearchUsersRequestSchema,
} from '@tenon/api/scalekit/v1/users/users_pb.ts';
import { BUSY, emptyOrganizationId, type Filling, fill, organizationId, userId } from './lib/fill.ts';
import type { Measured } from './lib/loop.ts';
import { cpuOf, freePort, type Program, startProgram } from './lib/processes.ts';
import { sql } from './lib/sql.ts';
import { machineToken, newDataDir, POOL_SIZE, startDatabase, startTenon, type Tenon } from './lib/tenon.ts';
import type { Load, Task } from './programs/load.ts';

export interface ManagementOptions {
  /** Fills a second database with a million users, and puts lists and searches in it beside those among a thousand. */
  readonly big: boolean;
  readonly rounds: number;
  readonly seconds: number;
  readonly only: string;
  readonly say: (line: string) => void;
}

export interface ManagementRun extends Measured {
  /** CPU time of the process that answers, with all its threads, per operation. */
  readonly cpuMilliseconds: number;
  readonly subject: string;
  readonly world: World['size'];
  readonly concurrency: number;
}

export const SMALL: Filling = { users: 1_000, organizations: 100, manyPlaces: 2_000, empty: 3_000 };
export const BIG: Filling = { users: 1_000_000, organizations: 100_000, manyPlaces: 2_000, empty: 3_000 };

/** Lists take so long at 64 that they would be waiting for a core and nothing else. */
const CONCURRENCIES = { single: [1, 16, 64], small: [1, 16], big: [1, 16] } as const;
/** Before anything counts, everything runs for a while: what V8 has not compiled yet takes several times as long. */
const FIRST_WARM_SECONDS = { single: 5, small: 1, big: 1 } as const;
const USERS = 'scalekit.v1.users.UserService';
const ORGANIZATIONS = 'scalekit.v1.organizations.OrganizationService';
const MESSAGES = 200;

interface World {
  readonly size: 'single' | 'small' | 'big';
  readonly tenon: Tenon;
  readonly databaseUrl: string;
  readonly filling: Filling;
}

interface Subject {
  readonly name: string;
  readonly world: World;
  /** Who answers, when it is not the world's server; it makes its own load, when there is none. */
  readonly program?: Program<unknown>;
  readonly load?: () => Promise<Load>;
}

/** Lists, searches and single calls of the management API, over a thousand users and, when asked for, over a million beside them. */
export async function measureManagement({ big, rounds, seconds, only, say }: ManagementOptions): Promise<ManagementRun[]> {
  const dataDir = newDataDir();
  const database = await startDatabase(dataDir.path);
  const closing: (() => Promise<unknown>)[] = [() => database.stop()];
  try {
    const worlds: World[] = [];
    for (const [size, filling] of [['single', SMALL] as const, ['small', SMALL] as const, ...(big ? [['big', BIG] as const] : [])]) {
      await sql(database.url, `create database bench_${size}`);
      const url = database.at(`bench_${size}`);
      const tenon = await startTenon(dataDir.path, { DATABASE_URL: url });
      closing.unshift(() => tenon.stop());
      const began = performance.now();
      await fill(url, filling);
      say(`${filling.users} users and ${filling.organizations} organizations: ${((performance.now() - began) / 1000).toFixed(1)} s`);
      worlds.push({ size, tenon, databaseUrl: url, filling });
    }

    const load = await startProgram('load', {});
    closing.unshift(() => load.stop());
    // Where memberships are made the lists grow: it is another world than theirs.
    const [one, ...listed] = worlds as [World, ...World[]];
    const answer = await getUserAnswer(one.tenon, userId(5));
    const start = async (name: string, input: object): Promise<Program<unknown>> => {
      const program = await startProgram(name, input);
      closing.unshift(() => program.stop());
      return program;
    };
    const echo = async (name: string): Promise<Echo> => {
      const port = await freePort();
      return { program: await start(name, { port, answer }), url: `http://127.0.0.1:${port}` };
    };
    const bare = await start('bare-get-user', { databaseUrl: one.databaseUrl, poolSize: POOL_SIZE, users: everybody(one.filling) });
    const peers = { connect: await echo('echo-connect'), fastPath: await echo('echo-fast-path'), bare };
    const subjects = [...single(one, peers), ...everyList(listed)].filter(({ name }) => only.split(',').some((part) => name.includes(part)));

    const ask = async (subject: Subject, task: Omit<Task, 'load'>): Promise<Measured> =>
      subject.load ? load.ask({ ...task, load: await subject.load() }) : subject.program!.ask(task);
    for (const subject of subjects) await ask(subject, { concurrency: 16, warmSeconds: FIRST_WARM_SECONDS[subject.world.size], seconds: 0.1 });
    const runs: ManagementRun[] = [];
    for (let round = 0; round < rounds; round += 1) {
      for (const concurrency of CONCURRENCIES.single) {
        const these = subjects.filter(({ world }) => CONCURRENCIES[world.size].some((one) => one === concurrency));
        // What is set beside something comes right after it, in one order and then in the other.
        for (const subject of round % 2 === 0 ? these : these.toReversed()) {
          const { pid } = subject.program ?? subject.world.tenon;
          const before = cpuOf(pid);
          const measured = await ask(subject, { concurrency, warmSeconds: 0.3, seconds });
          const cpuMilliseconds = (cpuOf(pid) - before) / measured.allOperations;
          runs.push({ ...measured, cpuMilliseconds, subject: subject.name, world: subject.world.size, concurrency });
          say(
            `round ${round + 1}  ${subject.name}, ${subject.world.size} × ${concurrency}: ${Math.round(measured.operations / seconds)}/s, CPU ${cpuMilliseconds.toFixed(3)} ms, p50 ${measured.p50.toFixed(1)} ms, p99 ${measured.p99.toFixed(1)} ms${measured.errors ? `, ${measured.errors} ERRORS: ${measured.firstError}` : ''}`,
          );
        }
      }
    }
    return runs;
  } finally {
    for (const close of closing) await close();
    dataDir.drop();
  }
}

interface Echo {
  readonly program: Program<unknown>;
  readonly url: string;
}

/** Nobody who is read here joins anything, nor anybody on a page with them; whoever is in thousands of organizations has a line of their own. */
const everybody = ({ users }: Filling): string[] =>
  numbers(MESSAGES, users / 2)
    .filter((number) => number !== BUSY)
    .map(userId);

/** Calls that touch one person or one membership, and what reading one is put beside. */
function single(world: World, { connect, fastPath, bare }: { readonly connect: Echo; readonly fastPath: Echo; readonly bare: Program<unknown> }): Subject[] {
  const { tenon, filling } = world;
  const users = everybody(filling);
  const joiners = Array.from({ length: filling.users / 2 }, (_, at) => filling.users / 2 + at)
    .filter((number) => number % filling.organizations !== BUSY)
    .map(userId);
  const getUser = users.map((id) => bytes(GetUserRequestSchema, { identities: { case: 'id', value: id } }));
  const echo = (name: string, { program, url }: Echo): Subject => ({
    name,
    world,
    program,
    load: async () => ({ what: 'grpc', url, path: `/${USERS}/GetUser`, accessToken: 'nobody-looks', messages: getUser }),
  });
  return [
    echo('connect-node echo', connect),
    grpc('get user over gRPC', world, `/${USERS}/GetUser`, getUser),
    { name: 'the same statement by pg', world, program: bare },
    echo('fast-path echo', fastPath),
    {
      name: 'get user over REST',
      world,
      load: async () => ({ what: 'rest', accessToken: await machineToken(tenon), urls: users.map((id) => `${tenon.url}/api/v1/users/${id}`) }),
    },
    {
      name: 'create membership',
      world,
      load: async () => ({
        what: 'memberships',
        url: tenon.url,
        accessToken: await machineToken(tenon),
        users: joiners,
        organizations: Array.from({ length: filling.empty }, (_, at) => emptyOrganizationId(at + 1)),
      }),
    },
    grpc('get a user who is in 2 000 organizations', world, `/${USERS}/GetUser`, [
      bytes(GetUserRequestSchema, { identities: { case: 'id', value: userId(BUSY) } }),
    ]),
    // Of their own organization: the page carries all of their memberships.
    grpc('list an organization they are in', world, `/${USERS}/ListOrganizationUsers`, [
      bytes(ListOrganizationUsersRequestSchema, { organizationId: organizationId(BUSY + 1) }),
    ]),
  ];
}

/** Each list and search, in the small world and right after it in the big one. */
function everyList(worlds: readonly World[]): Subject[] {
  const lists: [string, string, (filling: Filling) => string[]][] = [
    ['list users', `/${USERS}/ListUsers`, () => [bytes(ListUsersRequestSchema, { pageSize: 10 })]],
    [
      "list an organization's users",
      `/${USERS}/ListOrganizationUsers`,
      ({ organizations }) => strangers(organizations).map((number) => bytes(ListOrganizationUsersRequestSchema, { organizationId: organizationId(number) })),
    ],
    ['list organizations', `/${ORGANIZATIONS}/ListOrganization`, () => [bytes(ListOrganizationsRequestSchema, { pageSize: 10 })]],
    [
      'search users: one address',
      `/${USERS}/SearchUsers`,
      ({ users }) => strangers(users).map((number) => bytes(SearchUsersRequestSchema, { query: `person-${number}@`, pageSize: 10 })),
    ],
    ['search users: three letters', `/${USERS}/SearchUsers`, () => TRIPLES.map((query) => bytes(SearchUsersRequestSchema, { query, pageSize: 10 }))],
    ['search users: a word of all', `/${USERS}/SearchUsers`, () => [bytes(SearchUsersRequestSchema, { query: 'example', pageSize: 10 })]],
    ['search users: in vain', `/${USERS}/SearchUsers`, () => [bytes(SearchUsersRequestSchema, { query: 'zzzyyy', pageSize: 10 })]],
    [
      "search an organization's users",
      `/${USERS}/SearchOrganizationUsers`,
      ({ organizations }) =>
        strangers(organizations).map((number) =>
          bytes(SearchOrganizationUsersRequestSchema, { organizationId: organizationId(number), query: 'given', pageSize: 10 }),
        ),
    ],
    [
      'search organizations: one name',
      `/${ORGANIZATIONS}/SearchOrganization`,
      ({ organizations }) => strangers(organizations).map((number) => bytes(SearchOrganizationsRequestSchema, { query: `company ${number} `, pageSize: 10 })),
    ],
    [
      'search organizations: three letters',
      `/${ORGANIZATIONS}/SearchOrganization`,
      () => TRIPLES.map((query) => bytes(SearchOrganizationsRequestSchema, { query, pageSize: 10 })),
    ],
  ];
  return lists.flatMap(([name, path, messages]) => worlds.map((world) => grpc(name, world, path, messages(world.filling))));
}

/** Hexadecimal digits: every one of them is somewhere in about one of sixty names. */
const TRIPLES = Array.from({ length: MESSAGES }, (_, at) => ((at * 2_741 + 1_000) % 4_096).toString(16).padStart(3, '0'));

/** As many numbers from one to `most`, all over. */
const numbers = (count: number, most: number): number[] => Array.from({ length: count }, (_, at) => 1 + ((at * 7_919) % most));

/** The same without those who share an organization with somebody who is everywhere. */
const strangers = (most: number): number[] => numbers(MESSAGES, most).filter((number) => number % 100 !== BUSY && number % 100 !== BUSY + 1);

const grpc = (name: string, world: World, path: string, messages: readonly string[]): Subject => ({
  name,
  world,
  load: async () => ({ what: 'grpc', url: world.tenon.url, path, accessToken: await machineToken(world.tenon), messages }),
});

const bytes = <Desc extends DescMessage>(schema: Desc, init: MessageInitShape<Desc>): string =>
  Buffer.from(toBinary(schema, create(schema, init))).toString('base64');

async function getUserAnswer(tenon: Tenon, id: string): Promise<string> {
  const answer = await fetch(`${tenon.url}/api/v1/users/${id}`, { headers: { authorization: `Bearer ${await machineToken(tenon)}` } });
  if (!answer.ok) throw new Error(`${id}: ${answer.status} ${await answer.text()}`);
  return Buffer.from(toBinary(GetUserResponseSchema, fromJson(GetUserResponseSchema, (await answer.json()) as JsonValue))).toString('base64');
}
