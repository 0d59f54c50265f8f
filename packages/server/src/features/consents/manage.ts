import { CLIENTS, command, SIGNED_IN } from '../../chassis/command.ts';
import type { ClientId, ConsentId, ResourceId, UserId } from '../../platform/ids.ts';
import type { Page, PageRequest } from '../../platform/paging.ts';
import type { Work } from '../../platform/work.ts';
import { revokeGrants } from '../grants/index.ts';
import { demandResource } from '../resources/index.ts';
import type { ListedConsent } from './consent.ts';
import { consentFaults } from './faults.ts';
import { deleteConsentRow, pageOfConsents, type Which } from './store.ts';

/** The programs that the person who asks lets act for them, the newest first. */
export const listOwnConsents = command({
  needs: SIGNED_IN,
  reads: true,
  run: (work, ask: PageRequest): Promise<Page<ListedConsent>> => pageOfConsents(work, { userId: self(work) }, '', ask),
});

export const revokeOwnConsent = command({
  needs: SIGNED_IN,
  action: 'consent.revoked',
  run: (work, { id }: { readonly id: ConsentId }): Promise<void> => revoke(work, { id, userId: self(work) }, 'yours'),
});

export interface ListConsents extends PageRequest {
  readonly resourceId: ResourceId;
  /** A part of the person's address or of the program's name, or an id of one of them. */
  readonly search: string;
}

/** Who lets which program act for them at this API, the newest first. */
export const listResourceConsents = command({
  needs: CLIENTS,
  reads: true,

  async run(work, { resourceId, search, ...ask }: ListConsents): Promise<Page<ListedConsent>> {
    const page = await pageOfConsents(work, { resourceId }, search, ask);
    if (page.rows.length === 0) await demandResource(work, resourceId);
    return page;
  },
});

export const revokeConsent = command({
  needs: CLIENTS,
  action: 'consent.revoked',
  run: (work, which: { readonly id: ConsentId; readonly clientId: ClientId }): Promise<void> => revoke(work, which, which.clientId),
});

/** The program is asked about anew, and refreshes nothing any more; the access token it has runs out within minutes. */
async function revoke(work: Work, which: Which & { readonly id: ConsentId }, owner: string): Promise<void> {
  const gone = await deleteConsentRow(work, which);
  if (!gone) throw consentFaults.notFound({ consent: which.id, owner });
  const { userId, clientId, organizationId } = gone;
  await revokeGrants(work, { userId, clientId, organizationId, why: 'consent_revoked' });
}

function self({ by }: Work): UserId {
  if (by.kind !== 'member') throw consentFaults.nobody();
  return by.id;
}
