/** What each decision is about, as a person would ask. */
export const STEPS: Readonly<Record<string, string>> = {
  domain: 'Whose domain is it?',
  candidates: 'Which organizations come into question?',
  connection: 'Does an identity provider answer for them?',
  proof: 'How do they show who they are?',
  trust: 'Is the address theirs?',
  factors: 'Is a second proof needed?',
  organization: 'Which organization do they enter?',
  roles: 'What are they there?',
  interceptors: 'Does the app have a say?',
  session: 'How long do they stay?',
};

/** Hosted pages by their names in the journey. */
export const PAGES: Readonly<Record<string, string>> = {
  login: 'Sign-in',
  social: 'Another company’s sign-in',
  password: 'Password',
  signup: 'Sign-up',
  organizations: 'Choosing an organization',
  sso: 'Their identity provider',
  'second-factor': 'Second factor',
  'passkey-offer': 'Offer of a passkey',
  consent: 'Consent',
};

/** The words of the API, as a person would say them. */
const WORDS: readonly (readonly [found: RegExp, said: string])[] = [
  [/\bemail_code\b/g, 'code by mail'],
  [/\bmagic_link\b/g, 'link by mail'],
  [/\bsocial\b/g, 'an account elsewhere'],
  [/\bACTIVE\b/g, 'a member'],
  [/\bPENDING_INVITE\b/g, 'invited'],
  [/\bINACTIVE\b/g, 'deactivated'],
];

const DAY = 1440;

const span = (minutes: number): string => {
  const [count, unit] = minutes % DAY === 0 ? [minutes / DAY, 'day'] : minutes % 60 === 0 ? [minutes / 60, 'hour'] : [minutes, 'minute'];
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
};

/** The machine's half sentences, as whole ones. */
export function sentence(text: string): string {
  const said = WORDS.reduce((so, [found, word]) => so.replace(found, word), text).replace(/\b(\d+) minutes\b/g, (_, minutes: string) => span(Number(minutes)));
  return said === '' ? '' : `${said[0]?.toUpperCase()}${said.slice(1)}${/[.!?]$/.test(said) ? '' : '.'}`;
}

/** The page where somebody changes what decided it. */
export function whereDecided(decidedBy: string): string | undefined {
  const organization = /\borg_\d+/.exec(decidedBy)?.[0];
  if (decidedBy === 'environment.sign_up_enabled') return '/authentication/sign-up';
  if (decidedBy.startsWith('environment.methods')) return '/authentication';
  if (decidedBy.startsWith('environment.sessions')) return '/authentication/sessions';
  if (decidedBy.startsWith('the interceptors')) return '/interceptors';
  if (!organization) return undefined;
  if (decidedBy.startsWith('organization.policy')) return `/organizations/${organization}/sign-in-policy`;
  if (decidedBy.startsWith('organization.session_policy')) return `/organizations/${organization}/session-policy`;
  if (decidedBy.startsWith('the enabled connection')) return `/organizations/${organization}/sso`;
  return `/organizations/${organization}`;
}
