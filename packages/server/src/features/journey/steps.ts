import { mayEnter } from '../sessions/index.ts';
import {
  cameByConnection,
  cameByProvider,
  connectionAhead,
  isOfferedPasskey,
  isSomebodyElse,
  isTooOld,
  isTrusted,
  membershipAhead,
  membershipIn,
  owesConsent,
  owesSecondFactor,
  type Passage,
  policyAhead,
  provenAsAllowed,
  provenSinceParked,
  validProofs,
  wanted,
} from './passage.ts';

export type HostedPage = 'login' | 'social' | 'password' | 'signup' | 'organizations' | 'sso' | 'second-factor' | 'passkey-offer' | 'consent';

interface GateBase {
  readonly name: string;
  /** When it is shut, in words. */
  readonly when: string;
  readonly isShut: (passage: Passage) => boolean;
}

/** A page asks the person for what is missing, and sends them back here. With prompt=none the app is told instead. */
export interface Asking extends GateBase {
  readonly page: HostedPage;
  readonly silently: 'login_required' | 'interaction_required' | 'account_selection_required' | 'consent_required';
}

/** The app is told that this person does not come in. */
export interface Refusing extends GateBase {
  readonly refuse: string | ((passage: Passage) => string);
}

export type Gate = Asking | Refusing;

export interface Step {
  readonly name: string;
  readonly does: string;
  readonly gates: readonly Gate[];
}

const status = (passage: Passage) => membershipIn(passage, wanted(passage))?.status;
const isSuggested = (passage: Passage) => passage.suggestions.some((id) => id === wanted(passage));
const asksForNew = ({ prompt }: Passage['request']) => prompt.includes('create');
const login = { page: 'login', silently: 'login_required' } as const;
const choose = { page: 'organizations', silently: 'account_selection_required' } as const;

/**
 * The journey. Whether a request has just come or comes back from a page, every gate is tried in this order, and the
 * first that is shut says what is next. Pages never lead to one another: each does its part and comes back here.
 */
