import type { AuthPolicy } from '../organizations/index.ts';

/** What an administrator could come in with. Administrators who are alike in this are one. */
export interface Administrator {
  /** Their address is at a verified domain of the organization. */
  readonly atItsDomain: boolean;
}

/**
 * Why none of an organization's administrators could enter it under these demands, their ways narrowed to what is on; `undefined`: one could, or there is
 * none to lock out. Whoever reads their mail can use a code or a link. Everything else has to be set up by the person
 * beforehand, and nobody can have done so while there is no page for it; the same goes for coming by a connection.
 */
export function lockout(policy: AuthPolicy, administrators: readonly Administrator[]): string | undefined {
  if (administrators.length === 0) return undefined;
  if (!policy.methods.some((method) => method === 'email_code' || method === 'magic_link')) {
    return 'none of them has set up any of the ways that it would leave';
  }
  if (policy.secondFactor) return 'none of them has set up a second factor';
  if (policy.ssoOnly && administrators.every(({ atItsDomain }) => atItsDomain)) {
    return 'all of them have addresses at its verified domains, and none has come by its connection';
  }
  return undefined;
}
