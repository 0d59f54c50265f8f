import type { AuthPolicy } from '../organizations/index.ts';

/** What an administrator could come in with. Administrators who are alike in this are one. */
export interface Administrator {
  /** Their address is at a verified domain of the organization. */
  readonly atItsDomain: boolean;
  readonly hasPasskey: boolean;
}

/** Whoever reads their mail has these, or gets them on the way: a password is set by mail where nothing else counts. */
const BY_MAIL: AuthPolicy['methods'] = ['email_code', 'magic_link', 'password'];

/**
 * Why none of an organization's administrators could enter it under these demands, their ways narrowed to what is on; `undefined`: one could, or there is
 * none to lock out. A second factor locks nobody out who gets that far: whoever has none sets one up on the way. A passkey has to be made beforehand, and
 * nobody can have come by a connection that nobody has used.
 */
export function lockout(policy: AuthPolicy, administrators: readonly Administrator[]): string | undefined {
  if (administrators.length === 0) return undefined;
  const able = administrators.filter(
    ({ hasPasskey }) => policy.methods.some((method) => BY_MAIL.includes(method)) || (hasPasskey && policy.methods.includes('passkey')),
  );
  if (able.length === 0) return 'none of them has set up any of the ways that it would leave';
  if (policy.ssoOnly && able.every(({ atItsDomain }) => atItsDomain)) {
    return 'all of them have addresses at its verified domains, and none has come by its connection';
  }
  return undefined;
}
