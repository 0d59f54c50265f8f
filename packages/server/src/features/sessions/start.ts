import type { OrganizationId, SessionId, UserId } from '../../platform/ids.ts';
import type { Work } from '../../platform/work.ts';
import { endsOf, limitsIn } from './limits.ts';
import type { Proof, Session } from './session.ts';
import { addOrganization, addToProofs, insertSession, updateProofs } from './store.ts';

export interface NewSession {
  readonly id: SessionId;
  /** For the cookie. It is not stored and cannot be shown again. */
  readonly secret: string;
}

export interface SessionStart {
  readonly userId: UserId;
  readonly proof: Proof;
  /** False: good for `organizationId` alone, until the person proves themselves anew. */
  readonly opensAll: boolean;
  readonly organizationId?: OrganizationId;
  /** It lasts no longer than this, whatever else would hold. */
  readonly seconds?: number;
}

/** Signs a browser in. Says nothing: the caller knows whether this was a login, a sign-up or an accepted invitation. */
export async function startSession(
  work: Work,
  { userId, proof, opensAll, organizationId, seconds = Number.POSITIVE_INFINITY }: SessionStart,
): Promise<NewSession> {
  const id = work.newId('ses');
  const secret = work.newSecret();
  const ends = endsOf(work, await limitsIn(work, organizationId ? [organizationId] : []), work.now);
  const expiresAt = new Date(Math.min(ends.expiresAt.getTime(), work.now.getTime() + seconds * 1000));
  await insertSession(work, {
    id,
    secret,
    userId,
    proof,
    opensAll,
    organizationId: organizationId ?? null,
    ...ends,
    expiresAt,
  });
  if (organizationId) await addOrganization(work, id, organizationId);
  return { id, secret };
}

/** The person proved themselves again in a session they already have: it opens everything from here on, and its time begins anew. */
export async function strengthenSession(work: Work, session: Session, proof: Proof): Promise<Session> {
  const proofs = [...session.proofs.filter((known) => known !== proof), proof];
  const ends = endsOf(work, await limitsIn(work, session.organizations), work.now);
  const provenAt = { ...session.provenAt, [proof]: work.now };
  await updateProofs(work, session.id, { proofs, provenAt }, ends);
  return { ...session, proofs, provenAt, opensAll: true, authenticatedAt: work.now, lastActiveAt: work.now, expiresAt: ends.expiresAt };
}

/**
 * Something more was proven beside what the session rests on: a second factor, a password just set. By itself it opens
 * nothing and makes nothing younger.
 */
export async function addProof(work: Work, session: Session, proof: Proof): Promise<Session> {
  const proofs = [...session.proofs.filter((known) => known !== proof), proof];
  // What has no time of its own was given with the last proof, and stays as old as that.
  const provenAt = { ...Object.fromEntries(session.proofs.map((known) => [known, session.authenticatedAt])), ...session.provenAt, [proof]: work.now };
  await addToProofs(work, session.id, { proofs, provenAt });
  return { ...session, proofs, provenAt, lastActiveAt: work.now };
}
