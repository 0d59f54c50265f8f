import type { Environment } from '../../platform/environment.ts';
import type { Fault } from '../../platform/fault.ts';
import { domainOf, whoseMail } from '../../platform/mail-domains.ts';
import { userFaults } from './faults.ts';

const LONGEST = 254; // RFC 5321, section 4.5.3.1.3, without the angle brackets
// What an HTML form calls an address, and a dot in the domain: mail to a bare host name arrives nowhere.
const SHAPE = /^[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)+$/i;

export const isEmail = (text: string): boolean => text.length <= LONGEST && SHAPE.test(text);

/** Text from outside that has to be an e-mail address. It is kept as it is written. */
export function parseEmail(text: string): string {
  if (!isEmail(text)) throw userFaults.invalidEmail({ email: text.slice(0, 100) });
  return text;
}

/**
 * Why the environment lets nobody new in with this address; `undefined`: it does. Every way in asks: sign-up, invitations,
 * making an organization. Whoever is here already stays, and signs in as before.
 */
export function unwelcome({ signUpRules }: Pick<Environment, 'signUpRules'>, email: string): Fault | undefined {
  const domain = domainOf(email);
  const whose = whoseMail(domain);
  if (whose === 'public' && signUpRules.blockPublicDomains) return userFaults.publicAddress({ domain });
  if (whose === 'disposable' && signUpRules.blockDisposableDomains) return userFaults.throwAwayAddress({ domain });
  return undefined;
}
