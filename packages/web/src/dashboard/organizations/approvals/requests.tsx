import { type Timestamp, timestampDate } from '@bufbuild/protobuf/wkt';
import { UserService } from '@tenon/api/scalekit/v1/users/users_pb.ts';
import { ApprovalService, type InvitationRequest, InvitationRequestStatus } from '@tenon/api/tenon/v1/approvals_pb.ts';
import { type JoinRequest, JoinRequestService, JoinRequestStatus } from '@tenon/api/tenon/v1/join_requests_pb.ts';
import { type ReactNode, useState } from 'react';
import { useWrite } from '../../../api/index.ts';
import { type Column, DataTable, Identity, type ListState, StatusBadge, Time } from '../../../design/index.ts';
import { RefuseDialog } from '../../../shared/approvals/refuse-dialog.tsx';
import { useMayWrite, useOperator } from '../../operator.ts';
import { TabPart } from '../tab-head.tsx';
import { Answer } from './answer.tsx';
import css from './approvals.module.css';

interface Props {
  readonly joins: ListState<JoinRequest>;
  readonly invitations: ListState<InvitationRequest>;
}

/** Those who ask for themselves, and those for whom somebody asks. A kind of which there is none is left out. */
export function Requests({ joins, invitations }: Props): ReactNode {
  return (
    <>
      {(joins.isLoading || joins.rows.length > 0) && <JoinRequestList list={joins} />}
      {invitations.rows.length > 0 && <InvitationRequests list={invitations} />}
    </>
  );
}

/** Those who ask for themselves, with what answers them. */
export function JoinRequestList({ list }: { readonly list: ListState<JoinRequest> }): ReactNode {
  const mayWrite = useMayWrite();
  const [refusing, setRefusing] = useState<JoinRequest>();
  const approve = useWrite(JoinRequestService.method.approveJoinRequest, {
    says: ({ joinRequest }) => `${joinRequest?.email} is in.`,
    also: [UserService, ApprovalService],
  });
  const refuse = useWrite(JoinRequestService.method.refuseJoinRequest, { says: 'Refused. They were told by mail.', quiet: true, also: [ApprovalService] });
  const isOpen = list.rows.some(({ status }) => status === JoinRequestStatus.WAITING);
  const columns: readonly Column<JoinRequest>[] = [
    { key: 'who', header: 'Who', cell: ({ name, email }) => <Identity name={name || email} detail={name ? email : undefined} /> },
    ...(isOpen
      ? []
      : [
          {
            key: 'state',
            header: 'Answer',
            width: '30%',
            cell: ({ status, decidedBy, deciderEmail, decideTime, reason }: JoinRequest) => (
              <Answered isIn={status === JoinRequestStatus.APPROVED} by={deciderEmail || decidedBy} at={decideTime} reason={reason} />
            ),
          },
        ]),
    { key: 'asked', header: 'Asked', width: '150px', cell: ({ createTime }) => <Time at={createTime && timestampDate(createTime)} /> },
    ...(isOpen && mayWrite
      ? [
          {
            key: 'answer',
            header: 'Answer',
            width: '190px',
            cell: (request: JoinRequest) => (
              <Answer
                email={request.email}
                onApprove={() => approve.attempt({ organizationId: request.organizationId, id: request.id })}
                onRefuse={() => setRefusing(request)}
              />
            ),
          },
        ]
      : []),
  ];
  return (
    <TabPart title="People who ask to join">
      <DataTable label="People who ask to join" list={list} columns={columns} rowKey={({ id }) => id} nameOf={({ email }) => email} empty={null} />
      {refusing && (
        <RefuseDialog
          who={refusing}
          isBusy={refuse.isBusy}
          problem={refuse.problem}
          onClose={() => setRefusing(undefined)}
          onRefuse={(reason) => refuse.attempt({ organizationId: refusing.organizationId, id: refusing.id, reason }, () => setRefusing(undefined))}
        />
      )}
    </TabPart>
  );
}

function InvitationRequests({ list }: { readonly list: ListState<InvitationRequest> }): ReactNode {
  const mayWrite = useMayWrite();
  const [refusing, setRefusing] = useState<InvitationRequest>();
  const approve = useWrite(ApprovalService.method.approveInvitationRequest, {
    says: ({ invitationRequest }) => `${invitationRequest?.email} is invited.`,
    also: [UserService],
  });
  const refuse = useWrite(ApprovalService.method.refuseInvitationRequest, { says: 'Refused. Whoever asked was told by mail.', quiet: true });
  const isOpen = list.rows.some(({ status }) => status === InvitationRequestStatus.WAITING);
  const columns: readonly Column<InvitationRequest>[] = [
    {
      key: 'who',
      header: 'Who',
      cell: ({ firstName, lastName, email }) => {
        const name = `${firstName} ${lastName}`.trim();
        return <Identity name={name || email} detail={name ? email : undefined} />;
      },
    },
    {
      key: 'wanted',
      header: 'Wanted',
      width: '24%',
      cell: ({ requesterEmail, roles }) => `${requesterEmail || 'Somebody'} invites them${roles.length > 0 ? ` as ${roles.join(', ')}` : ''}`,
    },
    ...(isOpen
      ? []
      : [
          {
            key: 'state',
            header: 'Answer',
            width: '28%',
            cell: ({ status, decidedBy, deciderEmail, decideTime, reason }: InvitationRequest) => (
              <Answered isIn={status === InvitationRequestStatus.APPROVED} by={deciderEmail || decidedBy} at={decideTime} reason={reason} />
            ),
          },
        ]),
    { key: 'asked', header: 'Asked', width: '150px', cell: ({ createTime }) => <Time at={createTime && timestampDate(createTime)} /> },
    ...(isOpen && mayWrite
      ? [
          {
            key: 'answer',
            header: 'Answer',
            width: '190px',
            cell: (request: InvitationRequest) => (
              <Answer
                email={request.email}
                onApprove={() => approve.attempt({ organizationId: request.organizationId, id: request.id })}
                onRefuse={() => setRefusing(request)}
              />
            ),
          },
        ]
      : []),
  ];
  return (
    <TabPart title="Invitations by members">
      <DataTable label="Invitations by members" list={list} columns={columns} rowKey={({ id }) => id} nameOf={({ email }) => email} empty={null} />
      {refusing && (
        <RefuseDialog
          who={refusing}
          requester={refusing.requesterEmail}
          isBusy={refuse.isBusy}
          problem={refuse.problem}
          onClose={() => setRefusing(undefined)}
          onRefuse={(reason) => refuse.attempt({ organizationId: refusing.organizationId, id: refusing.id, reason }, () => setRefusing(undefined))}
        />
      )}
    </TabPart>
  );
}

function answererOf(by: string, self: string): string {
  if (by === self) return 'you';
  return by.startsWith('skc_') ? 'your app' : by || 'somebody';
}

interface AnsweredProps {
  readonly isIn: boolean;
  readonly by: string;
  readonly at: Timestamp | undefined;
  readonly reason: string;
}

/** What was answered, by whom, and why. */
function Answered({ isIn, by, at, reason }: AnsweredProps): ReactNode {
  const { userId } = useOperator();
  return (
    <span className={css['by']}>
      <StatusBadge tone={isIn ? 'good' : 'idle'}>{isIn ? 'Approved' : 'Refused'}</StatusBadge>
      <small>
        by {answererOf(by, userId)}, <Time at={at && timestampDate(at)} />
      </small>
      {reason && <q>{reason}</q>}
    </span>
  );
}
