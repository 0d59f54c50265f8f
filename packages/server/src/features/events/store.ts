import { sql } from 'kysely';
import { type Page, turnPage } from '../../platform/paging.ts';
import type { Work } from '../../platform/work.ts';
import { DIRECTORY_EVENTS, type Event } from './event.ts';
import type { EventFilter, ListEvents } from './list.ts';

export async function pageOfEvents(work: Work, { filter, ...ask }: ListEvents): Promise<Page<Event>> {
  // A filter is written in one order, however the caller wrote it: the token of a page is good only for the same filter.
  const of = ['events', JSON.stringify({ ...filter, types: [...filter.types].sort() }, inOrder)];
  const page = await turnPage(work, matching(work, filter), ask, { of, by: 'events.id', order: 'newest' });
  return {
    ...page,
    rows: page.rows.map(({ id, type, at, organization_id, object, data }) => ({ id, type, at, organizationId: organization_id, object, data })),
  };
}

const inOrder = (_key: string, value: unknown) =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).sort()) : value;

function matching(work: Work, { types, from, until, organizationId, source, connectionId, data }: EventFilter) {
  let query = work.sql.selectFrom('events').select(['id', 'type', 'at', 'organization_id', 'object', 'data']).where('environment_id', '=', work.environment.id);
  if (types.length > 0) query = query.where('type', 'in', types);
  if (from) query = query.where('at', '>=', from);
  if (until) query = query.where('at', '<', until);
  if (organizationId !== undefined) query = query.where(sql<boolean>`organization_id = ${organizationId}`);
  if (source) query = query.where('type', source === 'directory' ? 'like' : 'not like', `${DIRECTORY_EVENTS}%`);
  if (connectionId !== undefined) query = query.where(sql<boolean>`(subject = ${connectionId} or data ->> 'connection_id' = ${connectionId})`);
  for (const [name, value] of Object.entries(data)) query = query.where(sql<boolean>`data ->> ${name} = ${value}`);
  return query;
}
