import { command } from '../../chassis/command.ts';
import { cancelJobs } from '../../platform/outbox.ts';
import type { Work } from '../../platform/work.ts';
import { demandNoApproval, holdBulkMails } from '../invitations/index.ts';
import type { BulkInvitation } from './bulk-invitation.ts';
import { bulkFaults } from './faults.ts';
import { lockBulk, updateStatus, type Which } from './store.ts';

/** What the worker is handed. */
export type RunJob = Which;

export const RUN = 'bulk_invitations.run';
export const RESUME = 'bulk_invitations.resume';
export const UNDO = 'bulk_invitations.undo';

const common = { needs: 'organizations_users_invite', within: ({ organizationId }: Which) => organizationId } as const;

export const jobKey = ({ id }: Which): string => `bulk:${id}`;

const begin = (work: Work, which: Which, kind: string): void =>
  work.schedule(kind, { organizationId: which.organizationId, id: which.id }, { key: jobKey(which) });

async function lock(work: Work, which: Which): Promise<BulkInvitation> {
  const bulk = await lockBulk(work, which);
  if (!bulk) throw bulkFaults.notFound({ id: which.id });
  return bulk;
}

export const startBulk = command({
  ...common,
  action: 'bulk_invitation.started',
  async run(work, which: Which): Promise<BulkInvitation> {
    const { status } = await lock(work, which);
    await demandNoApproval(work, which.organizationId);
    if (status !== 'ready') throw bulkFaults.started({ status });
    begin(work, which, RUN);
    return updateStatus(work, which, 'running', { started: true });
  },
});

export const pauseBulk = command({
  ...common,
  action: 'bulk_invitation.paused',
  async run(work, which: Which): Promise<BulkInvitation> {
    const { status } = await lock(work, which);
    if (status !== 'running') throw bulkFaults.notRunning({ status });
    await cancelJobs(work, jobKey(which));
    await holdBulkMails(work, which.id);
    return updateStatus(work, which, 'paused');
  },
});

export const resumeBulk = command({
  ...common,
  action: 'bulk_invitation.resumed',
  async run(work, which: Which): Promise<BulkInvitation> {
    const { status } = await lock(work, which);
    await demandNoApproval(work, which.organizationId);
    if (status !== 'paused') throw bulkFaults.notPaused({ status });
    begin(work, which, RESUME);
    return updateStatus(work, which, 'running');
  },
});

/** Who was invited before a pause is still to get their mail: only undoing takes an invitation back. */
export const cancelBulk = command({
  ...common,
  action: 'bulk_invitation.cancelled',
  async run(work, which: Which): Promise<BulkInvitation> {
    const { status } = await lock(work, which);
    if (status !== 'ready' && status !== 'running' && status !== 'paused') throw bulkFaults.over({ status });
    await cancelJobs(work, jobKey(which));
    if (status === 'paused') begin(work, which, RESUME);
    return updateStatus(work, which, 'cancelled', { finished: true });
  },
});

export const undoBulk = command({
  ...common,
  action: 'bulk_invitation.undone',
  async run(work, which: Which): Promise<BulkInvitation> {
    const { status, startedAt } = await lock(work, which);
    if (!startedAt || (status !== 'paused' && status !== 'cancelled' && status !== 'done')) throw bulkFaults.cannotUndo({ status });
    await cancelJobs(work, jobKey(which));
    begin(work, which, UNDO);
    return updateStatus(work, which, 'undoing', { fromTheStart: true });
  },
});
