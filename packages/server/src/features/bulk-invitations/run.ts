import { setTimeout as sleep } from 'node:timers/promises';
import type { Action } from '../../chassis/actions.ts';
import type { Actor } from '../../platform/actor.ts';
import { countWaiting } from '../../platform/outbox.ts';
import { paceOut } from '../../platform/pace.ts';
import type { Work } from '../../platform/work.ts';
import type { JobHandler, JobTools } from '../../platform/worker.ts';
import { type Invitee, inviteMany, releaseBulkMails, withdrawInvitations } from '../invitations/index.ts';
import { listMembershipsOfAll } from '../memberships/index.ts';
import { listUsersById } from '../users/index.ts';
import { type Verdict, verdictOf, type Wanted } from './bulk-invitation.ts';
import { jobKey, RESUME, RUN, type RunJob, UNDO } from './control.ts';
import { type Decided, lockBulk, selectBulk, selectNext, selectOrigin, selectUndoable, updateStatus, writeDecided, writeUndone } from './store.ts';

/** Somebody else's say about rows before they are invited: the app's own (an interceptor), or whoever has to approve. */
export interface Gate {
  /**
   * Asked outside any transaction, and again about the same rows when the process died.
   * @param rows the next ones; it may answer for the first few of them only, where asking takes long
   * @returns how many it answers for, and what it says of some of them, by number
   */
  ask(rows: readonly Wanted[], about: GateQuestion): Promise<{ readonly asked: number; readonly rulings: ReadonlyMap<number, GateRuling> }>;
}

export interface GateQuestion extends RunJob {
  readonly inviterEmail: string | null;
  readonly by: Actor;
  readonly tools: JobTools;
}

/**
 * Called in the transaction that would invite: what it writes (a request for approval, a line in a log) commits with the
 * row's outcome.
 * @returns why not; undefined: go on
 */
export type GateRuling = (work: Work) => Promise<{ readonly verdict: Verdict; readonly problem?: string } | undefined>;

export interface BulkOptions {
  /** How many mails of bulk invitations a receiving domain gets a minute; 0 for as many as there are. */
  readonly mailsPerMinute: number;
  readonly gate?: Gate;
}

/** Rows of one transaction: enough for a statement to be worth its way, few enough that nobody waits for it. */
const CHUNK = 500;

/** While so many mails are due, no more are made: whoever asks for a code by mail now must not wait behind a whole company. */
const MOST_MAILS_WAITING = 1_000;
const A_MOMENT = 50;

/** How long one job is at it. The next one goes on; a job that never ended could not be told from one that hangs. */
const STINT_MILLISECONDS = 20_000;

const MAIL = 'mail.invitation';

type Step = 'more' | 'wait' | 'over';

/** The jobs that make the invitations, go on with them, and take them back. */
export function bulkJobs({ mailsPerMinute, gate }: BulkOptions): Record<string, JobHandler> {
  const hoursOf = (work: Work) => (addresses: readonly string[]) => paceOut(work, addresses, mailsPerMinute);

  const run: JobHandler = async (job, tools) => {
    const which = job.payload as RunJob; // written by control.ts
    const origin = await tools.change((work) => selectOrigin(work, which));
    if (!origin) return;
    await inStints(tools, RUN, which, async () => {
      const said = gate && (await ask(gate, which, origin.by, tools));
      if (said === 'wait') return said;
      return tools.change((work) => inviteNext(work, which, hoursOf(work), said), origin.by, {
        action: 'bulk_invitation.invited' satisfies Action,
        organizationId: which.organizationId,
      });
    });
  };

  return {
    [RUN]: run,
    [RESUME]: async (job, tools) => {
      const which = job.payload as RunJob;
      await tools.change((work) => releaseBulkMails(work, which.id, hoursOf(work)));
      await run(job, tools);
    },
    [UNDO]: async (job, tools) => {
      const which = job.payload as RunJob;
      const origin = await tools.change((work) => selectOrigin(work, which));
      if (!origin) return;
      const audited = { action: 'bulk_invitation.undone' satisfies Action, organizationId: which.organizationId };
      await inStints(tools, UNDO, which, () => tools.change((work) => undoNext(work, which), origin.by, audited));
    },
  };
}

/** Step after step until all is done, or this job has been at it long enough: then another one goes on. */
async function inStints({ signal, change }: JobTools, kind: string, which: RunJob, step: () => Promise<Step>): Promise<void> {
  const began = performance.now();
  for (;;) {
    signal.throwIfAborted();
    const came = await step();
    if (came === 'over') return;
    if (came === 'wait') await sleep(A_MOMENT, undefined, { signal });
    if (performance.now() - began > STINT_MILLISECONDS) {
      return change(async (work) => work.schedule(kind, { organizationId: which.organizationId, id: which.id }, { key: jobKey(which) }));
    }
  }
}

