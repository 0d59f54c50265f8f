import type { OrganizationId } from '../../platform/ids.ts';
import type { Work } from '../../platform/work.ts';
import { mayApprove } from '../approvals/index.ts';
import { invitationFaults } from './faults.ts';
import { selectInviteApproval } from './store.ts';

/** Does an invitation by whoever calls wait there until somebody approves it? The app's own server is not even asked about. */
export async function needsApproval(work: Work, organizationId: OrganizationId): Promise<boolean> {
  if (work.by.kind !== 'member') return false;
  return (await selectInviteApproval(work, organizationId)) === true && !(await mayApprove(work, work.by, organizationId));
}

/** On every way that invites: who needs approval asks for it (`requestInvitation`), and nothing is done before. */
export async function demandNoApproval(work: Work, organizationId: OrganizationId): Promise<void> {
  if (await needsApproval(work, organizationId)) throw invitationFaults.needsApproval();
}
