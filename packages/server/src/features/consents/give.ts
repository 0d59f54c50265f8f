import type { ClientId, OrganizationId, ResourceId, UserId } from '../../platform/ids.ts';
import type { Work } from '../../platform/work.ts';
import type { Consent } from './consent.ts';
import { selectConsents, upsertConsent } from './store.ts';

/** What the person allows this program at this API so far, organization by organization. */
export async function consentsTo(
  work: Work,
  whose: { readonly userId: UserId; readonly clientId: ClientId; readonly resourceId: ResourceId },
): Promise<Readonly<Partial<Record<OrganizationId, Consent>>>> {
  const given = await selectConsents(work, whose);
  return Object.fromEntries(given.map((consent) => [consent.organizationId, consent]));
}

/** The person said yes to this, beside what they said yes to before. */
export const giveConsent = (work: Work, consent: Omit<Consent, 'id' | 'grantedAt'>): Promise<void> =>
  upsertConsent(work, { ...consent, id: work.newId('usrcnst'), grantedAt: work.now });
