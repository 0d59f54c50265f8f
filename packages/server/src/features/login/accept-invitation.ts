import { command, openTo } from '../../chassis/command.ts';
import { Fault } from '../../platform/fault.ts';
import type { ChallengeId, InteractionId } from '../../platform/ids.ts';
import type { Work } from '../../platform/work.ts';
import { noteRequest, noteStep } from '../auth-log/index.ts';
import { endOfMail, recordLinkProof, sendChallenge, wasProvenJustNow } from '../challenges/index.ts';
import { askForRenewal, claimInvitation, type InvitationView, noteOpening, peekInvitation, type UnknownLink } from '../invitations/index.ts';
import { owesSso } from '../journey/index.ts';
import { isLackOfSeats, listMembershipsOf } from '../memberships/index.ts';
import { enterOrganization, type Session } from '../sessions/index.ts';
import { findUser, getUser, type User } from '../users/index.ts';
import { claimFor } from './claim-for.ts';
import { type AnswerToInvitation, type AtTheBrowser, answerToInvitation } from './journey.ts';
import { type SignedIn, sessionOf, signInByInvitation } from './session.ts';
import type { Joined } from './sign-in.ts';

export interface AtInvitation {
  readonly token: string;
  readonly sessionSecret?: string | undefined;
  readonly browserSecret?: string | undefined;
}

/** What the page behind a link shows to whoever sits at this browser. */
export interface Opened {
  readonly view: InvitationView | UnknownLink;
  /** Who is signed in here. */
  readonly user?: User;
  readonly answer: AnswerToInvitation;
}

export const openInvitation = command({
  needs: openTo('It only reads, and whoever holds the link may know what it says. Programs that check mails open links too.'),
  reads: true,

  async run(work, { seemsSeen, ...at }: AtInvitation & { readonly seemsSeen: boolean }): Promise<Opened> {
    const { view, user, answer } = await lookAt(work, at, false);
    if (seemsSeen) noteOpening(work, view);
    return { view, answer, ...(user ? { user } : {}) };
  },
});

export type Acceptance =
  | ({ readonly outcome: 'joined'; readonly joined: Joined; readonly user: User } & SignedIn)
  /** The link was shown to somebody, so it proves nothing: a code went to the invited address. */
  | { readonly outcome: 'code_sent'; readonly challengeId: ChallengeId }
  /** Somebody else is signed in here, or the invitation is closed: the page says which. */
  | ({ readonly outcome: 'not_now' } & Opened);

export interface AcceptInvitation extends AtInvitation {
  readonly browserSecret: string;
  /** They pressed "Continue as …". */
  readonly goOnAsInvitee: boolean;
}

/** The person says yes. One guarded update in invitations decides every race; this signs the winner in. */
export const acceptInvitation = command({
  needs: openTo('A mailed link is the proof: it went to that mailbox alone and works once. A shown one asks for a code first.'),
  action: 'invitation.accepted',

  async run(work, input: AcceptInvitation): Promise<Acceptance> {
    const { view, user: other, session, answer } = await lookAt(work, input, input.goOnAsInvitee);
    const notNow = { outcome: 'not_now', view, answer, ...(other ? { user: other } : {}) } as const;
    if (view.state === 'unknown') return notNow;

    switch (answer) {
      case 'join_by_link':
        return (await joinByLink(work, input, view)) ? letIn(work, view, session, 'invitation_link') : lost(work, input);
      case 'join_by_session':
        return session && (await claimFor(work, { id: view.userId }, view.id)) ? letIn(work, view, session, 'session') : lost(work, input);
      case 'let_in_again':
        return letIn(work, view, session);
      case 'mail_a_code': {
        const { email, id: invitationId, organizationName } = view;
        const requestId = noteInvitation(work, view, endOfMail(work));
        const asked = { email, purpose: 'invitation', browserSecret: input.browserSecret, invitationId, organizationName, requestId } as const;
        const challengeId = await sendChallenge(work, asked);
        return { outcome: 'code_sent', challengeId };
      }
      default:
        return notNow;
    }
  },
});