export const JOURNEY = [
  { name: 'authorize', does: 'An app sends somebody. What it asks for has been checked, and where its answer goes.', gates: [] },
  {
    name: 'who',
    does: 'Who are you?',
    gates: [
      {
        // Its answer says who they are; whose address that is, is looked at afterwards.
        name: 'provider_asked_for',
        when: 'the app asked for a provider, and the person has not come from there, nor by another way since',
        isShut: (passage) => !cameByProvider(passage),
        page: 'social',
        silently: 'login_required',
      },
      {
        name: 'nobody',
        when: 'nobody is signed in, and neither an address nor a connection says who answers for them',
        isShut: (passage) => !passage.session && passage.claims === undefined && !asksForNew(passage.request) && connectionAhead(passage) === undefined,
        ...login,
      },
    ],
  },
  {
    name: 'home',
    does: 'The address belongs to an organization with a sign-in of its own: that one answers.',
    gates: [
      {
        name: 'sso_demanded',
        when: "their organization's identity provider has to answer for them, and has not",
        isShut: (passage) => !cameByConnection(passage),
        page: 'sso',
        silently: 'login_required',
      },
    ],
  },
  {
    name: 'proof',
    does: 'Prove it, by a way that counts where you go.',
    gates: [
      {
        name: 'sign_up_asked_for',
        when: 'a new account is asked for (prompt=create) and nobody has proven themselves since',
        isShut: (passage) => asksForNew(passage.request) && !provenSinceParked(passage),
        page: 'signup',
        silently: 'login_required',
      },
      { name: 'not_signed_in', when: 'nobody has proven anything', isShut: ({ session }) => !session, ...login },
      {
        name: 'proof_asked_for',
        when: 'a new proof is asked for (prompt=login) and none was given since',
        isShut: (passage) => passage.request.prompt.includes('login') && !provenSinceParked(passage),
        ...login,
      },
      {
        name: 'somebody_else',
        when: 'the app expects somebody else (id_token_hint), who may sign in now',
        isShut: (passage) => isSomebodyElse(passage) && !provenSinceParked(passage),
        ...login,
      },
      {
        name: 'still_somebody_else',
        when: 'the app expects somebody else, and they did not come',
        isShut: isSomebodyElse,
        refuse: 'somebody else is signed in than the person this app asked for',
      },
      { name: 'proof_too_old', when: 'the last proof is older than the app wants it (max_age)', isShut: isTooOld, ...login },
      {
        // An invitation opens one door.
        name: 'other_door',
        when: 'the session was opened by an invitation to another organization',
        isShut: (passage) => isAhead(passage) && !mayEnter(passage.session!, wanted(passage)!),
        ...login,
      },
      {
        name: 'proof_run_out',
        when: 'sessions in the organization are shorter than the last proof is old',
        isShut: (passage) => isAhead(passage) && validProofs(passage).length === 0,
        ...login,
      },
      {
        name: 'password_unset',
        when: 'nothing but a password counts there, and they have none yet',
        isShut: (passage) =>
          isAhead(passage) && passage.password === 'none' && policyAhead(passage).methods.every((method) => method === 'password') && !provenAsAllowed(passage),
        page: 'password',
        silently: 'interaction_required',
      },
      { name: 'other_method', when: 'the organization lets other ways in count', isShut: (passage) => isAhead(passage) && !provenAsAllowed(passage), ...login },
    ],
  },
  {
    name: 'new_password',
    does: 'Another password, where somebody asked for one.',
    gates: [
      {
        name: 'password_to_change',
        when: 'they came by a password that is to be changed',
        isShut: ({ session, password }) => password === 'must_change' && session?.proofs.includes('password') === true,
        page: 'password',
        silently: 'interaction_required',
      },
    ],
  },
  {
    name: 'trust',
    does: 'Somebody has to answer for the address.',
    gates: [
      {
        name: 'mailbox_unproven',
        when: 'nobody has shown that they read its mail, and no organization of its domain answers for it',
        isShut: (passage) => !isTrusted(passage),
        ...login,
      },
    ],
  },
  {
    name: 'second_factor',
    does: 'A second proof, where one is asked for.',
    gates: [
      {
        name: 'second_factor_owed',
        when: 'a second proof is asked for and was not given; or an invitation link is all they showed, and they have passkeys',
        isShut: owesSecondFactor,
        page: 'second-factor',
        silently: 'interaction_required',
      },
    ],
  },
  {
    name: 'interceptor',
    does: "The app's interceptors may say no. They are asked when every other gate is open: then it is certain who comes, and where they go.",
    gates: [{ name: 'denied', when: 'an interceptor says no', isShut: ({ denied }) => denied !== undefined, refuse: ({ denied }) => denied ?? '' }],
  },
  {
    name: 'organization',
    does: 'Where to: choose, join or create.',
    gates: [
      { name: 'choice', when: 'they have a choice, or nothing to choose from yet', isShut: (passage) => wanted(passage) === undefined, ...choose },
      {
        name: 'invited',
        when: 'they are invited there and have not said yes',
        isShut: (passage) => status(passage) === 'PENDING_INVITE',
        page: 'organizations',
        silently: 'interaction_required',
      },
      {
        name: 'may_join',
        when: 'they are no member, and people with their address may join or ask to',
        isShut: (passage) => status(passage) === undefined && isSuggested(passage),
        page: 'organizations',
        silently: 'interaction_required',
      },
      {
        name: 'invitation_expired',
        when: 'their invitation there has run out',
        isShut: (passage) => status(passage) === 'INVITE_EXPIRED',
        refuse: 'the invitation to this organization has expired, ask for a new one',
      },
      {
        name: 'deactivated',
        when: 'they are deactivated there',
        isShut: (passage) => status(passage) === 'INACTIVE',
        refuse: 'the membership in this organization is deactivated',
      },
      {
        name: 'stranger',
        when: 'they are no member there',
        isShut: (passage) => status(passage) !== 'ACTIVE',
        refuse: 'the person is not a member of this organization',
      },
    ],
  },
  {
    name: 'passkey_offer',
    does: 'Faster next time: a passkey, for who wants one.',
    gates: [
      {
        // Whatever they answer, they are not asked again for a while.
        name: 'passkey_offered',
        when: 'they have just shown that they read their mail, in a browser that makes passkeys, have none that would count there, and were not asked for 30 days',
        isShut: isOfferedPasskey,
        page: 'passkey-offer',
        silently: 'interaction_required',
      },
    ],
  },
  {
    name: 'consent',
    does: "Somebody else's app: may it?",
    gates: [
      {
        name: 'consent_refused',
        when: 'they were asked whether the app may, and said no',
        isShut: ({ consentRefused }) => consentRefused === true,
        refuse: 'the person does not allow it',
      },
      {
        name: 'consent_owed',
        when: "the app is somebody else's, and they have not said yes to all it asks for",
        isShut: owesConsent,
        page: 'consent',
        silently: 'consent_required',
      },
    ],
  },
  { name: 'session', does: 'The session is in the organization from here on, and keeps to its limits.', gates: [] },
  { name: 'code', does: 'The app gets its code.', gates: [] },
] as const satisfies readonly Step[];

export type GateName = (typeof JOURNEY)[number]['gates'][number]['name'];
export type StepName = (typeof JOURNEY)[number]['name'];

const isAhead = (passage: Passage): boolean => membershipAhead(passage) !== undefined;
