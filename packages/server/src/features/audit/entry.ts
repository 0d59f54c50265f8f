import { ACTIONS } from '../../chassis/actions.ts';
import type { Json } from '../../platform/db/tables.ts';
import type { AuditEntryId, OrganizationId } from '../../platform/ids.ts';

/** Somebody changed something: one unit of work. */
export interface Entry {
  readonly id: AuditEntryId;
  readonly at: Date;
  /** chassis/actions.ts; what the server does by itself is called after the first row it changed. */
  readonly action: string;
  readonly actor: Actor;
  readonly target: Target;
  readonly organizationId: OrganizationId | null;
  readonly organizationName: string;
  readonly request: string;
  /** From where; null when it came from nowhere, and when it was erased. */
  readonly origin: { readonly ip: string; readonly userAgent: string; readonly name: string } | null;
  readonly changes: readonly Change[];
  /** There were more rows than are listed. */
  readonly more: boolean;
  /** Its place in the chain; null until it is sealed. */
  readonly number: number | null;
  readonly hash: string | null;
}

export interface Actor {
  readonly kind: string;
  readonly id: string;
  readonly name: string;
}

export interface Target {
  readonly type: string;
  readonly id: string;
  readonly name: string;
}

export type Row = Readonly<Record<string, Json>>;

/** One row, as it was and as it became. */
export interface Change {
  readonly object: string;
  readonly key: string;
  readonly operation: 'created' | 'updated' | 'deleted';
  readonly organizationId: OrganizationId | null;
  readonly userId: string | null;
  /** Null for what was created; of an update only what became otherwise. */
  readonly before: Row | null;
  readonly after: Row | null;
  /** What it said of the person is gone, because the person is. */
  readonly erased: boolean;
}

/** Several statements of one unit of work may write the same row: of those only the first and the last matter. */
export function netted(changes: readonly Change[]): Change[] {
  const rows = new Map<string, Change>();
  for (const change of changes) {
    const name = `${change.object} ${change.key}`;
    const first = rows.get(name);
    rows.delete(name);
    const both = first ? together(first, change) : change;
    if (both) rows.set(name, both);
  }
  return [...rows.values()];
}

function together(first: Change, second: Change): Change | undefined {
  const erased = first.erased || second.erased;
  if (first.operation === 'created') return second.operation === 'deleted' ? undefined : { ...first, after: { ...first.after, ...second.after }, erased };
  if (second.operation === 'deleted') return { ...second, before: { ...second.before, ...first.before }, erased };
  const [before, after] = [
    { ...second.before, ...first.before },
    { ...first.after, ...second.after },
  ];
  const changed = Object.keys(after).filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
  if (first.operation === 'updated' && changed.length === 0) return undefined;
  const only = (row: Row): Row => Object.fromEntries(changed.map((name) => [name, row[name] ?? null]));
  return { ...second, operation: 'updated', before: only(before), after: only(after), erased };
}

/** What is about a person rather than about the row that was written. */
const ABOUT_PEOPLE = new Set(['consent', 'identity', 'invitation', 'join_request', 'membership', 'passkey', 'password', 'second_factor', 'session', 'user']);

/** What it was done to: the first row of the kind that the action is named after, or the person it is about. */
export function targetOf(action: string, changes: readonly Change[]): Omit<Target, 'name'> {
  const [noun = ''] = action.split('.');
  const person = ABOUT_PEOPLE.has(noun) && changes.find(({ userId }) => userId !== null);
  if (person) return { type: 'user', id: person.userId ?? '' };
  const row = changes.find(({ object }) => object === noun) ?? changes[0];
  return { type: row?.object ?? noun, id: row?.key ?? '' };
}

/** What a row calls itself. */
export function nameIn(changes: readonly Change[], key: string): string {
  const change = changes.find((one) => one.key === key);
  const row = { ...change?.before, ...change?.after };
  for (const column of ['display_name', 'name', 'domain', 'email', 'key', 'description']) {
    const value = row[column];
    if (typeof value === 'string' && value !== '') return value;
  }
  return '';
}

/** A sentence for people, in English. */
export function summaryOf({ action, actor, target, organizationId, organizationName }: Entry): string {
  const words: Record<string, string> = {
    actor: actor.name || ACTORS[actor.kind] || actor.id,
    target: target.name || target.id,
    organization: organizationName || organizationId || 'an organization',
  };
  const sentence = action in ACTIONS ? ACTIONS[action as keyof typeof ACTIONS] : `{actor}: ${action.replace(/[._]/g, ' ')}.`;
  // "Orion Inc." at the end of a sentence ends it.
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => words[name] ?? '').replace(/\.\.$/, '.');
}

const ACTORS: Readonly<Record<string, string>> = {
  client: 'An app',
  machine: 'A machine',
  member: 'A member',
  operator: 'An operator',
  visitor: 'Somebody',
  system: 'The server',
};
