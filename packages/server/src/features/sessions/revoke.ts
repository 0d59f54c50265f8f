import { CLIENTS, command, SIGNED_IN } from '../../chassis/command.ts';
import type { SessionId, UserId } from '../../platform/ids.ts';
import type { Work } from '../../platform/work.ts';
import { revokeGrants } from '../grants/index.ts';
import { getUser } from '../users/index.ts';
import { endSession } from './end.ts';
import { sessionFaults } from './faults.ts';
import type { SessionRecord } from './record.ts';
import { lockLive, selectRecord } from './store.ts';

/** Ends a session and what apps were given in it. A person may end their own; those of others are not there for them. */
export const revokeSession = command({
  needs: SIGNED_IN,
  action: 'session.revoked',

  async run(work, { sessionId }: { readonly sessionId: SessionId }): Promise<SessionRecord> {
    const session = await selectRecord(work, sessionId);
    if (!session || (work.by.kind === 'member' && session.userId !== work.by.id)) throw sessionFaults.notFound({ session: sessionId });
    if (session.status !== 'active') throw sessionFaults.notActive({ status: session.status });
    return revoke(work, sessionId);
  },
});

/** Ends every session of a person that lives, the newest first. */
export const revokeSessions = command({
  needs: CLIENTS,
  action: 'session.revoked',

  async run(work, { userId }: { readonly userId: UserId }): Promise<readonly SessionRecord[]> {
    await getUser(work, userId);
    const revoked: SessionRecord[] = [];
    for (const id of await lockLive(work, userId)) revoked.push(await revoke(work, id));
    return revoked;
  },
});

/** Ends every session of a person but the one they do this in, and what apps were given in them: whoever else came in is out. */
export async function endOtherSessions(work: Work, userId: UserId, kept: SessionId | undefined): Promise<void> {
  for (const id of await lockLive(work, userId)) if (id !== kept) await revoke(work, id);
}

async function revoke(work: Work, id: SessionId): Promise<SessionRecord> {
  await endSession(work, id, 'revoked');
  await revokeGrants(work, { sessionId: id, why: 'session_revoked' });
  const session = await selectRecord(work, id);
  if (!session) throw sessionFaults.notFound({ session: id });
  return session;
}
