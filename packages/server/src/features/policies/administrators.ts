import type { SocialProvider } from '../../platform/environment.ts';
import type { AuthPolicy } from '../organizations/index.ts';

/** What an administrator could come in with. Administrators who are alike in this are one. */
export interface Administrator {
  /** Their address is at a verified domain of the organization. */
  readonly atItsDomain: boolean;
  readonly hasPasskey: boolean;
  /**
   * They can come by a provider that people may come by: they have, with an account there that is linked to them, or
   * the provider itself gave out their address, so that it comes with an account (`mailDomainsOf`). Anybody may open an account with any
   * address at most providers, but whether this person has one is known to nobody here: who has never come by it counts for nothing.
   */
  readonly hasSocial: boolean;
}

/** Addresses that come with an account at the provider. A company's own domain may be with it too; that is not to be seen from here. */
export const mailDomainsOf = (provider: SocialProvider): readonly string[] => MAIL_DOMAINS[provider] ?? [];

const MAIL_DOMAINS: Readonly<Partial<Record<SocialProvider, readonly string[]>>> = {
  google: ['gmail.com', 'googlemail.com'],
  microsoft: ['outlook.com', 'hotmail.com', 'live.com', 'msn.com'],
};

/** Whoever reads their mail has these, or gets them on the way: a password is set by mail where nothing else counts. */
const BY_MAIL: AuthPolicy['methods'] = ['email_code', 'magic_link', 'password'];

/**
 * Why none of an organization's administrators could enter it under these demands, their ways narrowed to what is on; `undefined`: one could, or there is
 * none to lock out. A second factor locks nobody out who gets that far: whoever has none sets one up on the way. A passkey has to be made beforehand, an
 * account at a provider has to be known to be theirs, and nobody can have come by a connection that nobody has used.
 */
export function lockout(policy: AuthPolicy, administrators: readonly Administrator[]): string | undefined {
  if (administrators.length === 0) return undefined;
  const byMail = policy.methods.some((method) => BY_MAIL.includes(method));
  const able = administrators.filter(
    ({ hasPasskey, hasSocial }) => byMail || (hasPasskey && policy.methods.includes('passkey')) || (hasSocial && policy.methods.includes('social')),
  );
  if (able.length === 0) return 'none of them has set up, or has come by, any of the ways that it would leave';
  if (policy.ssoOnly && able.every(({ atItsDomain }) => atItsDomain)) {
    return 'all of them have addresses at its verified domains, and none has come by its connection';
  }
  return undefined;
}
