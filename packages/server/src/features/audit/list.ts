import { CLIENTS, command } from '../../chassis/command.ts';
import { type AuditEntryId, type OrganizationId, parseId } from '../../platform/ids.ts';
import type { Page, PageRequest } from '../../platform/paging.ts';
import type { Head } from './chain.ts';
import type { Entry } from './entry.ts';
import { auditFaults } from './faults.ts';
import { countUnsealed, findHead, type Unsealed } from './store.ts';
import { entriesAfter, entryOf, pageOfEntries } from './view-store.ts';

/** What is absent lets everything through; several together all apply. */
export interface AuditFilter {
  /** Entries in which something of it changed, and of them what changed there. */
  readonly organizationId?: OrganizationId;
  readonly actorId?: string;
  readonly action?: string;
  readonly targetId?: string;
  readonly request?: string;
  readonly from?: Date;
  /** What came before this moment, and not what came at it. */
  readonly until?: Date;
}

/** The same as texts, from an address or a shell. */
export interface FilterWords {
  readonly organization?: string | undefined;
  readonly actor?: string | undefined;
  readonly action?: string | undefined;
  readonly target?: string | undefined;
  readonly request?: string | undefined;
  /** 2026-01-31 or 2026-01-31T12:00:00Z */
  readonly since?: string | undefined;
  readonly until?: string | undefined;
}

/** @throws Fault for what is no id or no time */
export function filterOf({ organization, actor, action, target, request, since, until }: FilterWords): AuditFilter {
  const [from, before] = [since, until].map(momentIn);
  return {
    ...(organization === undefined ? {} : { organizationId: parseId('org', organization, 'organization_id') }),
    ...(actor === undefined ? {} : { actorId: actor }),
    ...(action === undefined ? {} : { action }),
    ...(target === undefined ? {} : { targetId: target }),
    ...(request === undefined ? {} : { request }),
    ...(from ? { from } : {}),
    ...(before ? { until: before } : {}),
  };
}

const MOMENT = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?$/;

function momentIn(text: string | undefined): Date | undefined {
  if (text === undefined) return undefined;
  const milliseconds = MOMENT.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(milliseconds)) throw auditFaults.badTime({ given: text.slice(0, 40) });
  return new Date(milliseconds);
}

export interface ListEntries extends PageRequest {
  readonly filter: AuditFilter;
}

/** The entries, the newest first. */
export const listEntries = command({
  needs: 'organizations_write',
  reads: true,
  within: ({ filter }: ListEntries) => filter.organizationId,
  run: (work, ask): Promise<Page<Entry>> => pageOfEntries(work, ask),
});

/** One of them, with every row. */
export const getEntry = command({
  needs: 'organizations_write',
  reads: true,
  within: ({ organizationId }: { readonly id: AuditEntryId; readonly organizationId?: OrganizationId }) => organizationId,

  async run(work, { id, organizationId }): Promise<Entry> {
    const entry = await entryOf(work, id, organizationId);
    if (!entry) throw auditFaults.notFound({ entry: id });
    return entry;
  },
});

/** A stretch of the log for an export, the oldest first. */
export const readStretch = command({
  needs: 'organizations_write',
  reads: true,
  within: ({ filter }: { readonly filter: AuditFilter; readonly after: AuditEntryId | undefined }) => filter.organizationId,
  run: (work, { filter, after }): Promise<readonly Entry[]> => entriesAfter(work, filter, after),
});

/** Where the chain ends. */
export const getHead = command({
  needs: CLIENTS,
  reads: true,
  run: async (work, _: undefined): Promise<{ readonly head: (Head & { readonly sealedAt: Date }) | undefined; readonly unsealed: Unsealed }> => ({
    head: await findHead(work),
    unsealed: await countUnsealed(work),
  }),
});
