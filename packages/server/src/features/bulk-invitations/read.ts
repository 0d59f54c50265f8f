import { command } from '../../chassis/command.ts';
import type { OrganizationId } from '../../platform/ids.ts';
import type { Page, PageRequest } from '../../platform/paging.ts';
import type { Work } from '../../platform/work.ts';
import { demandOrganization } from '../organizations/index.ts';
import type { BulkInvitation, BulkRow, Delivery } from './bulk-invitation.ts';
import { bulkFaults } from './faults.ts';
import { countDelivery, pageOfBulks, pageOfRows, selectBulk, selectRowsAfter, type Which, type WhichRows } from './store.ts';

const common = {
  needs: 'organizations_users_read',
  reads: true,
  within: ({ organizationId }: { readonly organizationId: OrganizationId }) => organizationId,
} as const;

export interface Standing {
  readonly bulk: BulkInvitation;
  readonly delivery: Delivery;
}

const demandBulk = async (work: Work, which: Which): Promise<BulkInvitation> => {
  const bulk = await selectBulk(work, which);
  if (!bulk) throw bulkFaults.notFound({ id: which.id });
  return bulk;
};

/** Where one stands, with what is known of its mails. */
export const getBulk = command({
  ...common,
  async run(work, which: Which): Promise<Standing> {
    const bulk = await demandBulk(work, which);
    return { bulk, delivery: bulk.startedAt ? await countDelivery(work, bulk.id) : NOTHING_SENT };
  },
});

export const NOTHING_SENT: Delivery = { queued: 0, accepted: 0, refused: 0, bounced: 0, joined: 0 };

export const listBulks = command({
  ...common,
  async run(work, { organizationId, ...ask }: PageRequest & { readonly organizationId: OrganizationId }): Promise<Page<BulkInvitation>> {
    await demandOrganization(work, organizationId);
    return pageOfBulks(work, organizationId, ask);
  },
});

export const listBulkRows = command({
  ...common,
  async run(work, { which, ...ask }: PageRequest & WhichRows & { readonly organizationId: OrganizationId; readonly which: Which }): Promise<Page<BulkRow>> {
    const bulk = await demandBulk(work, which);
    return pageOfRows(work, bulk.id, ask, ask);
  },
});

/** Some rows in their order: a download asks again and again. */
export const readBulkRows = command({
  ...common,
  async run(work, { after, most, ...which }: Which & { readonly after: number; readonly most: number }): Promise<BulkRow[]> {
    const bulk = await demandBulk(work, which);
    return selectRowsAfter(work, bulk.id, after, most);
  },
});
