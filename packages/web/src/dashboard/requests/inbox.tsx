import { timestampDate } from '@bufbuild/protobuf/wkt';
import { IconUserCheck } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { UserService } from '@tenon/api/scalekit/v1/users/users_pb.ts';
import { ApprovalService, WaitingKind, type WaitingRequest } from '@tenon/api/tenon/v1/approvals_pb.ts';
import { JoinRequestService } from '@tenon/api/tenon/v1/join_requests_pb.ts';
import { type ReactNode, useState } from 'react';
import { useList, useWrite } from '../../api/index.ts';
import { type Column, DataTable, EmptyState, Identity, Page, Time } from '../../design/index.ts';
import { RefuseDialog } from '../../shared/approvals/refuse-dialog.tsx';
import { useMayWrite } from '../operator.ts';
import { Answer } from '../organizations/approvals/answer.tsx';
import { nameOf } from '../organizations/name.ts';

const PAGE = 30;
/** Somebody may ask, or answer from a mail, at any moment. */
const LOOK_AGAIN_MS = 5_000;

const columns: readonly Column<WaitingRequest>[] = [
  { key: 'who', header: 'Who', cell: ({ name, email }) => <Identity name={name || email} detail={name ? email : undefined} /> },
  { key: 'wanted', header: 'Wanted', width: '34%', cell: (request) => <Wanted {...request} /> },
  { key: 'asked', header: 'Waits since', width: '130px', cell: ({ createTime }) => <Time at={createTime && timestampDate(createTime)} /> },
];

function Wanted({ kind, requesterEmail, roles, organizationId, organizationName }: WaitingRequest): ReactNode {
  const organization = (
    <Link to="/organizations/$organizationId/approvals" params={{ organizationId }}>
      {nameOf({ displayName: organizationName })}
    </Link>
  );
  if (kind === WaitingKind.JOIN) return <span>Asks to join {organization}</span>;
  return (
    <span>
      {requesterEmail || 'Somebody'} invites them to {organization}
      {roles.length > 0 && ` as ${roles.join(', ')}`}
    </span>
  );
}

/** Everybody who waits to be let in anywhere, whoever has waited longest first. */
export function RequestsPage(): ReactNode {
  const mayWrite = useMayWrite();
  const [refusing, setRefusing] = useState<WaitingRequest>();
  const list = useList(ApprovalService.method.listWaitingRequests, (pageToken) => ({ pageSize: PAGE, pageToken }), requestsOf, { every: LOOK_AGAIN_MS });
  const also = [UserService, ApprovalService];
  const letIn = useWrite(JoinRequestService.method.approveJoinRequest, { says: ({ joinRequest }) => `${joinRequest?.email} is in.`, also });
  const invite = useWrite(ApprovalService.method.approveInvitationRequest, {
    says: ({ invitationRequest }) => `${invitationRequest?.email} is invited.`,
    also,
  });
  const turnAway = useWrite(JoinRequestService.method.refuseJoinRequest, { says: 'Refused. They were told by mail.', quiet: true, also });
  const notInvite = useWrite(ApprovalService.method.refuseInvitationRequest, { says: 'Refused. Whoever asked was told by mail.', quiet: true, also });
  const refuse = refusing?.kind === WaitingKind.JOIN ? turnAway : notInvite;
  return (
    <Page
      title="Requests"
      description="Everybody who waits to be let into an organization, whoever has waited longest first. Administrators of an organization answer, too."
    >
      <DataTable
        label="Requests"
        list={list}
        columns={
          mayWrite
            ? [
                ...columns,
                {
                  key: 'answer',
                  header: 'Answer',
                  width: '190px',
                  cell: (request) => (
                    <Answer
                      email={request.email}
                      onApprove={() => (request.kind === WaitingKind.JOIN ? letIn : invite).attempt({ organizationId: request.organizationId, id: request.id })}
                      onRefuse={() => setRefusing(request)}
                    />
                  ),
                },
              ]
            : columns
        }
        rowKey={({ id }) => id}
        empty={
          <EmptyState icon={IconUserCheck} title="Nobody waits">
            Organizations say under Approvals who has to be looked at before they come in. Whoever waits, in any of them, stands here until somebody has
            answered.
          </EmptyState>
        }
        counted={(shown, total) => (total !== undefined && total > shown ? `${shown} of ${total} who wait` : `${shown} ${shown === 1 ? 'waits' : 'wait'}`)}
      />
      {refusing && (
        <RefuseDialog
          who={refusing}
          {...(refusing.kind === WaitingKind.INVITATION && { requester: refusing.requesterEmail })}
          isBusy={refuse.isBusy}
          problem={refuse.problem}
          onClose={() => setRefusing(undefined)}
          onRefuse={(reason) => refuse.attempt({ organizationId: refusing.organizationId, id: refusing.id, reason }, () => setRefusing(undefined))}
        />
      )}
    </Page>
  );
}

const requestsOf = ({ waitingRequests }: { readonly waitingRequests: readonly WaitingRequest[] }) => waitingRequests;
