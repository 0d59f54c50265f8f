import type { Environment } from '../../platform/environment.ts';
import type { Fault } from '../../platform/fault.ts';
import type { Membership } from '../memberships/index.ts';
import { type User, unwelcome } from '../users/index.ts';
import { loginFaults } from './faults.ts';

/** Why this person may make no organization (any more); `undefined`: they may. */
export function whyNoNewOne({ signUp, signUpRules }: Environment, { email }: Pick<User, 'email'>, memberships: readonly Membership[]): Fault | undefined {
  if (!signUp) return loginFaults.signUpOff();
  const { organizationsPerPerson: limit } = signUpRules;
  const made = memberships.filter(({ provisioningMethod }) => provisioningMethod === 'org_creator').length;
  if (limit > 0 && made >= limit) return loginFaults.organizationLimit({ limit });
  return unwelcome({ signUpRules }, email);
}
