import { CompiledQuery, type Kysely } from 'kysely';
import pg from 'pg';
import type { Actor, Caller } from './actor.ts';
import type { Tables } from './db/tables.ts';
import type { AuditEntryId, OrganizationId } from './ids.ts';

// What the triggers of the audit log (migration 0025) are told of a transaction before it changes anything. They do the
// rest: no feature knows of it.

/** What a unit of work is called in the audit log, if it changes anything there. */
export interface Audited {
  /** `organization.updated`. Without one it is called after the first row it changes. */
  readonly action?: string;
  /** What the call is about; for rows that belong to no organization by themselves. */
  readonly organizationId?: OrganizationId | undefined;
}

/**
 * Lets the triggers write, until the end of this transaction. It stands first in it, and its values in its text: so it goes
 * along with BEGIN (platform/db/lazy-begin.ts) and takes no time of its own.
 */
export async function openAudit(
  db: Kysely<Tables>,
  id: AuditEntryId,
  now: Date,
  { actor, environment, from, requestId }: Caller,
  audited: Audited,
): Promise<void> {
  const about = JSON.stringify({
    environment: environment.id,
    at: now.toISOString(),
    action: audited.action,
    actor_kind: actor.kind,
    actor_id: idOf(actor),
    organization: audited.organizationId,
    request: requestId,
    origin: originOf(actor, from),
  });
  const settings = Object.entries({ 'tenon.audit_id': id, 'tenon.audit': about, 'tenon.audit_count': '' });
  const set = settings.map(([name, value]) => `set_config('${name}', ${pg.escapeLiteral(value)}, true)`);
  await db.executeQuery(CompiledQuery.raw(`select ${set.join(', ')}`));
}

/** An operator is somebody of another environment, whose name this one cannot look up: also where a job goes on with what they began. */
function originOf(actor: Actor, from: Caller['from']): Readonly<Record<string, string>> | undefined {
  const name = actor.kind === 'operator' ? { name: actor.displayName || actor.email } : undefined;
  const where = from && { ip: from.ip, user_agent: from.userAgent };
  return (where || name) && { ...where, ...name };
}

function idOf(actor: Actor): string | undefined {
  switch (actor.kind) {
    case 'visitor':
      return undefined;
    case 'system':
      return actor.job;
    default:
      return actor.id;
  }
}
