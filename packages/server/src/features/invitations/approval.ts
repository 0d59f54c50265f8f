import type { OrganizationId } from '../../platform/ids.ts';
import type { Work } from '../../platform/work.ts';
import { mayApprove } from '../approvals/index.ts';
import { invitationFaults } from './faults.ts';
import { selectInviteApproval } from './store.ts';

/** Does an invitation by whoever calls wait there until somebody approves it? The app's own server is not even asked about. */
export async function needsApproval(work: Work, organizationId: OrganizationId): Promise<boolean> {
  return !mayApprove(work.by) && (await selectInviteApproval(work, organizationId)) === true;
}

/** On every way that invites: who needs approval asks for it (`requestInvitation`), and nothing is done before. */
export async function demandNoApproval(work: Work, organizationId: OrganizationId): Promise<void> {
  if (await needsApproval(work, organizationId)) throw invitationFaults.needsApproval();
}
