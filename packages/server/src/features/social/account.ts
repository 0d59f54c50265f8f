import { SOCIAL_PROVIDERS, type SocialProvider } from '../../platform/environment.ts';
import type { Profile } from '../users/index.ts';
import { PROVIDERS } from './providers.ts';

export const isProvider = (name: string): name is SocialProvider => SOCIAL_PROVIDERS.some((known) => known === name);

/** Who a provider says is there. */
export interface Account {
  /** The provider's name for the person: the same for good. */
  readonly subject: string;
  readonly email?: string;
  /** The provider knows that the person reads mail there, and says so. */
  readonly provesAddress: boolean;
  readonly profile: Partial<Profile>;
  /** As it came. */
  readonly attributes: Readonly<Record<string, unknown>>;
}

type Claims = Readonly<Record<string, unknown>>;

/** From OpenID Connect's claims, whichever of them came. @returns undefined when they name nobody */
export function accountFrom(provider: SocialProvider, claims: Claims): Account | undefined {
  const subject = text(claims, 'sub');
  if (!subject || subject.length > LONGEST) return undefined;
  const email = text(claims, 'email')?.trim();
  const profile = {
    givenName: text(claims, 'given_name') ?? '',
    familyName: text(claims, 'family_name') ?? '',
    name: text(claims, 'name') ?? '',
    preferredUsername: text(claims, 'preferred_username') ?? '',
    picture: webAddress(text(claims, 'picture')) ?? '',
    locale: text(claims, 'locale') ?? '',
  };
  return {
    subject,
    ...(email ? { email } : {}),
    provesAddress: email !== undefined && PROVIDERS[provider].provesAddress(claims),
    profile: Object.fromEntries(Object.entries(profile).filter(([, value]) => value !== '')),
    attributes: claims,
  };
}

/**
 * GitHub names its people by number, for names change hands. Only the primary address counts, and only when it is
 * verified: the one in the profile is whichever the person chose to show.
 */
export function claimsOfGitHub(user: Claims, addresses: readonly Claims[]): Claims {
  const primary = addresses.find((address) => address['primary'] === true);
  return {
    sub: typeof user['id'] === 'number' ? String(user['id']) : '',
    name: user['name'],
    preferred_username: user['login'],
    picture: user['avatar_url'],
    ...(typeof primary?.['email'] === 'string' ? { email: primary['email'], email_verified: primary['verified'] === true } : {}),
  };
}

const LONGEST = 255;

function text(claims: Claims, name: string): string | undefined {
  const value = claims[name];
  // LinkedIn's locale is an object; and no name may be longer than a person could give it here.
  return typeof value === 'string' ? value.slice(0, name === 'sub' ? LONGEST + 1 : name === 'picture' ? 2048 : LONGEST) : undefined;
}

const webAddress = (value: string | undefined): string | undefined => (value && URL.parse(value)?.protocol === 'https:' ? value : undefined);
