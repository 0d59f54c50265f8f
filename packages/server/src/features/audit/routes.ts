import { Readable } from 'node:stream';
import { demandNeeds } from '../../chassis/command.ts';
import type { Routes } from '../../chassis/http.ts';
import { exportEntries, type Format } from './export.ts';
import { auditFaults } from './faults.ts';
import { type AuditFilter, filterOf, readStretch } from './list.ts';

type Query = Readonly<Record<string, string | string[] | undefined>>;

/** `GET /api/v1/audit/export`: the whole log, or what the filters of `ListAuditEntries` leave of it, in one stream. */
export const auditRoutes: Routes = (app, house) => {
  app.get<{ Querystring: Query }>('/api/v1/audit/export', async (request, reply) => {
    const caller = await house.callerOf(request.arrival);
    demandNeeds(caller, readStretch);
    const format = formatIn(request.query);
    const text = exportEntries(house.desk, caller, filterIn(request.query), format);
    // Whoever may not is told so before the answer begins.
    const { value: first = '' } = await text.next();
    async function* all() {
      yield first;
      yield* text;
    }
    return reply
      .type(format === 'csv' ? 'text/csv; charset=utf-8' : 'application/jsonl; charset=utf-8')
      .header('content-disposition', `attachment; filename="audit-log.${format}"`)
      .send(Readable.from(all(), { objectMode: false, highWaterMark: 64 * 1024 }));
  });
};

function formatIn(query: Query): Format {
  const format = one(query, 'format') ?? 'jsonl';
  if (format !== 'csv' && format !== 'jsonl') throw auditFaults.badFormat();
  return format;
}

const one = (query: Query, name: string): string | undefined => [query[name]].flat().at(-1) || undefined;

const filterIn = (query: Query): AuditFilter =>
  filterOf({
    organization: one(query, 'organization_id'),
    actor: one(query, 'actor_id'),
    action: one(query, 'action'),
    target: one(query, 'target_id'),
    request: one(query, 'request_id'),
    since: one(query, 'start_time'),
    until: one(query, 'end_time'),
  });
