import { Readable } from 'node:stream';
import { demandNeeds } from '../../chassis/command.ts';
import type { Routes } from '../../chassis/http.ts';
import { parseId } from '../../platform/ids.ts';
import { exportEntries, type Format } from './export.ts';
import { auditFaults } from './faults.ts';
import { type AuditFilter, readStretch } from './list.ts';

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

function filterIn(query: Query): AuditFilter {
  const [organization, actorId, action, targetId, request] = ['organization_id', 'actor_id', 'action', 'target_id', 'request_id'].map((name) =>
    one(query, name),
  );
  const [from, until] = ['start_time', 'end_time'].map((name) => momentIn(one(query, name)));
  return {
    ...(organization === undefined ? {} : { organizationId: parseId('org', organization) }),
    ...(actorId === undefined ? {} : { actorId }),
    ...(action === undefined ? {} : { action }),
    ...(targetId === undefined ? {} : { targetId }),
    ...(request === undefined ? {} : { request }),
    ...(from ? { from } : {}),
    ...(until ? { until } : {}),
  };
}

const MOMENT = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?$/;

/** @throws Fault when it is none */
export function momentIn(text: string | undefined): Date | undefined {
  if (text === undefined) return undefined;
  const milliseconds = MOMENT.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(milliseconds)) throw auditFaults.badTime({ given: text.slice(0, 40) });
  return new Date(milliseconds);
}
