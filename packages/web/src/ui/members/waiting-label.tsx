import { ApprovalService, InvitationRequestStatus } from '@tenon/api/tenon/v1/approvals_pb.ts';
import { JoinRequestService, JoinRequestStatus } from '@tenon/api/tenon/v1/join_requests_pb.ts';
import type { ReactNode } from 'react';
import { useRead } from '../../api/index.ts';
import { Count } from '../../design/index.ts';
import { useMe } from '../me.ts';
import { t } from '../words/index.ts';

/** Somebody may ask at any moment. */
const LOOK_AGAIN = { every: 60_000, onReturn: true } as const;

/** What leads to those who wait for an answer, and how many they are. */
export function WaitingLabel(): ReactNode {
  const organizationId = useMe().organization.id;
  const joins = useRead(JoinRequestService.method.listJoinRequests, { organizationId, pageSize: 1, status: JoinRequestStatus.WAITING }, LOOK_AGAIN);
  const invitations = useRead(
    ApprovalService.method.listInvitationRequests,
    { organizationId, pageSize: 1, status: InvitationRequestStatus.WAITING },
    LOOK_AGAIN,
  );
  const waiting = (joins.data?.totalSize ?? 0) + (invitations.data?.totalSize ?? 0);
  return (
    <>
      {t('members.waiting')} {waiting > 0 && <Count of={waiting} what="" />}
    </>
  );
}