interface Said {
  /** The first of the rows it was asked about. */
  readonly from: number;
  readonly asked: number;
  readonly rulings: ReadonlyMap<number, GateRuling>;
}

async function ask(gate: Gate, which: RunJob, by: Actor, tools: JobTools): Promise<Said | 'wait' | undefined> {
  const [mustWait, bulk, rows] = await tools.change(async (work) => {
    // Their turn has not come: whoever is asked now would be asked about the same rows again and again until it does.
    if (await manyMailsWait(work)) return [true, undefined, []] as const;
    const found = await selectBulk(work, which);
    return [false, found, found?.status === 'running' ? await selectNext(work, which.id, found.position, CHUNK) : []] as const;
  });
  if (mustWait) return 'wait';
  if (!bulk || rows.length === 0) return undefined;
  const answer = await gate.ask(rows, { ...which, inviterEmail: bulk.inviterEmail, by, tools });
  return { from: rows[0]!.number, ...answer, asked: Math.max(1, answer.asked) };
}

const manyMailsWait = async (work: Work): Promise<boolean> => (await countWaiting(work, MAIL, MOST_MAILS_WAITING)) >= MOST_MAILS_WAITING;

async function inviteNext(work: Work, which: RunJob, hours: (addresses: readonly string[]) => Promise<Date[]>, said: Said | undefined): Promise<Step> {
  if (await manyMailsWait(work)) return 'wait';
  const bulk = await lockBulk(work, which);
  if (bulk?.status !== 'running') return 'over';
  const most = said?.asked ?? CHUNK;
  const rows = await selectNext(work, bulk.id, bulk.position, most);
  // Another process was faster: it has asked about the rows that are next now, and this one has not.
  if (said && rows.length > 0 && rows[0]!.number !== said.from) return 'more';

  const decided: Decided[] = [];
  const people: Wanted[] = [];
  for (const row of rows) {
    const no = await said?.rulings.get(row.number)?.(work);
    if (no) decided.push({ number: row.number, outcome: 'refused', problem: '', userId: null, invitationId: null, ...no });
    else people.push(row);
  }
  const came = await inviteMany(
    work,
    {
      organizationId: bulk.organizationId,
      bulkId: bulk.id,
      ...(bulk.inviterEmail === null ? {} : { inviterEmail: bulk.inviterEmail }),
      people: people.map(invitee),
    },
    hours,
  );
  for (const [index, ruling] of came.entries()) {
    const { number } = people[index]!;
    decided.push(
      'refused' in ruling
        ? { number, outcome: 'refused', verdict: verdictOf(ruling.refused), problem: ruling.refused.message, userId: null, invitationId: null }
        : { number, outcome: ruling.invitationId ? 'invited' : 'added', verdict: 'ok', problem: '', ...ruling },
    );
  }
  if (rows.length > 0) await writeDecided(work, bulk.id, decided, rows.at(-1)!.number);
  if (rows.length === most) return 'more';
  await updateStatus(work, which, 'done', { finished: true });
  return 'over';
}

/** A row as a single invitation would have it. */
export const invitee = (row: Wanted): Invitee => ({
  email: row.email,
  roles: row.roles,
  membershipMetadata: row.metadata,
  fields: {
    ...(row.externalId ? { externalId: row.externalId } : {}),
    profile: {
      ...(row.givenName ? { givenName: row.givenName } : {}),
      ...(row.familyName ? { familyName: row.familyName } : {}),
      ...(row.name ? { name: row.name } : {}),
    },
  },
  ...(row.send === undefined ? {} : { sendInvitationEmail: row.send }),
});

async function undoNext(work: Work, which: RunJob): Promise<Step> {
  const bulk = await lockBulk(work, which);
  if (bulk?.status !== 'undoing') return 'over';
  const rows = await selectUndoable(work, bulk.id, bulk.position, CHUNK);
  const ids = rows.map(({ userId }) => userId);
  const users = new Map((await listUsersById(work, ids)).map((user) => [user.id, user]));
  const people = (await listMembershipsOfAll(work, ids, bulk.organizationId)).flatMap((membership) => {
    const user = users.get(membership.userId);
    return user ? [{ user, membership }] : [];
  });
  // Who has said yes at this very moment stays.
  const withdrawn = new Set((await withdrawInvitations(work, bulk.organizationId, people)).map(({ user }) => user.id));
  const undone = rows.filter(({ userId }) => withdrawn.has(userId)).map(({ number }) => number);
  if (rows.length > 0) await writeUndone(work, bulk.id, undone, rows.at(-1)!.number);
  if (rows.length === CHUNK) return 'more';
  await updateStatus(work, which, 'undone', { finished: true });
  return 'over';
}
