import type { SessionId } from '../../platform/ids.ts';
import { fingerprint } from '../../platform/seal.ts';
import type { Work } from '../../platform/work.ts';
import type { Session } from './session.ts';
import { selectSession, selectSessionAndUser } from './store.ts';

/** The live session whose cookie this is: not ended, and neither its last hour nor its idle time has passed. */
export const findSession = (work: Work, secret: string): Promise<Session | undefined> => selectSession(work, { secret_hash: fingerprint(secret) });

/** The live session with this id. */
export const findSessionById = (work: Work, id: SessionId): Promise<Session | undefined> => selectSession(work, { id });

/** The live session with this id or cookie, and whose it is: most who ask for one want both. */
export const findSessionAndUser = (work: Work, by: { readonly id: SessionId } | { readonly secret: string }) =>
  selectSessionAndUser(work, 'id' in by ? by : { secret_hash: fingerprint(by.secret) });
