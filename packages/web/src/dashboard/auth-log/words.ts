import type { AuthRequest, AuthStep } from '@tenon/api/tenon/v1/auth_log_pb.ts';
import type { Tone } from '../../design/index.ts';
import { plain } from '../plain.ts';

interface Said {
  readonly tone: Tone;
  readonly words: string;
}

const DONE: Readonly<Record<string, string>> = { LOGIN: 'Signed in', SIGNUP: 'Signed up', INVITATION: 'Joined', MACHINE: 'Got a token' };

/** A dot and a phrase for how a request stands. */
export function outcomeOf({ status, workflow }: Pick<AuthRequest, 'status' | 'workflow'>): Said {
  switch (status) {
    case 'SUCCESS':
      return { tone: 'good', words: DONE[workflow] ?? 'Done' };
    case 'FAILED':
      return { tone: 'bad', words: 'Failed' };
    case 'PENDING':
      return { tone: 'wait', words: 'On the way' };
    default:
      return { tone: 'idle', words: 'Just came' };
  }
}

/** What somebody was there for. */
export const PURPOSES: Readonly<Record<string, string>> = {
  LOGIN: 'To sign in',
  SIGNUP: 'To sign up',
  INVITATION: 'By an invitation',
  MACHINE: 'A machine, for a token',
};

/** Who it was, as far as that is known. */
export const nameOfRequest = ({ email, workflow, clientName }: Pick<AuthRequest, 'email' | 'workflow' | 'clientName'>): string =>
  email || (workflow === 'MACHINE' ? clientName || 'A machine' : 'Somebody');

const REASONS: Readonly<Record<string, string>> = {
  expired: 'Nobody finished it in time',
  access_denied: 'Access was denied',
  login_required: 'The app wanted no page, and nobody was signed in',
  consent_required: 'The app wanted no page, and consent was missing',
  interaction_required: 'The app wanted no page, and one was needed',
  account_selection_required: 'The app wanted no page, and it was open who or where',
  invalid_request: 'The app asked for it in a wrong way',
  invalid_redirect_uri: 'The app asked for the answer at an address it has not registered',
  invalid_scope: 'The app asked for what it may not have',
  invalid_target: 'The app asked for an API it may not use',
  invalid_grant: 'The code or token was no good any more',
  invalid_client: 'The app did not show who it is',
  unauthorized_client: 'This app may not ask in this way',
  unsupported_response_type: 'The app asked in a way there is not',
  server_error: 'Something broke on the server',
  temporarily_unavailable: 'The server was too busy',
  sign_up_off: 'Signing up is switched off here',
  invitation_closed: 'The invitation was no longer open',
};

/** Why it failed, for people; a code nobody has words for is said as it is. */
export const reasonOf = (error: string): string => REASONS[error] ?? `It was refused: ${error}`;

type StepWords = readonly [tone: Tone, title: string, detail?: string];

/** What every step is called. */
export const STEP_WORDS: Readonly<Record<string, StepWords>> = {
  request_came: ['idle', 'The request came'],
  sent_to_page: ['idle', 'Sent to a page', 'The request waits meanwhile.'],
  page_shown: ['idle', 'A page was shown'],
  code_sent: ['idle', 'A code was mailed'],
  test_code_set: ['idle', 'The code of a test user was set', 'No mail goes out to test users.'],
  code_sent_again: ['idle', 'The code was mailed again'],
  code_not_sent: ['bad', 'No code was mailed'],
  link_opened: ['idle', 'The link in the mail was opened'],
  code_wrong: ['wait', 'A wrong code'],
  proof_too_late: ['wait', 'The code or link no longer counted'],
  code_right: ['good', 'The right code'],
  test_code_right: ['good', 'The right code of a test user'],
  link_right: ['good', 'Came by the link in the mail'],
  passkey_right: ['good', 'Showed a passkey'],
  passkey_refused: ['wait', 'A passkey that did not count'],
  passkey_added: ['good', 'Made a passkey on the way'],
  password_right: ['good', 'The right password'],
  password_wrong: ['wait', 'A wrong password'],
  password_set: ['good', 'Chose a new password'],
  second_factor_right: ['good', 'The second factor was right'],
  second_factor_wrong: ['wait', 'The second factor was wrong'],
  second_factor_added: ['good', 'Set up a second factor'],
  provider_asked: ['idle', 'Sent to the identity provider'],
  provider_answered: ['good', 'The identity provider vouched for them'],
  provider_failed: ['bad', 'The identity provider did not vouch for them'],
  sign_up_refused: ['bad', 'They could not sign up'],
  invitation_accepted: ['good', 'Accepted the invitation'],
  invitation_closed: ['bad', 'The invitation was no longer open'],
  organization_created: ['good', 'Made an organization of their own'],
  organization_chosen: ['idle', 'Chose an organization'],
  consent_given: ['good', 'Let the program act for them'],
  consent_refused: ['wait', 'Did not let the program act for them'],
  interceptor_asked: ['idle', 'Asked the app', 'An interceptor has a say before a session begins.'],
  session_started: ['good', 'A session began', 'From here on this browser is signed in.'],
  session_used: ['good', 'Was signed in already', 'The session of this browser counted; nothing was asked.'],
  code_issued: ['idle', 'Sent back to the app', 'With a code that the app exchanges for tokens.'],
  refused: ['bad', 'Refused'],
  code_exchanged: ['good', 'The app has its tokens'],
  exchange_refused: ['bad', 'The app got no tokens'],
  expired: ['bad', 'Nobody finished it in time'],
  refresh_replayed: ['bad', 'A refresh token came a second time', 'Somebody may have copied it: everything this sign-in gave has ended.'],
  session_ended: ['idle', 'The session ended'],
};

