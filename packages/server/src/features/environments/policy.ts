import { type Environment, isPlainBackground, type OwnMailServer, TEST_MARKERS, type TestUsers } from '../../platform/environment.ts';
import { type FieldViolation, invalidFields } from '../../platform/fault.ts';
import { isAddress, isLoopback } from '../../platform/mail.ts';
import { isReserved, whyRefused } from '../claims/index.ts';
import type { AskedMailServer, EnvironmentChanges } from './settings.ts';

/** Test users are told apart from real people by their address, and stay out of production unless somebody lets them in. */
function checkTestUsers(before: Environment, { emails, inProduction }: TestUsers, refuse: (field: string, description: string) => void): void {
  for (const [index, email] of emails.entries()) {
    const [local = ''] = email.split('@');
    if (!TEST_MARKERS.some((marker) => local.includes(marker))) {
      refuse(`methods.test_users.emails[${index}]`, `must have ${TEST_MARKERS.join(' or ')} before the @, so that it is nobody's real address`);
    }
  }
  if (emails.length > 0 && before.kind === 'production' && !inProduction) {
    refuse('methods.test_users.in_production', 'must be true: this is a production environment, and whoever knows the code comes in as a test user');
  }
}

/** The rules that settings keep to together; what one of them may be by itself stands in the contract. */
export function checkSettings(before: Environment, { methods, signUp, sessions, branding, claims, own }: EnvironmentChanges): void {
  const broken: FieldViolation[] = [];
  const refuse = (field: string, description: string) => void broken.push({ field, description, constraint: 'environment.settings' });

  const { emailCode, magicLink, password, passkeys, socialProviders } = { ...before.methods, ...methods };
  if (!emailCode && !magicLink && !password && !passkeys && socialProviders.length === 0) {
    refuse('methods', 'leave at least one way to sign in on: email_code, magic_link, password, passkeys or a social provider');
  }

  if (before.system && own?.signUp) refuse('sign_up_enabled', 'must stay false here: operators come by invitation alone');

  if (methods?.testUsers) checkTestUsers(before, methods.testUsers, refuse);

  const accessTokenSeconds = sessions?.accessTokenSeconds ?? before.accessTokenSeconds;
  const absoluteMinutes = sessions?.absoluteMinutes ?? before.sessionAbsoluteMinutes;
  const idleMinutes = sessions?.idleMinutes === undefined ? before.sessionIdleMinutes : sessions.idleMinutes;
  if (sessions && absoluteMinutes * 60 <= accessTokenSeconds) {
    refuse('sessions.absolute_minutes', `must be longer than an access token lives, which is ${accessTokenSeconds} seconds`);
  } else if (sessions && idleMinutes !== null && idleMinutes * 60 <= accessTokenSeconds) {
    refuse('sessions.idle_minutes', `must be longer than an access token lives, which is ${accessTokenSeconds} seconds`);
  } else if (sessions && idleMinutes !== null && absoluteMinutes <= idleMinutes) {
    refuse('sessions.idle_minutes', `must be shorter than absolute_minutes, which is ${absoluteMinutes}`);
  }

  for (const [field, url] of [
    ['sign_up.contact_url', signUp?.contactUrl],
    ['branding.logo_url', branding?.logoUrl],
    ['branding.favicon_url', branding?.faviconUrl],
  ] as const) {
    if (url && !isPlainHttps(url)) refuse(field, 'must be a URL that begins with https://, without a user and password in it');
  }

  if (branding?.background && !isPlainBackground(branding.background)) {
    refuse('branding.background', 'must be made of colours and gradients alone, with every bracket closed: linear-gradient(180deg, #fff, #eef)');
  }

  const seen = new Set<string>();
  for (const [index, { name, expression }] of (claims ?? []).entries()) {
    if (isReserved(name)) refuse(`claims.claims[${index}].name`, `"${name}" is a claim that tokens have already; choose another name`);
    else if (seen.has(name)) refuse(`claims.claims[${index}].name`, `"${name}" stands here twice`);
    seen.add(name);
    const why = whyRefused(expression);
    if (why !== undefined) refuse(`claims.claims[${index}].expression`, `cannot be used: ${why}`);
  }
  if (broken.length > 0) throw invalidFields(broken);
}

/**
 * A password goes to the server it was given for and to no other: whoever may change settings may not learn it by naming a
 * server of their own. And it never goes out in the clear, but to this machine.
 */
export function checkMailServer(before: OwnMailServer | null, asked: AskedMailServer): void {
  const broken: FieldViolation[] = [];
  const refuse = (field: string, description: string) => void broken.push({ field: `mail_server.${field}`, description, constraint: 'environment.settings' });
  const { host, port, security, username, password, fromAddress } = asked;
  const isSame =
    before !== null &&
    before.host === host &&
    before.port === port &&
    before.security === security &&
    before.username === username &&
    before.sealedPassword !== null;
  if (username !== '' && !password && !isSame) refuse('password', 'must be given: it is kept only while host, port, security and username stay as they are');
  if (username === '' && password) refuse('username', 'must be given with a password');
  if (username !== '' && security === 'none' && !isLoopback(host)) refuse('security', 'must be TLS or STARTTLS: the password would go out in the clear');
  if (!isAddress(fromAddress)) refuse('from_address', 'must be one plain mail address');
  if (broken.length > 0) throw invalidFields(broken);
}

function isPlainHttps(given: string): boolean {
  const url = URL.parse(given);
  return url?.protocol === 'https:' && url.username === '' && url.password === '';
}
