import type { Letter, MailKind } from '../chassis/mail-jobs.ts';
import { approvalMails } from '../features/approvals/index.ts';
import { challengeMails } from '../features/challenges/index.ts';
import { invitationMails } from '../features/invitations/index.ts';
import { joinRequestMails } from '../features/join-requests/index.ts';
import { passwordlessMails } from '../features/passwordless/index.ts';
import { passwordMails } from '../features/passwords/index.ts';
import { secondFactorMails } from '../features/second-factors/index.ts';
import { webhookMails } from '../features/webhooks/index.ts';
import type { Environment } from '../platform/environment.ts';
import type { Language } from '../platform/languages.ts';

/** Every mail that people get, by the kind of its job. */
export const kinds = {
  ...approvalMails,
  ...challengeMails,
  ...invitationMails,
  ...joinRequestMails,
  ...passwordlessMails,
  ...passwordMails,
  ...secondFactorMails,
  ...webhookMails,
};

/** What people are called in the mails of a gallery. */
export interface MailCast {
  readonly organization: string;
  readonly logoUrl: string;
  readonly inviter: string;
  readonly invitee: string;
  readonly email: string;
}

export const plainMailCast: MailCast = {
  organization: 'Orion Analytics',
  logoUrl: '',
  inviter: 'Ada Lovelace',
  invitee: 'John Doe',
  email: 'john.doe@example.com',
};

const CODE = '314159';
const REASON = 'No more seats this quarter. Ask again in January.';
const LINK = 'https://example.com/a/auth/link/made-up';

const payload = <Kind extends keyof typeof kinds>(kind: Kind, given: Parameters<(typeof kinds)[Kind]['render']>[0]) => ({ kind, given });

/** Every mail in every state, by name. */
export function mails(
  environment: Environment,
  language: Language,
  cast: MailCast = plainMailCast,
): Readonly<Record<string, Letter & { readonly kind: string }>> {
  const { email: to, organization: organizationName, logoUrl: organizationLogoUrl, inviter: inviterName, invitee: inviteeName } = cast;
  const inviterEmail = 'ada@orion.example';
  const challenge = { to, language, seconds: 300 } as const;
  const renewal = {
    to: inviterEmail,
    language,
    invitationId: 'inv_1',
    organizationName,
    organizationLogoUrl,
    inviterName,
    inviteeEmail: to,
    inviteeName,
  } as const;
  const wanted = {
    to,
    language,
    token: 'T'.repeat(43),
    email: 'grace@example.com',
    roles: [],
    requesterEmail: '',
    organizationName,
    organizationLogoUrl,
  } as const;
  const join = { to, language, userName: inviteeName, organizationName, organizationLogoUrl } as const;
  const invitation = { ...renewal, to, token: 'T'.repeat(43), inviterEmail, roles: ['Admin', 'Billing'], expiresAt: '2026-12-05T14:00:00.000Z' } as const;
  const switchedOff = {
    to,
    language,
    endpointId: 'whe_1000000000000000001',
    url: 'https://api.orion.example/hooks/tenon?key=made-up',
    failingSince: '2026-11-30T08:15:00.000Z',
    status: 503,
    failure: 'it answered with status 503',
    waiting: 1204,
  } as const;
  const all = {
    'code and link': payload('mail.challenge', { ...challenge, purpose: 'sign_in', code: CODE, link: LINK }),
    'code, into an organization': payload('mail.challenge', { ...challenge, purpose: 'sign_in', code: CODE, organizationName }),
    link: payload('mail.challenge', { ...challenge, purpose: 'sign_in', link: LINK, seconds: 90 }),
    'sign-up': payload('mail.challenge', { ...challenge, purpose: 'sign_up', code: CODE, link: LINK }),
    'to join': payload('mail.challenge', { ...challenge, purpose: 'invitation', code: CODE, organizationName }),
    'it is you': payload('mail.challenge', { ...challenge, purpose: 'account', code: CODE, link: LINK }),
    'new password': payload('mail.challenge', { ...challenge, purpose: 'password', code: CODE, link: LINK }),
    invitation: payload('mail.invitation', invitation),
    'invitation, nobody named': payload('mail.invitation', {
      ...invitation,
      organizationName: '',
      inviterName: '',
      inviterEmail: '',
      inviteeName: '',
      roles: [],
    }),
    renewal: payload('mail.invitation_renewal', renewal),
    'headless, sign-in': payload('mail.passwordless', { ...challenge, template: 'sign_in', code: CODE, link: LINK }),
    'headless, sign-up': payload('mail.passwordless', { ...challenge, template: 'sign_up', code: CODE }),
    'headless, link': payload('mail.passwordless', { ...challenge, template: 'sign_in', link: LINK }),
    'approval wanted, invitation': payload('mail.approval_wanted', { ...wanted, requesterEmail: 'grace@example.com', roles: ['Admin', 'Billing'] }),
    'approval wanted, joining': payload('mail.approval_wanted', wanted),
    'approval given': payload('mail.approval_answer', { ...wanted, answer: 'approved' }),
    'approval refused': payload('mail.approval_answer', { ...wanted, answer: 'refused' }),
    'approval refused, with a reason': payload('mail.approval_answer', { ...wanted, answer: 'refused', reason: REASON }),
    'join approved': payload('mail.join_answer', { ...join, answer: 'approved', link: 'https://app.example.com/login' }),
    'join approved, app unknown': payload('mail.join_answer', { ...join, answer: 'approved', organizationName: '' }),
    'join refused': payload('mail.join_answer', { ...join, answer: 'refused' }),
    'join refused, with a reason': payload('mail.join_answer', { ...join, answer: 'refused', reason: REASON }),
    'password set': payload('mail.password', { to, language, what: 'set' }),
    'password changed': payload('mail.password', { to, language, what: 'changed' }),
    'second factor added': payload('mail.second_factor', { to, language, what: 'added' }),
    'second factor removed': payload('mail.second_factor', { to, language, what: 'removed' }),
    'recovery code used': payload('mail.second_factor', { to, language, what: 'recovery_code_used' }),
    'recovery codes new': payload('mail.second_factor', { to, language, what: 'recovery_codes_new' }),
    'webhook endpoint switched off': payload('mail.webhook_endpoint_off', switchedOff),
    'webhook endpoint switched off, no answer': payload('mail.webhook_endpoint_off', {
      ...switchedOff,
      status: null,
      failure: 'it could not be reached (ECONNREFUSED)',
    }),
  };
  return Object.fromEntries(
    Object.entries(all).map(([name, { kind, given }]) => {
      const render: MailKind['render'] = kinds[kind].render; // each payload was held against its kind where it stands
      return [name, { kind, ...render(given as never, environment) }];
    }),
  );
}