const WHY: Readonly<Record<string, string>> = {
  wrong: 'It was not the right one.',
  wait: 'After so many tries they have to wait.',
  expired: 'It was too old.',
  used: 'It had been used before.',
  spent: 'It had had all its tries.',
  none: 'They have none.',
  unknown: 'Nobody here knows it.',
  unreachable: 'It could not be reached.',
  misconfigured: 'The connection is not set up rightly.',
  strange_answer: 'Its answer made no sense.',
};

interface StepSaid {
  readonly tone: Tone;
  readonly title: string;
  readonly detail: string;
}

/** A step in words, with what there is to say of it. A step that is newer than this page is said by its name. */
export function stepOf({ step, error, details }: Pick<AuthStep, 'step' | 'error' | 'details'>): StepSaid {
  const [tone, title, detail = ''] = STEP_WORDS[step] ?? (['idle', plain(step)] as const);
  const told = Object.entries(details).flatMap(([name, value]) => sentenceOf(name, value) ?? []);
  const why = error === '' || details['why'] ? [] : [WHY[error] ?? REASONS[error] ?? `Why: ${error}.`].map(asSentence);
  return { tone, title, detail: [detail, ...why, ...told].filter(Boolean).join(' ') };
}

const PROOFS: Readonly<Record<string, string>> = {
  email_code: 'a code by mail',
  email_link: 'the link in a mail',
  magic_link: 'the link in a mail',
  social: 'an account elsewhere',
  password: 'a password',
  passkey: 'a passkey',
  invitation: 'an invitation',
  totp: 'an authenticator app',
  recovery_code: 'a recovery code',
};

const PAGES: Readonly<Record<string, string>> = {
  login: 'Sign in',
  signup: 'Sign up',
  organizations: 'Which organization',
  'organizations/new': 'A new organization',
  password: 'Password',
  'second-factor': 'Second factor',
  'passkey-offer': 'The offer of a passkey',
  social: 'An account elsewhere',
  sso: 'Single sign-on',
  consent: 'What the program may do',
};

function sentenceOf(name: string, value: string): string | undefined {
  switch (name) {
    case 'page':
      return `${PAGES[value] ?? plain(value)}.`;
    case 'proof':
    case 'by':
      return `By ${PROOFS[value] ?? plain(value).toLowerCase()}.`;
    case 'provider':
      return `${plain(value)}.`;
    case 'tries_left':
      return value === '0' ? 'No try is left.' : value === '1' ? 'One try is left.' : `${value} tries are left.`;
    case 'refresh_token':
      return value === 'yes' ? 'With a refresh token, to stay signed in.' : undefined;
    case 'scopes':
      return `For ${value}.`;
    case 'how':
      return `How: ${plain(value).toLowerCase()}.`;
    case 'why':
      return asSentence(value);
    case 'gate':
      return undefined;
    default:
      return `${plain(name)}: ${value}.`;
  }
}

const asSentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);

/** The way somebody came, when it was a connection. */
export const wayOf = ({ connectionProvider, connectionType }: Pick<AuthRequest, 'connectionProvider' | 'connectionType'>): string =>
  connectionProvider ? plain(connectionProvider.toLowerCase()) : connectionType ? plain(connectionType.toLowerCase()) : '';
