import type { OrganizationId } from '../../platform/ids.ts';
import type { Work } from '../../platform/work.ts';
import { endSession, enterOrganization, findSession, findSessionById, type Proof, type Session, startSession, strengthenSession } from '../sessions/index.ts';
import { markProven, recordLogin, type User, userData } from '../users/index.ts';
import { sessionFor } from './journey.ts';

/** The browser is signed in. */
export interface SignedIn {
  readonly session: Session;
  /** For the cookie, when the session is a new one. */
  readonly secret?: string;
}

/** The session of a browser, if it has a live one. */
export const sessionOf = async (work: Work, secret: string | undefined): Promise<Session | undefined> => (secret ? findSession(work, secret) : undefined);

/** By these, somebody shows that they read their mailbox; by others, who they are and no more. */
const OF_A_MAILBOX: readonly Proof[] = ['email_code', 'magic_link'];

/** Somebody proved just now who they are: this browser is theirs, and it opens what their organizations allow. */
export async function signIn(work: Work, user: User, proof: Proof, before: Session | undefined): Promise<SignedIn> {
  if (OF_A_MAILBOX.includes(proof)) await markProven(work, user.id);
  const what = sessionFor({ at: !before ? 'nobody' : before.userId === user.id ? 'same_person' : 'somebody_else' });
  if (what === 'strengthen' && before) return signedIn(work, user, { session: await strengthenSession(work, before, proof) });
  if (what === 'replace' && before) await endSession(work, before.id, 'replaced');
  return begin(work, user, { proof, opensAll: true });
}

/**
 * An invitation's mailed link was the proof. It opens one door: when the person belongs or is asked to
 * elsewhere too, the session is good for the inviting organization only. One they have already just gets
 * the new door.
 */
export async function signInByInvitation(
  work: Work,
  user: User,
  before: Session | undefined,
  { organizationId, onlyOne }: { readonly organizationId: OrganizationId; readonly onlyOne: boolean },
): Promise<SignedIn> {
  if (before?.userId === user.id) return { session: await enterOrganization(work, before, organizationId) };
  if (before) await endSession(work, before.id, 'replaced');
  return begin(work, user, { proof: 'invitation_link', opensAll: onlyOne, organizationId });
}

async function begin(
  work: Work,
  user: User,
  start: { readonly proof: Proof; readonly opensAll: boolean; readonly organizationId?: OrganizationId },
): Promise<SignedIn> {
  const { id, secret } = await startSession(work, { userId: user.id, ...start });
  const session = await findSessionById(work, id);
  if (!session) throw new Error(`the session ${id} ended as it began`);
  return signedIn(work, user, { session, secret });
}

async function signedIn(work: Work, user: User, result: SignedIn): Promise<SignedIn> {
  await recordLogin(work, user.id);
  const { id, organizationId, organizations, proofs, expiresAt } = result.session;
  work.announce({
    type: 'user.login',
    object: 'User',
    subject: user.id,
    ...(organizationId ? { organizationId } : {}),
    data: {
      user: userData(user),
      user_session: {
        session_id: id,
        user_id: user.id,
        organization_id: organizationId ?? '',
        authenticated_organizations: organizations,
        proofs,
        status: 'active',
        absolute_expires_at: expiresAt.toISOString(),
      },
    },
  });
  return result;
}
