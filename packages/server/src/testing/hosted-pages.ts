import type { Brand } from '../chassis/brand.ts';
import { day } from '../chassis/i18n/formats.ts';
import { faultText } from '../chassis/i18n/texts.ts';
import { wordIn } from '../chassis/i18n/word.ts';
import { badRequestPage, failedPage, noCookiesPage, notFoundPage, slowDownPage } from '../chassis/notice.ts';
import type { Page } from '../chassis/page.ts';
import { challengeFaults } from '../features/challenges/index.ts';
import { interceptorFaults } from '../features/interceptors/faults.ts';
import type { ToApprove } from '../features/login/approval.ts';
import { loginFaults } from '../features/login/faults.ts';
import { SCRIPT_PATH } from '../features/login/passkeys-page.ts';
import { loginTexts } from '../features/login/texts/index.ts';
import { accountSignedOutView, accountView } from '../features/login/views/account.ts';
import { approvalView } from '../features/login/views/approval.ts';
import { chooserView } from '../features/login/views/chooser.ts';
import { closedCodeView, codeView } from '../features/login/views/code.ts';
import { consentView, type Question } from '../features/login/views/consent.ts';
import type { Frame } from '../features/login/views/frame.ts';
import { deadInvitationView, invitationView, renewalView, wrongPersonView, youAreInView } from '../features/login/views/invitation.ts';
import { deadLinkView, linkElsewhereView, linkView } from '../features/login/views/link.ts';
import { startFromAppView } from '../features/login/views/notices.ts';
import { passkeyOfferView, passkeyRefusedView, passkeysOffView, passkeysSignInView, passkeysView } from '../features/login/views/passkeys.ts';
import { confirmView, newPasswordView, passwordView } from '../features/login/views/password.ts';
import { passkeyFactorView, recoveryCodesView, secondFactorView, setUpView } from '../features/login/views/second-factor.ts';
import { refusedView, signInView } from '../features/login/views/sign-in.ts';
import { makeOrganizationView, nameOrganizationView, signUpOffView, signUpView } from '../features/login/views/sign-up.ts';
import { departureView, socialFailedView } from '../features/login/views/social.ts';
import { ssoView } from '../features/login/views/sso.ts';
import { membershipFaults } from '../features/memberships/faults.ts';
import { deniedPage } from '../features/oauth/pages.ts';
import { oauthTexts } from '../features/oauth/texts/index.ts';
import { qrCode, totpUri } from '../features/second-factors/totp.ts';
import { userFaults } from '../features/users/faults.ts';
import { SOCIAL_PROVIDERS } from '../platform/environment.ts';
import type { Fault } from '../platform/fault.ts';
import type { Language } from '../platform/languages.ts';

/** What people are called on the pages of a gallery. */
interface Cast {
  readonly app: string;
  readonly logoUrl?: string;
  readonly accent?: string;
  /** What else the environment's look is made of. */
  readonly look?: Omit<Brand, 'name'>;
  readonly word: string;
  readonly organization: string;
  readonly inviter: string;
  readonly inviterEmail: string;
  readonly invitee: string;
  readonly email: string;
  readonly role: string;
}

export const plainCast: Cast = {
  app: 'Orion',
  word: 'Organization',
  organization: 'Orion Analytics',
  inviter: 'Ada Lovelace',
  inviterEmail: 'ada@orion.example',
  invitee: 'John Doe',
  email: 'john.doe@example.com',
  role: 'Member',
};

/** Everything an environment can do to its pages. */
export const dressedCasts: Readonly<Record<'dressed' | 'pictured', Cast>> = {
  dressed: {
    ...plainCast,
    accent: '#ffd400',
    look: {
      radius: 'large',
      background: 'linear-gradient(160deg, #1b1035, #ff5500 60%, rgb(255 255 255 / 40%))',
      logoPlacement: 'outside',
      logoAlignment: 'center',
      headerAlignment: 'center',
      socialButtons: 'bottom',
    },
  },
  pictured: {
    ...plainCast,
    accent: '#ff0055',
    logoUrl: 'https://cdn.example.com/logo.png',
    look: { radius: 'none', background: '#000', faviconUrl: 'https://icons.example.com/favicon.ico', logoPlacement: 'outside', headerAlignment: 'center' },
  },
};

