import { sql } from 'kysely';
import type { Actor, Caller } from './actor.ts';
import { prepared } from './db/prepared.ts';
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

/** Lets the triggers write, until the end of this transaction. */
export const openAudit = (db: Parameters<typeof tell>[0], id: AuditEntryId, now: Date, { actor, environment, from, requestId }: Caller, audited: Audited) =>
  tell(db, {
    id,
    about: JSON.stringify({
      environment: environment.id,
      at: now.toISOString(),
      action: audited.action,
      actor_kind: actor.kind,
      actor_id: idOf(actor),
      organization: audited.organizationId,
      request: requestId,
      // An operator is somebody of another environment, whose name this one cannot look up.
      origin: from && { ip: from.ip, user_agent: from.userAgent, ...(actor.kind === 'operator' ? { name: actor.displayName || actor.email } : {}) },
    }),
  });

const tell = prepared(
  (_sql, { id, about }: { readonly id: string; readonly about: string }) =>
    sql`select set_config('tenon.audit_id', ${id}, true), set_config('tenon.audit', ${about}, true), set_config('tenon.audit_count', '', true)`,
);

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
