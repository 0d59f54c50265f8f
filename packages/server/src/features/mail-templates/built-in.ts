import { duration, instantInWords } from '../../chassis/i18n/formats.ts';
import type { Environment } from '../../platform/environment.ts';
import type { Language } from '../../platform/languages.ts';
import { approvalMails } from '../approvals/index.ts';
import { challengeMails } from '../challenges/index.ts';
import { invitationMails } from '../invitations/index.ts';
import { joinRequestMails } from '../join-requests/index.ts';
import { type Kind, mustHold } from './kinds.ts';
import type { Content } from './liquid.ts';

/** Somebody made up: the addresses are of the domain that is kept for examples, the code opens nothing. */
export const SAMPLES = {
  user_name: 'Grace Hopper',
  user_email: 'grace@example.com',
  inviter_name: 'Ada Lovelace',
  invitee_email: 'joan@example.com',
  reason: 'Ask again in January',
  organization_name: 'Acme',
  link: 'https://example.com/link/made-up',
  otp: '314159',
} as const;

const EXPIRES = '2027-01-01T12:00:00.000Z';
const TOKEN = 'made-up';
/** Where the links of ours lead that are made of a token. */
const WAYS: Readonly<Partial<Record<Kind, string>>> = { invitation: 'invite', join_wanted: 'approve', invitation_wanted: 'approve' };
const INVITER_EMAIL = 'ada@example.com';
/** An organization while a mail is drawn: its name and its first letter are in no text of ours, so each is found again. */
const INITIAL = 'Ѫ';
const ORGANIZATION = `${INITIAL}deia`;

/** The built-in mail as a template to begin with: drawn for somebody made up, with variables where they stand in it. */
export function builtIn(environment: Environment, kind: Kind, language: Language): Content {
  const { to: _, ...letter } = letterOf(environment, kind, language);
  const link = WAYS[kind] === undefined ? SAMPLES.link : `${environment.url}/${WAYS[kind]}/${TOKEN}`;
  const places: readonly (readonly [string, string])[] = [
    [link, '{{ link }}'],
    [ORGANIZATION, '{{ organization_name }}'],
    [INITIAL, '{{ organization_name | slice: 0 | upcase }}'],
    // No variable has their address.
    [INVITER_EMAIL, '{{ inviter_name }}'],
    [expiryOf(environment, kind, language), '{{ expiry_time_relative }}'],
    ...(['otp', 'user_email', 'user_name', 'inviter_name', 'invitee_email'] as const).map((name) => [SAMPLES[name], `{{ ${name} }}`] as const),
  ];
  const templated = (text: string) => places.reduce((so, [sample, place]) => so.replaceAll(sample, place), text);
  return { subject: templated(letter.subject), html: templated(letter.html), text: templated(letter.text) };
}

/** Until when, or how long: as such a mail says it in its language. */
export const expiryOf = (environment: Environment, kind: Kind, language: Language): string =>
  kind === 'invitation' ? instantInWords(language, new Date(EXPIRES)) : duration(language, environment.methods.mailSeconds);

function letterOf(environment: Environment, kind: Kind, language: Language) {
  switch (kind) {
    case 'invitation':
      return invitation(environment, language);
    case 'join_wanted':
    case 'invitation_wanted':
      return wanted(environment, kind, language);
    case 'invitation_approved':
    case 'invitation_refused':
      return approvalMails['mail.approval_answer'].render(
        { ...ABOUT, email: SAMPLES.invitee_email, answer: kind === 'invitation_approved' ? 'approved' : 'refused', language },
        environment,
      );
    case 'join_approved':
    case 'join_refused':
      return joinAnswer(environment, kind, language);
    default:
      return challenge(environment, kind, language);
  }
}

const ABOUT = { to: SAMPLES.user_email, organizationName: ORGANIZATION, organizationLogoUrl: '' } as const;

const wanted = (environment: Environment, kind: 'join_wanted' | 'invitation_wanted', language: Language) =>
  approvalMails['mail.approval_wanted'].render(
    { ...ABOUT, token: TOKEN, email: SAMPLES.invitee_email, roles: [], requesterEmail: kind === 'invitation_wanted' ? INVITER_EMAIL : '', language },
    environment,
  );

function challenge(environment: Environment, kind: Kind, language: Language) {
  const holds = mustHold(kind);
  return challengeMails['mail.challenge'].render(
    {
      to: SAMPLES.user_email,
      ...(holds.includes('otp') ? { code: SAMPLES.otp } : {}),
      ...(holds.includes('link') ? { link: SAMPLES.link } : {}),
      purpose: kind.startsWith('sign_up') ? 'sign_up' : 'sign_in',
      seconds: environment.methods.mailSeconds,
      language,
    },
    environment,
  );
}

const invitation = (environment: Environment, language: Language) =>
  invitationMails['mail.invitation'].render(
    {
      to: SAMPLES.user_email,
      invitationId: 'inv_1',
      token: TOKEN,
      organizationName: ORGANIZATION,
      organizationLogoUrl: '',
      inviterName: SAMPLES.inviter_name,
      inviterEmail: INVITER_EMAIL,
      inviteeName: SAMPLES.user_name,
      roles: [],
      expiresAt: EXPIRES,
      language,
    },
    environment,
  );

const joinAnswer = (environment: Environment, kind: 'join_approved' | 'join_refused', language: Language) =>
  joinRequestMails['mail.join_answer'].render(
    {
      to: SAMPLES.user_email,
      answer: kind === 'join_approved' ? 'approved' : 'refused',
      userName: SAMPLES.user_name,
      organizationName: ORGANIZATION,
      organizationLogoUrl: '',
      ...(kind === 'join_approved' ? { link: SAMPLES.link } : {}),
      language,
    },
    environment,
  );