/** Asks whoever sent a closed invitation to send a new one. */
export const renewInvitation = command({
  needs: openTo('Whoever holds the link may ask its sender for a new one: one mail a day, and nothing else happens.'),

  async run(work, { token }: { readonly token: string }) {
    const view = await peekInvitation(work, token);
    return { view, outcome: await askForRenewal(work, token) };
  },
});

async function lookAt(work: Work, { token, sessionSecret, browserSecret }: AtInvitation, goOnAsInvitee: boolean) {
  const view = await peekInvitation(work, token);
  const session = await sessionOf(work, sessionSecret);
  const user = session && (await findUser(work, { id: session.userId }));
  if (view.state === 'unknown') return { view, user, session, answer: 'explain' } as const;

  const known = session && user?.id === view.userId ? { session, user, memberships: [] } : undefined;
  const answer = answerToInvitation({
    state: view.state,
    proves: view.proves,
    isMember: view.isMember,
    at: atTheBrowser(session, view),
    owesSso: view.state === 'open' && (await owesSso(work, { ...view, known })),
    goOnAsInvitee,
    justAccepted: view.state === 'accepted' && browserSecret !== undefined && (await wasProvenJustNow(work, view.id, browserSecret)),
  });
  return { view, user, session, answer };
}

function atTheBrowser(session: Session | undefined, { userId }: InvitationView): AtTheBrowser {
  if (!session) return 'nobody';
  if (session.userId !== userId) return 'somebody_else';
  return session.opensAll ? 'invitee' : 'invitee_of_one_door';
}

/** False: somebody was faster, or it closed between the look and the press. */
async function joinByLink(work: Work, { token, browserSecret }: AcceptInvitation, view: InvitationView): Promise<boolean> {
  try {
    await claimInvitation(work, token);
  } catch (error) {
    // What was written before the seats were counted must not stay.
    if (error instanceof Fault && !isLackOfSeats(error)) return false;
    throw error;
  }
  await recordLinkProof(work, { invitationId: view.id, email: view.email, browserSecret });
  return true;
}

/** What the loser of a race finds: often their own first press. */
async function lost(work: Work, input: AcceptInvitation): Promise<Acceptance> {
  const { view, user, session, answer } = await lookAt(work, input, input.goOnAsInvitee);
  if (view.state !== 'unknown' && answer === 'let_in_again') return letIn(work, view, session);
  return { outcome: 'not_now', view, answer, ...(user ? { user } : {}) };
}

/** @param joined by which proof they joined just now; absent when they had, a moment ago */
async function letIn(work: Work, view: InvitationView, before: Session | undefined, joined?: 'invitation_link' | 'session'): Promise<Acceptance> {
  const { organizationId, userId } = view;
  const user = await getUser(work, userId);
  const onlyOne = (await listMembershipsOf(work, userId)).every(({ organization }) => organization.id === organizationId);
  const signed = await signInByInvitation(work, user, before, { organizationId, onlyOne });
  const session = signed.session.organizationId === organizationId ? signed.session : await enterOrganization(work, signed.session, organizationId);
  if (joined) {
    const requestId = noteInvitation(work, view);
    noteStep(work, requestId, 'invitation_accepted');
    const step = session.id === before?.id ? 'session_used' : 'session_started';
    noteStep(work, requestId, step, { sessionId: session.id, details: { proof: joined }, status: 'SUCCESS' });
  }
  return { outcome: 'joined', joined: { invitationId: view.id, organizationId }, user, ...signed, session };
}

/** An invitation is a way in of its own: no app sent the person, and the request that follows goes through silently. */
function noteInvitation(work: Work, { organizationId, userId }: InvitationView, waitsUntil?: Date): InteractionId {
  const id = work.newId('req');
  noteRequest(work, id, { workflow: 'INVITATION', organizationId, userId, ...(waitsUntil ? { waitsUntil } : {}) });
  return id;
}