/** Everything somebody could be called to break a page. */
export const hostileCasts: Readonly<Record<'markup' | 'long' | 'scripts', Cast>> = {
  markup: {
    app: `<script>alert('app')</script>"'>`,
    accent: '#ffee00',
    logoUrl: 'javascript:alert(1)',
    word: 'Workspace',
    organization: `"><img src=x onerror=alert(1)>&amp;</title><script>alert('organization')</script>`,
    inviter: `</b></main><script>alert("inviter")</script>`,
    inviterEmail: `"<script>alert(1)</script>"@example.com`,
    invitee: `' onmouseover='alert(1)`,
    email: `"><svg/onload=alert(1)>"@example.com`,
    role: '<style>*{display:none}</style>',
  },
  long: {
    app: 'Wolfeschlegelsteinhausenbergerdorff'.repeat(9).slice(0, 300),
    accent: '#7c3aed',
    word: 'Workspace',
    organization: 'Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch'.repeat(6).slice(0, 300),
    inviter: 'A very long name with many words that goes on and on '.repeat(6).slice(0, 300),
    inviterEmail: `${'a'.repeat(64)}@${'b'.repeat(60)}.example.com`,
    invitee: 'X'.repeat(300),
    email: `${'john.doe'.repeat(8)}@${'subdomain.'.repeat(15)}example.com`,
    role: 'Administrator of administrators '.repeat(9).slice(0, 300),
  },
  scripts: {
    app: 'أوريون للتحليلات',
    word: 'Team',
    organization: 'شركة النجوم \u202Eevil\u202C 🚀👩‍👩‍👧‍👦',
    inviter: 'עדה לאבלייס',
    inviterEmail: 'ada@דוגמה.example',
    invitee: '李小龙',
    email: 'имя@пример.example',
    role: 'عضو 🙂',
  },
};

const BOTH = { code: true, link: true };
const BOTH_WAYS = { button: true, autofill: true };

const SOCIALS = SOCIAL_PROVIDERS.map((provider) => ({ provider }));

