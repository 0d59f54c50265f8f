import { CLIENTS, command, demandSelf, openTo, SIGNED_IN } from '../../chassis/command.ts';
import type { SessionId, UserId } from '../../platform/ids.ts';
import type { Page, PageRequest } from '../../platform/paging.ts';
import { getUser } from '../users/index.ts';
import { sessionFaults } from './faults.ts';
import { namedBy } from './find.ts';
import type { SessionRecord, SessionStatus } from './record.ts';
import { pageOfRecords, selectLocale, selectRecord } from './store.ts';

/** One session, living or not. */
export const getSession = command({
  needs: CLIENTS,
  reads: true,

  async run(work, { sessionId }: { readonly sessionId: SessionId }): Promise<SessionRecord> {
    const session = await selectRecord(work, sessionId);
    if (!session) throw sessionFaults.notFound({ session: sessionId });
    return session;
  },
});

export interface ListSessions extends PageRequest {
  readonly userId: UserId;
  /** Any of these; none: whatever the status. */
  readonly statuses: readonly SessionStatus[];
  /** Begun then or later. */
  readonly from?: Date;
  /** Begun then or earlier. */
  readonly to?: Date;
}

/** The sessions of one person, the newest first. */
export const listSessions = command({
  needs: SIGNED_IN,
  reads: true,

  async run(work, ask: ListSessions): Promise<Page<SessionRecord>> {
    demandSelf(work.by, ask.userId);
    const page = await pageOfRecords(work, ask);
    if (page.rows.length === 0) await getUser(work, ask.userId);
    return page;
  },
});

/** The locale in the profile of whoever is signed in on a browser. */
export const localeOfSession = command({
  needs: openTo('It says to whoever is signed in on this very browser what their own profile says.'),
  reads: true,
  run: (work, secret: string): Promise<string | undefined> => selectLocale(work, namedBy({ secret })),
});
