import { command } from '../../chassis/command.ts';
import { every } from '../../platform/duties.ts';
import type { DomainId } from '../../platform/ids.ts';
import type { Outside } from '../../platform/outside.ts';
import type { Work } from '../../platform/work.ts';
import type { JobHandler } from '../../platform/worker.ts';
import { idOf } from '../organizations/index.ts';
import { announceDomain } from './announce.ts';
import type { Domain } from './domain.ts';
import { domainFaults } from './faults.ts';
import { afterLook, isLookedFor, type Look, lookFor } from './look.ts';
import { domainIn, type OneDomain } from './read.ts';
import { isProvenElsewhere, lockDomain, selectDomainById, takeDue, updateStanding } from './store.ts';

/** Whoever presses "Verify" over and over asks name servers of others. */
const PRESS_SECONDS = 30;
const MOST_AT_ONCE = 100;

/**
 * Looks for the record now instead of waiting for the next look. A domain that needs no look is as it is: believed
 * already, or failed, and then the way on is to add it anew.
 */
export const verifyDomain = command({
  needs: 'organizations_write',
  action: 'domain.checked',
  within: ({ organization }: OneDomain) => idOf(organization),
  countsTries: true,

  async prepare(outside, input, _, read): Promise<Look | undefined> {
    const domain = await read((work) => domainToLookFor(work, input));
    return domain && lookFor(outside, domain);
  },

  async run(work, input: OneDomain, look: Look | undefined): Promise<{ readonly verified: boolean }> {
    const domain = await domainIn(work, input);
    if (domain.status === 'failed') throw domainFaults.failed({ domain: domain.name });
    if (!look || !isLookedFor(domain)) return { verified: isBelieved(domain) };
    if (look === 'unanswered') throw domainFaults.noAnswer({ domain: domain.name });
    const after = await settle(work, domain.id, look, () => {
      throw domainFaults.taken({ domain: domain.name });
    });
    return { verified: after !== undefined && isBelieved(after) };
  },
});

async function domainToLookFor(work: Work, input: OneDomain): Promise<Domain | undefined> {
  const domain = await domainIn(work, input);
  if (!isLookedFor(domain)) return undefined;
  const wait = domain.checkedAt ? Math.ceil(PRESS_SECONDS - (work.now.getTime() - domain.checkedAt.getTime()) / 1000) : 0;
  if (wait > 0) throw domainFaults.lookedJustNow({ domain: domain.name, seconds: wait });
  return domain;
}

const isBelieved = ({ status }: Pick<Domain, 'status'>): boolean => status === 'verified' || status === 'auto_verified';

/**
 * Writes down what came of a look, and announces what it changed.
 * @param whenLost its record is there, but another organization was first: the claim has failed, unless this throws
 */
async function settle(work: Work, id: DomainId, look: Look, whenLost: () => void = () => {}): Promise<Domain | undefined> {
  const domain = await lockDomain(work, id);
  if (!domain || !isLookedFor(domain)) return domain;
  const lost = domain.status === 'pending' && look === 'found' && (await isProvenElsewhere(work, domain));
  if (lost) whenLost();
  const standing = afterLook(domain, look, work.now);
  const after = await updateStanding(work, domain, lost ? { ...standing, status: 'failed', nextCheckAt: null } : standing, look !== 'unanswered');
  if (after.status !== domain.status) {
    announceDomain(work, after.status === 'verified' ? 'organization.domain_dns_verification_success' : 'organization.domain_dns_verification_failed', after);
  }
  return after;
}

const JOB = 'domains.check';

/** Finds the domains whose hour has come. Looking is a job: name servers may take their time. */
export const domainDuty = every({ minutes: 1 }, 'domains.look', async (work) => {
  const due = await takeDue(work, MOST_AT_ONCE);
  for (const domainId of due) work.schedule(JOB, { domainId }, { key: `domain:${domainId}` });
  return due.length >= MOST_AT_ONCE;
});

/** The looks that the duty asked for. */
export const domainJobs = (outside: Outside): Readonly<Record<string, JobHandler>> => ({
  [JOB]: async ({ payload }, { change }) => {
    const { domainId } = payload as { readonly domainId: DomainId }; // as the duty scheduled it
    const domain = await change((work) => selectDomainById(work, domainId));
    if (!domain || !isLookedFor(domain)) return;
    const look = await lookFor(outside, domain);
    await change((work) => settle(work, domainId, look));
  },
});
