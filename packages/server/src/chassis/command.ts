import { type Actor, actsForAll, type Caller, type OperatorRole, type Permission } from '../platform/actor.ts';
import type { Audited } from '../platform/audit.ts';
import { faults } from '../platform/fault.ts';
import type { OrganizationId, UserId } from '../platform/ids.ts';
import type { Outside } from '../platform/outside.ts';
import { type Desk, type DryRun, inDryRun, inReading, inWork, type Work } from '../platform/work.ts';
import type { Action } from './actions.ts';

const accessFaults = faults('access', {
  noCredentials: ['unauthenticated', 'This call needs an access token: get one from /oauth/token and send it as "Authorization: Bearer …".'],
  denied: ['forbidden', 'You are not allowed to do this.'],
  ownersOnly: ['forbidden', 'Only owners change who the operators are, and how they sign in. Ask one of them.'],
  viewersLook: ['forbidden', 'Your role is to look: it changes nothing. An owner can give you the role of a manager.'],
  lacksPermission: ['forbidden', 'You are not allowed to do this: it needs the permission {permission}.'],
});

const dryRunFaults = faults('dry_run', {
  countsTries: ['wrongState', 'This call has no dry run: it counts tries, and one that is taken back would not be counted. Nothing was done.'],
});

/** A command open to anyone has to say why that is safe. The reasons are listed in docs/reference/permissions.md. */
export interface Open {
  readonly open: string;
}
export const openTo = (reason: string): Open => ({ open: reason });

/** Only the app's own server (a client with the environment's credentials) and the house itself. */
export const CLIENTS = 'clients';

/**
 * The same, and people who are signed in, about themselves: the command looks at `work.by`, or asks `demandSelf`, before
 * it shows or does anything.
 */
export const SIGNED_IN = 'signed in';

/** Whoever runs this server, in its dashboard. An app's own server may not. */
export const OPERATORS = 'operators';

/** What the caller must be allowed. A permission lets members of the organization in too; `within` says which one. */
export type Needs = Permission | typeof CLIENTS | typeof SIGNED_IN | typeof OPERATORS | Open;

/**
 * Something a caller may ask for. Its life has four beats: the permission is checked; `prepare`
 * talks to the outside world, with no transaction open; `run` happens inside one transaction, with
 * no way to the outside; and what it announced and scheduled commits with it.
 * A surface can only serve commands, so no surface can forget a beat.
 */
export interface Command<In, Out, Facts = void> {
  readonly needs: Needs;
  /**
   * What it is called in the audit log, when it changes anything that stands there. A command that writes and is not open
   * to everybody has a name, or says why it needs none.
   */
  readonly action?: Action | Unaudited;
  /** The organization the call is about, when a member of that organization may make it. */
  readonly within?: (input: In) => OrganizationId | undefined;
  /** It changes nothing: its queries run without a transaction round them. */
  readonly reads?: boolean;
  /** It counts how often it is tried: wrong guesses, or questions to somebody outside. A dry run would not be counted, so it has none. */
  readonly countsTries?: boolean;
  /**
   * Asks the world and tells it nothing: whoever reads there must find nothing changed. It happens in a dry run, too; what
   * is to happen outside is scheduled.
   */
  readonly prepare?: (outside: Outside, input: In, caller: Caller, read: Read) => Promise<Facts>;
  readonly run: (work: Work, input: In, facts: Facts) => Promise<Out>;
  /**
   * What the answer shows beyond what `run` knew: reads only, after the commit, so that it holds no row locked and may be
   * answered from memory (a transaction must not fill a cache: what it sees may never be committed). When the answer is to
   * be kept with the change, or the change is not to stay, the reads happen before the transaction ends.
   */
  readonly complete?: (work: Work, result: Out) => Promise<Out>;
  /** What this process has to forget once it is committed. */
  readonly committed?: () => void;
}

/** Looks something up before the world is asked: what to ask it. `run` looks again, for meanwhile it may be otherwise. */
export type Read = <T>(look: (work: Work) => Promise<T>) => Promise<T>;

export const command = <In, Out, Facts = void>(definition: Command<In, Out, Facts> & Accounted): Command<In, Out, Facts> & Accounted => definition;

/** No command that administers anything can be forgotten by the audit log: it would not compile. */
type Accounted = { readonly reads: true } | { readonly needs: Open } | { readonly action: Action | Unaudited };

/** A command that leaves nothing in the audit log says why that is right. */
export interface Unaudited {
  readonly unaudited: string;
}
export const unaudited = (reason: string): Unaudited => ({ unaudited: reason });

