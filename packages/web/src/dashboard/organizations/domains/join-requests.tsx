import { type JoinRequest, JoinRequestService, JoinRequestStatus } from '@tenon/api/tenon/v1/join_requests_pb.ts';
import type { ReactNode } from 'react';
import { useList } from '../../../api/index.ts';
import { JoinRequestList } from '../approvals/requests.tsx';

/** They wait at this moment: whoever looks sees them come. */
const LOOK_AGAIN_MS = 5_000;

/** Who asks to be let in. Nothing is shown while nobody does. */
export function JoinRequests({ organizationId }: { readonly organizationId: string }): ReactNode {
  const list = useList(
    JoinRequestService.method.listJoinRequests,
    (pageToken) => ({ organizationId, status: JoinRequestStatus.WAITING, pageSize: 30, pageToken }),
    rowsOf,
    { every: LOOK_AGAIN_MS },
  );
  if (list.rows.length === 0 && !list.problem) return null;
  return <JoinRequestList list={list} />;
}

const rowsOf = ({ joinRequests }: { readonly joinRequests: readonly JoinRequest[] }) => joinRequests;
