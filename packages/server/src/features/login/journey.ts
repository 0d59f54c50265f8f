import type { InvitationView } from '../invitations/index.ts';

// Where a person goes next, as plain questions and answers: nothing here reads or writes. The commands
// gather the facts and do what is answered; journey.test.ts walks every row.

/** Who sits at the browser, as far as its session tells. */
export type AtTheBrowser =
  | 'nobody'
  /** The one who was invited, and their session opens every door. */
  | 'invitee'
  /** The one who was invited, in a session that another invitation started: good for that organization only. */
  | 'invitee_of_one_door'
  | 'somebody_else';

export type AnswerToInvitation =
  /** The link proves the mailbox: join. */
  | 'join_by_link'
  /** The session proves it: join. */
  | 'join_by_session'
  /** The same press, sent twice: it has happened, so let them in. */
  | 'let_in_again'
  | 'mail_a_code'
  | 'ask_who_they_are'
  /** Their organization answers for its own people: the invitation stays open until it did. */
  | 'sso_first'
  | 'explain';

export function answerToInvitation(facts: {
  readonly state: InvitationView['state'] | 'unknown';
  /** The link went out by mail and nowhere else. */
  readonly proves: boolean;
  readonly isMember: boolean;
  readonly at: AtTheBrowser;
  /** The organization's own sign-in has to answer for them, and has not. */
  readonly owesSso: boolean;
  /** They pressed "Continue as …" on the page that asks who they are. */
  readonly goOnAsInvitee: boolean;
  /** This browser accepted this invitation a moment ago. */
  readonly justAccepted: boolean;
}): AnswerToInvitation {
  if (facts.state === 'accepted' && facts.isMember && facts.justAccepted) return 'let_in_again';
  if (facts.state !== 'open') return 'explain';
  if (facts.at === 'somebody_else' && !facts.goOnAsInvitee) return 'ask_who_they_are';
  if (facts.owesSso) return 'sso_first';
  if (facts.proves) return 'join_by_link';
  return facts.at === 'invitee' ? 'join_by_session' : 'mail_a_code';
}

/** A mailbox was just proven by a code or a link. */
export function afterProof(facts: {
  /** The challenge was asked for by an invitation's shown link. */
  readonly invited: boolean;
  /** Somebody has this mailbox already, be they a member anywhere or only invited. */
  readonly known: boolean;
  readonly signUp: boolean;
  /** New people may have an address like this one. */
  readonly welcome: boolean;
}): 'join' | 'sign_in' | 'sign_up' | 'refuse' {
  if (facts.invited) return 'join';
  if (facts.known) return 'sign_in';
  return facts.signUp && facts.welcome ? 'sign_up' : 'refuse';
}

/** A provider has said who is there, and nobody here is linked to that account. */
export function afterProvider(facts: {
  /** It says that the person reads the mail of the address. */
  readonly vouches: boolean;
  /** Somebody has this mailbox here. Proven: they have shown that they read it. Undefined: nobody has. */
  readonly known: 'proven' | 'unproven' | undefined;
  readonly signUp: boolean;
  readonly welcome: boolean;
}): 'link' | 'sign_up' | 'refuse' | 'prove_mail' {
  // Of an address that nobody vouches for, nothing is told before its mail was read.
  if (!facts.vouches || facts.known === 'unproven') return 'prove_mail';
  if (facts.known === 'proven') return 'link';
  return facts.signUp && facts.welcome ? 'sign_up' : 'refuse';
}

/** What becomes of the browser's session when somebody proved who they are. */
export function sessionFor(facts: { readonly at: 'nobody' | 'same_person' | 'somebody_else' }): 'start' | 'strengthen' | 'replace' {
  if (facts.at === 'nobody') return 'start';
  return facts.at === 'same_person' ? 'strengthen' : 'replace';
}

/** A step is done. Pages never lead to one another: a waiting request goes back to /oauth/authorize, which looks again. */
export function wayOn(facts: { readonly requestWaits: boolean; readonly appStartsLogins: boolean }): 'authorize' | 'app' | 'explain' {
  if (facts.requestWaits) return 'authorize';
  return facts.appStartsLogins ? 'app' : 'explain';
}

/** The page of organizations. */
export function organizationsStep(facts: {
  readonly signedIn: boolean;
  readonly organizations: number;
  readonly invitations: number;
  readonly suggestions: number;
  /** They may make an organization: see `whyNoNewOne`. */
  readonly mayCreate: boolean;
}): 'sign_in' | 'name_the_first' | 'choose' {
  if (!facts.signedIn) return 'sign_in';
  // Somebody who is invited, or whose colleagues are here, is asked first: an organization made silently would be one nobody wanted.
  return facts.organizations === 0 && facts.invitations === 0 && facts.suggestions === 0 && facts.mayCreate ? 'name_the_first' : 'choose';
}
