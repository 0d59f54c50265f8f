import type { JsonObject, MessageInitShape } from '@bufbuild/protobuf';
import { timestampDate, timestampFromDate } from '@bufbuild/protobuf/wkt';
import { type AuditEntrySchema, AuditTrailService, type ListAuditEntriesRequest } from '@tenon/api/tenon/v1/audit_trail_pb.ts';
import { procedure, serve } from '../../chassis/serve.ts';
import { parseId } from '../../platform/ids.ts';
import { type Change, type Entry, summaryOf } from './entry.ts';
import { type AuditFilter, getEntry, getHead, listEntries } from './list.ts';

const { method } = AuditTrailService;

export const auditTrailService = serve(AuditTrailService, {
  listAuditEntries: procedure(method.listAuditEntries, {
    command: listEntries,
    request: (ask) => ({ size: ask.pageSize, token: ask.pageToken, filter: filterIn(ask) }),
    response: (page) => ({
      entries: page.rows.map(entryMessage),
      nextPageToken: page.next,
      prevPageToken: page.previous,
      totalSize: page.total,
    }),
  }),
  getAuditEntry: procedure(method.getAuditEntry, {
    command: getEntry,
    request: ({ id, organizationId }) => ({ id: parseId('aud', id), ...within(organizationId) }),
    response: (entry) => ({ entry: entryMessage(entry) }),
  }),
  getAuditHead: procedure(method.getAuditHead, {
    command: getHead,
    request: () => undefined,
    response: ({ head, unsealed }) => ({
      number: head?.number ?? 0,
      hash: head && head.number > 0 ? head.hash : '',
      ...(head ? { sealTime: timestampFromDate(head.sealedAt) } : {}),
      unsealed: unsealed.count,
      forgotten: head?.forgotten ?? 0,
    }),
  }),
});

const within = (organizationId: string) => (organizationId === '' ? {} : { organizationId: parseId('org', organizationId) });

const filterIn = ({ organizationId, actorId, action, targetId, requestId, startTime, endTime }: ListAuditEntriesRequest): AuditFilter => ({
  ...within(organizationId),
  ...(actorId === '' ? {} : { actorId }),
  ...(action === '' ? {} : { action }),
  ...(targetId === '' ? {} : { targetId }),
  ...(requestId === '' ? {} : { request: requestId }),
  ...(startTime ? { from: timestampDate(startTime) } : {}),
  ...(endTime ? { until: timestampDate(endTime) } : {}),
});

export const entryMessage = (entry: Entry): MessageInitShape<typeof AuditEntrySchema> => ({
  id: entry.id,
  time: timestampFromDate(entry.at),
  action: entry.action,
  summary: summaryOf(entry),
  actor: entry.actor,
  target: entry.target,
  organizationId: entry.organizationId ?? '',
  requestId: entry.request,
  ip: entry.origin?.ip ?? '',
  userAgent: entry.origin?.userAgent ?? '',
  changes: entry.changes.map(changeMessage),
  moreChanges: entry.more,
  number: entry.number ?? 0,
  hash: entry.hash ?? '',
});

const changeMessage = ({ object, key, operation, organizationId, userId, before, after, erased }: Change) => ({
  object,
  id: key,
  operation,
  organizationId: organizationId ?? '',
  userId: userId ?? '',
  erased,
  // Rows as PostgreSQL writes them: JSON.
  ...(before ? { before: before as JsonObject } : {}),
  ...(after ? { after: after as JsonObject } : {}),
});