/** Does what was asked, if the caller may. Throws a Fault for what the caller should hear. */
export async function perform<In, Out, Facts>(desk: Desk, caller: Caller, what: Command<In, Out, Facts>, input: In): Promise<Out> {
  const facts = await allowed(desk, caller, what, input);
  const run = (work: Work) => what.run(work, input, facts);
  const result = await (what.reads ? inReading(desk, caller, run) : inWork(desk, caller, run, auditedAs(what, input)));
  what.committed?.();
  const { complete } = what;
  return complete ? inReading(desk, caller, (work) => complete(work, result)) : result;
}

/** Does all of it, takes it back, and tells what it was. Throws the Fault that doing it would throw. */
export async function rehearse<In, Out, Facts>(desk: Desk, caller: Caller, what: Command<In, Out, Facts>, input: In): Promise<DryRun<Out>> {
  demand(caller, what, input);
  if (what.countsTries) throw dryRunFaults.countsTries();
  const facts = await allowed(desk, caller, what, input);
  return inDryRun(desk, caller, (work) => wholly(what, work, input, facts), auditedAs(what, input));
}

/** What makes a deed one that is done once: chassis/idempotency.ts. */
export interface Once<Out, Answer> {
  /** What came of it before, if it is known to have been done. */
  readonly before: (work: Work) => Promise<Answer | undefined>;
  /** Decides inside the transaction whether the deed is to be done, and keeps what comes of it. */
  readonly run: (work: Work, deed: (work: Work) => Promise<Out>) => Promise<Answer>;
}

/** Does what was asked unless it was done before under the same name. */
export async function performOnce<In, Out, Facts, Answer>(
  desk: Desk,
  caller: Caller,
  what: Command<In, Out, Facts>,
  input: In,
  once: Once<Out, Answer>,
): Promise<Answer> {
  demand(caller, what, input);
  // The world is not asked again for what has been answered.
  const before = what.prepare && (await inReading(desk, caller, once.before));
  if (before) return before;
  const facts = await allowed(desk, caller, what, input);
  const answer = await inWork(desk, caller, (work) => once.run(work, (trial) => wholly(what, trial, input, facts)), auditedAs(what, input));
  what.committed?.();
  return answer;
}

const auditedAs = <In>({ action, within }: Pick<Command<In, unknown, never>, 'action' | 'within'>, input: In): Audited | undefined =>
  typeof action === 'string' ? { action, organizationId: within?.(input) } : undefined;

/** The first two beats: may they, and what does the world say? */
async function allowed<In, Out, Facts>(desk: Desk, caller: Caller, what: Command<In, Out, Facts>, input: In): Promise<Facts> {
  demand(caller, what, input);
  return (await what.prepare?.(desk.outside, input, caller, (look) => inReading(desk, caller, look))) as Facts;
}

/** The third, with the whole answer. */
async function wholly<In, Out, Facts>(what: Command<In, Out, Facts>, work: Work, input: In, facts: Facts): Promise<Out> {
  const result = await what.run(work, input, facts);
  return what.complete ? what.complete(work, result) : result;
}

/**
 * Refuses whoever may not make the call, whatever they ask for: a surface asks this before it looks at what was sent, so that
 * nobody is told what would be right in a call that is not for them. Which organization it is about is seen later.
 */
export function demandNeeds({ actor, environment }: Caller, { needs, reads }: Pick<Command<never, unknown, never>, 'needs' | 'reads'>): void {
  if (typeof needs === 'object' || actor.kind === 'system') return;
  if (actor.kind === 'visitor') throw accessFaults.noCredentials();
  if (actor.kind === 'operator') {
    demandRole(environment.system, actor.role, reads === true);
    return;
  }
  if (needs === OPERATORS) throw accessFaults.denied();
  if (actor.kind === 'client') return;
  if (needs === CLIENTS || actor.kind === 'machine') throw accessFaults.denied();
  if (needs !== SIGNED_IN && !actor.permissions.includes(needs)) throw accessFaults.lacksPermission({ permission: needs });
}

/** Refuses a person who asks about somebody else. @param userId none: it cannot be told who is meant, or not yet */
export function demandSelf(by: Actor, userId: UserId | undefined): void {
  if (!actsForAll(by) && !(by.kind === 'member' && by.id === userId)) throw accessFaults.denied();
}

/** Everybody looks; managers change what they look after; owners change who the operators are. */
function demandRole(amongOperators: boolean, role: OperatorRole, reads: boolean): void {
  if (reads || role === 'owner') return;
  if (amongOperators) throw accessFaults.ownersOnly();
  if (role === 'viewer') throw accessFaults.viewersLook();
}

function demand<In>(caller: Caller, what: Pick<Command<In, unknown, never>, 'needs' | 'within' | 'reads'>, input: In): void {
  demandNeeds(caller, what);
  const { actor } = caller;
  if (typeof what.needs === 'object' || what.needs === SIGNED_IN || actor.kind !== 'member') return;
  if (what.within?.(input) !== actor.organizationId) throw accessFaults.denied();
}
