import { SegmentedControl } from '@mantine/core';
import { IconUserCheck } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { ApprovalService, type InvitationRequest, InvitationRequestStatus } from '@tenon/api/tenon/v1/approvals_pb.ts';
import { type JoinRequest, JoinRequestService, JoinRequestStatus } from '@tenon/api/tenon/v1/join_requests_pb.ts';
import type { ReactNode } from 'react';
import { useList } from '../../../api/index.ts';
import { EmptyState, ErrorState } from '../../../design/index.ts';
import { TabHead } from '../tab-head.tsx';
import { useOrganization } from '../use-organization.ts';
import css from './approvals.module.css';
import { Requests } from './requests.tsx';
import { Switches } from './switches.tsx';

const route = getRouteApi('/organizations/$organizationId/approvals');
const PAGE = 30;
/** Somebody may ask, or answer from a mail, at any moment. */
const LOOK_AGAIN_MS = 5_000;

const STATES = [
  { value: 'waiting', label: 'Waiting' },
  { value: 'approved', label: 'Approved' },
  { value: 'refused', label: 'Refused' },
] as const;

const JOIN = { waiting: JoinRequestStatus.WAITING, approved: JoinRequestStatus.APPROVED, refused: JoinRequestStatus.REFUSED } as const;
const INVITATION = {
  waiting: InvitationRequestStatus.WAITING,
  approved: InvitationRequestStatus.APPROVED,
  refused: InvitationRequestStatus.REFUSED,
} as const;

/** Who wants to come in and has to be looked at first, and whether they have to. */
export function OrganizationApprovals(): ReactNode {
  const { organizationId } = useOrganization();
  const { status } = route.useSearch();
  const navigate = route.useNavigate();
  const state = STATES.find(({ value }) => value === status)?.value ?? 'waiting';
  const joins = useList(
    JoinRequestService.method.listJoinRequests,
    (pageToken) => ({ organizationId, pageSize: PAGE, pageToken, status: JOIN[state] }),
    joinsOf,
    { every: LOOK_AGAIN_MS },
  );
  const invitations = useList(
    ApprovalService.method.listInvitationRequests,
    (pageToken) => ({ organizationId, pageSize: PAGE, pageToken, status: INVITATION[state] }),
    invitationsOf,
    { every: LOOK_AGAIN_MS },
  );
  const problem = joins.problem ?? invitations.problem;
  const isEmpty = !joins.isLoading && !invitations.isLoading && joins.rows.length + invitations.rows.length === 0;

  return (
    <>
      <TabHead>People who ask to join, and invitations by members who may not let anybody in by themselves. Its own administrators answer them, too.</TabHead>
      <SegmentedControl
        className={css['states'] ?? ''}
        aria-label="Which requests"
        data={[...STATES]}
        value={state}
        onChange={(next) => void navigate({ search: next === 'waiting' ? {} : { status: next }, replace: true })}
      />
      {problem && joins.rows.length + invitations.rows.length === 0 ? (
        <div className={css['card']}>
          <ErrorState
            problem={problem}
            retry={() => {
              joins.retry();
              invitations.retry();
            }}
          />
        </div>
      ) : isEmpty ? (
        <div className={css['card']}>
          <EmptyState icon={IconUserCheck} title={state === 'waiting' ? 'Nobody waits' : `Nobody was ${state} yet`}>
            {state === 'waiting'
              ? 'With the switches below on, whoever asks to join and whomever a member invites waits here until somebody has looked.'
              : 'Every answer stays here, with who gave it.'}
          </EmptyState>
        </div>
      ) : (
        <Requests joins={joins} invitations={invitations} />
      )}
      <Switches organizationId={organizationId} />
    </>
  );
}

const joinsOf = ({ joinRequests }: { readonly joinRequests: readonly JoinRequest[] }) => joinRequests;
const invitationsOf = ({ invitationRequests }: { readonly invitationRequests: readonly InvitationRequest[] }) => invitationRequests;
