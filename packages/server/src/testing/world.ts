import { type Command, perform } from '../chassis/command.ts';
import type { Actor, Caller } from '../platform/actor.ts';
import { DEFAULT_AGENTS, DEFAULT_BRANDING, DEFAULT_METHODS, DEFAULT_SIGN_UP_RULES, type Environment } from '../platform/environment.ts';
import type { Entropy, OrganizationId } from '../platform/ids.ts';
import type { Outside } from '../platform/outside.ts';
import { createSealer } from '../platform/seal.ts';
import type { Desk } from '../platform/work.ts';
import { createTestDatabase } from './database.ts';

// One database for the whole file, one environment for every world in it: nothing of one is seen from another.
const { connection, db } = await createTestDatabase();

let count = 0;
const digits = () => String(100_000_000_000_000_000n + BigInt(++count));

/** A small world for a test: an environment of its own, a clock that stands still, ids and secrets that count. */
export async function createWorld(over: Partial<Environment> = {}, outside: Partial<Outside> = {}) {
  let now = new Date('2026-01-01T09:00:00.000Z');
  const entropy: Entropy = {
    id: (prefix) => `${prefix}_${digits()}`,
    secret: () => `secret-${digits()}-${'x'.repeat(18)}`,
    number: (below) => ++count % below,
  };
  const sealer = createSealer(Buffer.alloc(32, 7));
  const desk: Desk = {
    db,
    entropy,
    sealer,
    clock: () => now,
    outside: { fetch: async (url) => Response.json({ asked: url.href }), txtRecords: async () => [], ...outside },
    jobsAreDue: () => {},
  };

  const environment: Environment = {
    id: entropy.id('env', now),
    name: 'Orion',
    kind: 'development',
    system: false,
    url: `http://world-${count}.localhost:8080`,
    invitationDays: 15,
    organizationWord: 'Organization',
    organizationWords: {},
    signUp: true,
    accessTokenSeconds: 300,
    idTokenSeconds: 1800,
    sessionAbsoluteMinutes: 43_200,
    sessionIdleMinutes: null,
    methods: DEFAULT_METHODS,
    signUpRules: DEFAULT_SIGN_UP_RULES,
    branding: DEFAULT_BRANDING,
    agents: DEFAULT_AGENTS,
    claims: [],
    metadataClaims: [],
    pageTexts: {},
    byServer: { signUp: true, invitationDays: 15 },
    own: {},
    mail: { byServer: { server: null, from: 'Orion <no-reply@orion.example>' }, own: null, lastTest: null },
    hasWebhooks: false,
    ...over,
  };
  await db
    .insertInto('environments')
    .values({
      id: environment.id,
      name: environment.name,
      kind: environment.kind,
      url: environment.url,
      sign_up: environment.signUp,
      methods: JSON.stringify(environment.methods),
      sign_up_rules: JSON.stringify(environment.signUpRules),
      branding: JSON.stringify(environment.branding),
      client_registration: environment.agents.registration,
      client_metadata: environment.agents.metadata,
      claims: JSON.stringify(environment.claims),
      created_at: now,
      updated_at: now,
    })
    .execute();
  for (const [name, flag] of [
    ['admin', 'default_creator'],
    ['member', 'default_member'],
  ] as const) {
    await db
      .insertInto('roles')
      .values({
        id: entropy.id('role', now),
        environment_id: environment.id,
        organization_id: null,
        name,
        display_name: name === 'admin' ? 'Admin' : 'Member',
        [flag]: true,
        created_at: now,
        updated_at: now,
      })
      .execute();
  }

  const caller = (actor: Actor): Caller => ({ environment, actor, requestId: 'req-test', from: { ip: '127.0.0.1', userAgent: 'test' } });

  const world = {
    desk,
    db,
    connection,
    environment,
    caller,
    /** The app's own server. */
    client: { kind: 'client', id: entropy.id('skc', now) } as Actor,
    visitor: { kind: 'visitor' } as Actor,
    now: () => now,
    /** Moves the clock. @param milliseconds how far */
    later: (milliseconds: number) => void (now = new Date(now.getTime() + milliseconds)),
    do: <In, Out, Facts>(by: Actor, what: Command<In, Out, Facts>, input: In) => perform(desk, caller(by), what, input),
    /** The types of what was announced, in order. */
    events: async () =>
      (await db.selectFrom('events').select('type').where('environment_id', '=', environment.id).orderBy('id').execute()).map((event) => event.type),
    /** The jobs waiting, in order, opened. */
    jobs: async (): Promise<{ kind: string; key: string | null; payload: Record<string, string> }[]> =>
      (await db.selectFrom('jobs').selectAll().where('environment_id', '=', environment.id).orderBy('id').execute()).map((job) => ({
        kind: job.kind,
        key: job.key,
        payload: JSON.parse(sealer.open(job.id, job.sealed)),
      })),
    /** An organization, straight into its table. */
    organization: async (displayName = 'Orion Analytics'): Promise<OrganizationId> => {
      const id = entropy.id('org', now);
      await db
        .insertInto('organizations')
        .values({ id, environment_id: environment.id, display_name: displayName, created_at: now, updated_at: now })
        .execute();
      return id;
    },
  };
  return world;
}

export type World = Awaited<ReturnType<typeof createWorld>>;
