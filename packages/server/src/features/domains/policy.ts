import { domainToASCII } from 'node:url';
import { type Actor, actsForAll } from '../../platform/actor.ts';
import { whoseMail } from '../../platform/mail-domains.ts';
import type { Domain, DomainType } from './domain.ts';
import { domainFaults } from './faults.ts';

const LONGEST = 253;
const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/** A domain as it is kept and compared, or the fault that this is none that an organization could have. */
export function parseDomain(given: string): string {
  const name = domainToASCII(given.trim().replace(/\.$/, '')).toLowerCase();
  const labels = name.split('.');
  const isDomain = name.length <= LONGEST && labels.length > 1 && labels.every((label) => LABEL.test(label)) && !/^\d+$/.test(labels.at(-1)!);
  if (!isDomain) throw domainFaults.malformed({ given: given.slice(0, 64) });
  const whose = whoseMail(name);
  if (whose) throw domainFaults[whose === 'public' ? 'everybodys' : 'throwAway']({ domain: name });
  return name;
}

/**
 * How a new domain comes to be believed. The app's own server is taken on its word; a member of the organization sets a
 * TXT record. A domain whose people may merely join needs no proof: each of them shows that they read their mail.
 */
export function proofFor(by: Actor, type: DomainType): Pick<Domain, 'status' | 'method'> {
  if (type === 'allowed_email') return { status: 'auto_verified', method: 'not_applicable' };
  return actsForAll(by) ? { status: 'auto_verified', method: 'admin' } : { status: 'pending', method: 'dns' };
}
