import { create, toJsonString } from '@bufbuild/protobuf';
import { AuditEntrySchema } from '@tenon/api/tenon/v1/audit_trail_pb.ts';
import { perform } from '../../chassis/command.ts';
import { csvLine } from '../../chassis/csv.ts';
import type { Caller } from '../../platform/actor.ts';
import type { AuditEntryId } from '../../platform/ids.ts';
import type { Desk } from '../../platform/work.ts';
import { type Entry, summaryOf } from './entry.ts';
import { type AuditFilter, readStretch } from './list.ts';
import { entryMessage } from './rpc.ts';

export type Format = 'csv' | 'jsonl';

/**
 * The log as text, the oldest entry first, a stretch at a time: however long it is, memory holds a hundred entries. Whoever
 * reads slowly is waited for. @throws Fault, with the first stretch, for a caller who may not
 */
export async function* exportEntries(desk: Desk, caller: Caller, filter: AuditFilter, format: Format): AsyncGenerator<string> {
  let after: AuditEntryId | undefined;
  for (;;) {
    const entries: readonly Entry[] = await perform(desk, caller, readStretch, { filter, after });
    const head = after === undefined && format === 'csv' ? csvLine(COLUMNS.map(([name]) => name)) : '';
    yield head + entries.map(format === 'csv' ? csvEntry : jsonEntry).join('');
    after = entries.at(-1)?.id;
    if (after === undefined) return;
  }
}

/** As the API tells it, with the API's names. */
const jsonEntry = (entry: Entry): string => `${toJsonString(AuditEntrySchema, create(AuditEntrySchema, entryMessage(entry)), { useProtoFieldName: true })}\n`;

const COLUMNS: readonly (readonly [name: string, of: (entry: Entry) => string])[] = [
  ['time', ({ at }) => at.toISOString()],
  ['id', ({ id }) => id],
  ['action', ({ action }) => action],
  ['summary', summaryOf],
  ['actor_kind', ({ actor }) => actor.kind],
  ['actor_id', ({ actor }) => actor.id],
  ['actor_name', ({ actor }) => actor.name],
  ['target_type', ({ target }) => target.type],
  ['target_id', ({ target }) => target.id],
  ['target_name', ({ target }) => target.name],
  ['organization_id', ({ organizationId }) => organizationId ?? ''],
  ['request_id', ({ request }) => request],
  ['ip', ({ origin }) => origin?.ip ?? ''],
  ['user_agent', ({ origin }) => origin?.userAgent ?? ''],
  ['changes', ({ changes }) => JSON.stringify(changes.map(({ object, key, operation, before, after }) => ({ object, id: key, operation, before, after })))],
  ['number', ({ number }) => String(number ?? '')],
  ['hash', ({ hash }) => hash ?? ''],
];

const csvEntry = (entry: Entry): string => csvLine(COLUMNS.map(([, of]) => of(entry)));