/** Every hosted page in every state, by name. */
export function hostedPages(cast: Cast = plainCast, language: Language = 'en', origin = 'http://localhost'): Readonly<Record<string, Page>> {
  const t = loginTexts(language);
  const said = (fault: Fault) => faultText(language, fault, wordIn(language, cast.word)) ?? fault.code;
  const brand = { name: cast.app, logoUrl: cast.logoUrl, accent: cast.accent, ...cast.look };
  const scene = { brand, language };
  const frame: Frame = {
    ...scene,
    formToken: 'x'.repeat(43),
    t,
    word: wordIn(language, cast.word),
    interactionId: 'req_59615193906282635',
    contact: { email: cast.inviterEmail, url: 'https://orion.example.com/access' },
    leadsTo: ['https://app.example.com/callback'],
    passkeyScript: `${origin}${SCRIPT_PATH}`,
  };
  const token = 'T'.repeat(43);
  const expiresAt = new Date('2026-12-05T14:00:00Z');
  const { email } = cast;
  const invited = {
    organizationName: cast.organization,
    email,
    invitedName: cast.invitee,
    roles: [cast.role],
    inviterName: cast.inviter,
    inviterEmail: cast.inviterEmail,
    expiresAt,
  };
  const challengeId = 'chl_59615193906282635';
  const app = 'https://app.example.com/login';
  const secret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
  const uri = totpUri(secret, { app: cast.app, email });
  const enrolment = { secret, uri, picture: qrCode(uri), sealed: 'v1.x' };
  const organizations = [
    { organizationId: 'org_1', name: cast.organization, roles: [cast.role, 'Billing'] },
    { organizationId: 'org_2', name: 'Acme', logoUrl: 'https://cdn.example.com/acme.png', roles: ['Admin'] },
    { organizationId: 'org_3', name: '', roles: ['Admin'] },
  ] as const;
  const [made, used] = [day(language, new Date('2026-11-02T10:00:00Z')), day(language, expiresAt)];
  const keys = [
    { id: 'cred_1', name: cast.organization.slice(0, 120), made, used, synced: true, suspected: false },
    { id: 'cred_2', name: 'YubiKey 5 Series with NFC', made, used: undefined, synced: false, suspected: true },
  ] as const;
  const invitations = [{ invitationId: 'inv_1', name: cast.organization, inviter: cast.inviterEmail }] as const;
  const suggestions = [
    { organizationId: 'org_4', name: cast.organization, members: 12, how: 'join' },
    { organizationId: 'org_5', name: 'Acme', logoUrl: 'https://cdn.example.com/acme.png', members: 1, how: 'ask' },
    { organizationId: 'org_6', name: '', members: 3, how: 'waiting' },
  ] as const;
  const toApprove: ToApprove = {
    organization: { displayName: cast.organization, logoUrl: cast.logoUrl ?? null },
    email: cast.email,
    roles: [cast.role],
    requesterEmail: cast.inviterEmail,
    reason: '',
    status: 'waiting',
  };
  const consent: Question = {
    client: { name: cast.organization, about: { home: 'https://agent.example.com', terms: 'https://agent.example.com/terms', privacy: 'javascript:alert(1)' } },
    resource: { id: 'res_1', name: cast.app, uri: 'https://mcp.example.com' },
    organization: { displayName: cast.organization },
    user: { email },
    scopes: [
      { name: 'openid', description: '' },
      { name: 'offline_access', description: '' },
      { name: 'todo:read', description: cast.inviter },
      { name: 'todo:write', description: '' },
    ],
    redirectUri: 'https://agent.example.com/callback',
  };
  return {
    'sign-in': signInView(frame, { signUp: true }),
    'sign-in, with passkeys': signInView(frame, { signUp: true, last: 'passkey', passkeys: BOTH_WAYS }),
    'sign-in, passkeys alone': signInView(frame, { signUp: true, ways: { methods: ['passkey'], sso: false }, passkeys: BOTH_WAYS }),
    'sign-in, wrong address': signInView(frame, { email: `${email}@`, wrong: t.text('common.notAnAddress'), signUp: true }),
    'sign-in, once more': signInView(frame, { email, signUp: false, again: true }),
    'sign-in, no account': refusedView(frame, { email }),
    'sign-in, address not welcome': refusedView(frame, { email, why: said(userFaults.publicAddress({ domain: 'gmail.com' })) }),
    code: codeView(frame, { challengeId, email, seconds: 300, holds: BOTH }),
    'code, wrong': codeView(frame, { challengeId, email, seconds: 300, holds: BOTH, wrong: t.text('code.wrong', { count: 4 }) }),
    'code, sent again': codeView(frame, { challengeId, email, seconds: 300, holds: BOTH, resent: true }),
    'code, to join': codeView(frame, { challengeId, email, seconds: 300, holds: BOTH, joining: cast.organization }),
    'code, only a link': codeView(frame, { challengeId, email, seconds: 90, holds: { code: false, link: true }, resent: true }),
    'code, no link': codeView(frame, { challengeId, email, seconds: 60, holds: { code: true, link: false } }),
    'code, expired': closedCodeView(frame, 'expired', '/a/auth/login'),
    'code, locked': closedCodeView(frame, 'locked', '/a/auth/login'),
    'code, used': closedCodeView(frame, 'used', '/a/auth/login'),
    'code, invitation closed': closedCodeView(frame, 'invitation_closed', '/a/auth/login'),
    'code, unknown': closedCodeView(frame, 'unknown', '/a/auth/login'),
    'passkey, refused': passkeyRefusedView(frame, { why: t.text('passkey.refused.copied'), back: '/a/auth/login' }),
    'passkey, offered': passkeyOfferView(frame, { email }),
    'passkeys, none': passkeysView(frame, { email, passkeys: [], confirmation: 'none', appHref: app }),
    passkeys: passkeysView(frame, { email, passkeys: keys, confirmation: 'none', done: 'added', appHref: app }),
    'passkeys, wrong': passkeysView(frame, {
      email,
      passkeys: keys,
      confirmation: 'none',
      wrong: t.text('passkeys.lastWayIn', { where: cast.organization }),
      appHref: undefined,
    }),
    'passkeys, confirm': passkeysView(frame, { email, passkeys: keys, confirmation: 'mail', appHref: app }),
    'passkeys, confirm with one': passkeysView(frame, { email, passkeys: keys, confirmation: 'passkey', appHref: app }),
    'passkeys, confirm in the app': passkeysView(frame, { email, passkeys: [], confirmation: 'second_step', appHref: app }),
    'passkeys, nobody': passkeysSignInView(frame, { autofill: true }),
    'passkeys, nobody and wrong': passkeysSignInView(frame, { autofill: true, email: `${email}@`, wrong: t.text('common.notAnAddress') }),
    'passkeys, off': passkeysOffView(frame, 'https://app.example.com'),
    'second factor, show a passkey': passkeyFactorView(frame),
    'second factor, a code or a passkey': secondFactorView(frame, { by: 'app', passkey: true }),
    link: linkView(frame, { email, token }),
    'link, elsewhere': linkElsewhereView(frame),
    'link, dead': deadLinkView(frame, '/a/auth/login'),
    'sign-up': signUpView(frame, {}),
    'sign-up, wrong': signUpView(frame, {
      familyName: cast.invitee,
      email,
      wrong: { given_name: t.text('signUp.noGivenName'), email: t.text('common.notAnAddress') },
    }),
    'sign-up, off': signUpOffView(frame),
    'sign-up, off and nobody to ask': signUpOffView({ ...frame, contact: { email: null, url: null } }),
    'organization, unnamed': makeOrganizationView(frame, email),
    'organization, first': nameOrganizationView(frame, {
      suggestion: t.text('organization.suggestion', { ...wordIn(language, cast.word), name: cast.invitee }).slice(0, 200),
      first: true,
      email,
    }),
    'organization, another': nameOrganizationView(frame, { suggestion: '', first: false, email, wrong: said(loginFaults.noOrganizationName()) }),
    chooser: chooserView(frame, { email, organizations, invitations: [], suggestions: [], mayCreate: true }),
    'chooser, invited': chooserView(frame, { email, organizations, invitations, suggestions: [], mayCreate: true }),
    'chooser, only invited': chooserView(frame, { email, organizations: [], invitations, suggestions: [], mayCreate: true }),
    'chooser, nowhere': chooserView(frame, { email, organizations: [], invitations: [], suggestions: [], mayCreate: true }),
    'chooser, nowhere and by invitation': chooserView(frame, { email, organizations: [], invitations: [], suggestions: [], mayCreate: false }),
    'chooser, refused': chooserView(frame, {
      email,
      organizations,
      invitations,
      suggestions: [],
      mayCreate: false,
      wrong: t.text('chooser.invitationClosed'),
    }),
    'chooser, suggested': chooserView(frame, { email, organizations, invitations, suggestions, mayCreate: true }),
    'chooser, only suggested': chooserView(frame, { email, organizations: [], invitations: [], suggestions, mayCreate: true }),
    'chooser, waiting': chooserView(frame, { email, organizations: [], invitations: [], suggestions: suggestions.slice(2), mayCreate: false }),
    'sign-in, other ways': signInView(frame, { signUp: true, ways: { methods: ['passkey', 'password'], sso: false } }),
    'sign-in, last time': signInView(frame, { signUp: true, last: 'email_code', ways: { methods: ['email_code', 'magic_link', 'passkey'], sso: false } }),
    'sign-in, one provider': signInView(frame, { signUp: true, last: 'social:google', socials: [{ provider: 'google' }] }),
    'sign-in, three providers': signInView(frame, { signUp: true, last: 'social:github', socials: SOCIALS.slice(0, 3) }),
    'sign-in, six providers': signInView(frame, { signUp: true, last: 'social:gitlab', socials: SOCIALS }),
    'sign-in, a provider alone': signInView(frame, {
      signUp: true,
      socials: [{ provider: 'google', title: cast.app }],
      ways: { methods: ['social'], sso: false },
    }),
    'sign-up, three providers': signUpView(frame, { socials: SOCIALS.slice(0, 3) }),
    'on to a provider': departureView(frame, { provider: 'google', to: 'https://accounts.google.com/o/oauth2/v2/auth?client_id=x' }),
    'provider, said no': socialFailedView(frame, { failed: 'denied', provider: 'google' }),
    'provider, too late': socialFailedView(frame, { failed: 'too_late', provider: 'microsoft' }),
    'provider, used already': socialFailedView(frame, { failed: 'stale' }),
    'provider, down': socialFailedView(frame, { failed: 'unreachable', provider: 'gitlab' }),
    'provider, misconfigured': socialFailedView(frame, { failed: 'misconfigured', provider: 'salesforce' }),
    'provider, strange answer': socialFailedView(frame, { failed: 'strange_answer', provider: 'linkedin' }),
    'provider, no address': socialFailedView(frame, { failed: 'no_address', provider: 'github' }),
    'provider, not set up': socialFailedView(frame, { failed: 'not_set_up' }),
    'provider, too many mails': socialFailedView(frame, { failed: 'too_fast', provider: 'github', why: said(challengeFaults.tooManyMails()) }),
    'single sign-on': ssoView(frame, { domain: email.split('@')[1] }),
    'approval, invitation': approvalView(frame, 'T', { state: 'open', what: toApprove }),
    'approval, refused by the house': approvalView(frame, 'T', { state: 'open', what: toApprove }, { wrong: said(membershipFaults.noSeat({ limit: 25 })) }),
    'approval, joining': approvalView(frame, 'T', { state: 'open', what: { ...toApprove, roles: [], requesterEmail: '' } }),
    'approval, approved': approvalView(frame, 'T', { state: 'open', what: { ...toApprove, status: 'approved', answeredBy: cast.inviterEmail } }),
    'approval, refused': approvalView(frame, 'T', {
      state: 'open',
      what: { ...toApprove, status: 'refused', answeredBy: cast.inviterEmail, reason: 'No more seats this quarter. Ask again in January.' },
    }),
    'approval, nobody signed in': approvalView(frame, 'T', { state: 'sign_in', email: cast.inviterEmail, organizationId: 'org_1' }),
    'approval, somebody else': approvalView(frame, 'T', { state: 'somebody_else', email: cast.inviterEmail, organizationId: 'org_1', other: cast.email }),
    'approval, not theirs any more': approvalView(frame, 'T', { state: 'lost', organization: toApprove.organization }),
    'approval, gone': approvalView(frame, 'T', { state: 'gone' }),
    consent: consentView(frame, consent),
    'consent, unknown app': consentView(frame, {
      ...consent,
      client: { name: cast.app, origin: 'metadata', metadataUri: 'https://agents.example.net/client.json', about: {} },
      redirectUri: 'cursor://callback',
    }),
    password: passwordView(frame, { email, byMail: true }),
    'password, wrong': passwordView(frame, { email, byMail: true, wrong: { triesLeft: 4 } }),
    'password, wait': passwordView(frame, { email, byMail: false, wrong: { waitSeconds: 60 } }),
    'password, new': newPasswordView(frame, { email, mustChange: false, skip: '/a' }),
    'password, asked for anew': newPasswordView(frame, { email, mustChange: true }),
    'password, weak': newPasswordView(frame, { email, mustChange: false, wrong: 'common' }),
    'password, different': newPasswordView(frame, { email, mustChange: false, wrong: 'differ' }),
    'show that it is you': confirmView(frame, { email, purpose: 'account' }),
    'second factor': secondFactorView(frame, { by: 'app' }),
    'second factor, wrong': secondFactorView(frame, { by: 'app', wrong: { triesLeft: 1 } }),
    'second factor, wait': secondFactorView(frame, { by: 'app', wrong: { waitSeconds: 90 } }),
    'second factor, recovery code': secondFactorView(frame, { by: 'recovery' }),
    'second factor, to set up': setUpView(frame, { enrolment }),
    'second factor, not set up': setUpView(frame, { enrolment, wrong: true }),
    'second factor, page too old': setUpView(frame, { enrolment, old: true }),
    'recovery codes': recoveryCodesView(frame, { codes: Array.from({ length: 10 }, (_, index) => `k${index}m4-p2xq-9tza`), on: app }),
    'how you sign in': accountView(frame, {
      email,
      password: { changedAt: expiresAt, mustChange: false },
      second: { authenticatorSince: expiresAt, recoveryCodesLeft: 7 },
      done: 'passwordSaved',
    }),
    'how you sign in, nothing set up': accountView(frame, { email, password: { mustChange: false }, second: { recoveryCodesLeft: 0 } }),
    'how you sign in, signed out': accountSignedOutView(frame),
    invitation: invitationView(frame, token, invited, { proves: true }),
    'invitation, shown link': invitationView(frame, token, { ...invited, inviterName: undefined }, { proves: false }),
    'invitation, nobody named': invitationView(frame, token, { organizationName: cast.app, email, roles: [], expiresAt }, { proves: true }),
    'invitation, wrong person': wrongPersonView(frame, token, invited, { name: cast.inviter, email: cast.inviterEmail, stayHref: app }),
    'invitation, wrong person without a name': wrongPersonView(frame, token, invited, { name: '', email: cast.inviterEmail }),
    'invitation, expired': deadInvitationView(frame, token, { state: 'expired', invited }),
    'invitation, used': deadInvitationView(frame, token, { state: 'accepted', invited, appHref: app }),
    'invitation, used by me': deadInvitationView(frame, token, { state: 'accepted', invited, appHref: app, signedIn: true }),
    'invitation, used and left': deadInvitationView(frame, token, { state: 'accepted', invited, left: true }),
    'invitation, revoked': deadInvitationView(frame, token, { state: 'revoked', invited }),
    'invitation, replaced': deadInvitationView(frame, token, { state: 'replaced', invited }),
    'invitation, unknown': deadInvitationView(frame, token, { state: 'unknown' }),
    'renewal, asked': renewalView(frame, invited, 'asked'),
    'renewal, asked before': renewalView(frame, invited, 'asked_before'),
    'renewal, nobody to ask': renewalView(frame, { organizationName: cast.organization, email }, 'nobody'),
    'you are in': youAreInView(frame, { organizationName: cast.organization, homeHref: 'https://app.example.com' }),
    'you are in, home unknown': youAreInView(frame, { organizationName: cast.organization }),
    'start from the app': startFromAppView(frame, 'https://app.example.com'),
    'not found': notFoundPage(scene),
    failed: failedPage(scene, 'req-59615193906282635'),
    'bad request': badRequestPage(scene, oauthTexts(language).text('doubt.badReturn'), 'req-59615193906282635'),
    'denied by the app': deniedPage(scene, { why: `${cast.inviter}: ${cast.role}`, back: 'https://app.example.com/callback' }),
    'denied by the app in silence': deniedPage(scene, {
      why: said(interceptorFaults.deniedInSilence()),
      back: 'https://app.example.com/callback',
      contactEmail: cast.inviterEmail,
    }),
    'no cookies': noCookiesPage(scene, '/a/auth/login'),
    'too fast': slowDownPage(scene, said(challengeFaults.tooManyMails()), '/a/auth/login'),
  };
}
