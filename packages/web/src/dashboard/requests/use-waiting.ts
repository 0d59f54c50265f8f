import { ApprovalService } from '@tenon/api/tenon/v1/approvals_pb.ts';
import { useRead } from '../../api/index.ts';

const LOOK_AGAIN_MS = 60_000;

/** How many people wait for an answer, in the whole environment. Undefined: it is not known yet. */
export const useWaiting = (every = LOOK_AGAIN_MS): number | undefined =>
  useRead(ApprovalService.method.listWaitingRequests, { pageSize: 1 }, { every, onReturn: true }).data?.totalSize;
