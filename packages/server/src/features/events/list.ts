import { CLIENTS, command } from '../../chassis/command.ts';
import type { Page, PageRequest } from '../../platform/paging.ts';
import type { Event } from './event.ts';
import { pageOfEvents } from './store.ts';

/** What is absent lets everything through; several together all apply. */
export interface EventFilter {
  readonly types: readonly string[];
  readonly from?: Date;
  /** What came before this moment, and not what came at it. */
  readonly until?: Date;
  readonly organizationId?: string;
  readonly source?: 'directory' | 'elsewhere';
  /** What belongs to this connection: happened to it or names it. */
  readonly connectionId?: string;
  /** Values that the event's data must hold, by name. */
  readonly data: Readonly<Record<string, string>>;
}

export interface ListEvents extends PageRequest {
  readonly filter: EventFilter;
}

/** What happened in the environment, the newest first. */
export const listEvents = command({
  needs: CLIENTS,
  reads: true,
  run: (work, ask: ListEvents): Promise<Page<Event>> => pageOfEvents(work, ask),
});
