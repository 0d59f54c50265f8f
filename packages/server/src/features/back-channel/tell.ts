import type { SessionId, UserId } from '../../platform/ids.ts';
import type { Work } from '../../platform/work.ts';
import { LOGOUT_JOB, type LogoutNews } from './deliver.ts';
import { selectListeners } from './store.ts';

/** Each app that took part in the session will hear that it has ended, once this commits. */
export async function tellApps(work: Work, { sessionId, userId }: { readonly sessionId: SessionId; readonly userId: UserId }): Promise<void> {
  for (const { clientId, uris } of await selectListeners(work, sessionId)) {
    for (const uri of uris) work.schedule(LOGOUT_JOB, { clientId, uri, sub: userId, sid: sessionId } satisfies LogoutNews);
  }
}
