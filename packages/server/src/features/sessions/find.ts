import type { SessionId } from '../../platform/ids.ts';
import { fingerprint } from '../../platform/seal.ts';
import type { Work } from '../../platform/work.ts';
import type { Session } from './session.ts';
import { type Named, selectSession } from './store.ts';

/** The live session whose cookie this is: not ended, and neither its last hour nor its idle time has passed. */
export const findSession = (work: Work, secret: string): Promise<Session | undefined> => selectSession(work, { secret_hash: fingerprint(secret) });

/** The live session with this id. */
export const findSessionById = (work: Work, id: SessionId): Promise<Session | undefined> => selectSession(work, { id });

/** How a session is named in a statement: by our id, or by its cookie, of which we keep no more than the fingerprint. */
export const namedBy = (which: { readonly id: SessionId } | { readonly secret: string }): Named =>
  'id' in which ? which : { secret_hash: fingerprint(which.secret) };
