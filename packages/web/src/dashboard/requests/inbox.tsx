import { timestampDate } from '@bufbuild/protobuf/wkt';
import { SegmentedControl } from '@mantine/core';
import { IconUserCheck } from '@tabler/icons-react';
import { getRouteApi, Link } from '@tanstack/react-router';
import { UserService } from '@tenon/api/scalekit/v1/users/users_pb.ts';
import { ApprovalService, WaitingKind, type WaitingRequest } from '@tenon/api/tenon/v1/approvals_pb.ts';
import { JoinRequestService } from '@tenon/api/tenon/v1/join_requests_pb.ts';
import { type ReactNode, useState } from 'react';
import { useList, useWrite } from '../../api/index.ts';
import { type Column, DataTable, EmptyState, Identity, Page, Stacked, Time } from '../../design/index.ts';
import { AnsweredRequests } from '../../shared/approvals/answered.tsx';
import { RefuseDialog } from '../../shared/approvals/refuse-dialog.tsx';
import { useMayWrite, useOperator } from '../operator.ts';
import { Answer } from '../organizations/approvals/answer.tsx';
import { nameOf } from '../organizations/name.ts';
import { useWaiting } from './use-waiting.ts';

const route = getRouteApi('/requests');

const PAGE = 30;
/** Somebody may ask, or answer from a mail, at any moment. */
const LOOK_AGAIN_MS = 5_000;

const columns: readonly Column<WaitingRequest>[] = [
  { key: 'who', header: 'Who', cell: ({ name, email }) => <Identity name={name || email} detail={name ? email : undefined} /> },
  { key: 'wanted', header: 'Wanted', width: '34%', cell: (request) => <Wanted {...request} /> },
  { key: 'asked', header: 'Waits since', width: '130px', cell: ({ createTime }) => <Time at={createTime && timestampDate(createTime)} /> },
];

const Place = ({ organizationId, organizationName }: WaitingRequest): ReactNode => (
  <Link to="/organizations/$organizationId/approvals" params={{ organizationId }}>
    {nameOf({ displayName: organizationName })}
  </Link>
);

function Wanted(request: WaitingRequest): ReactNode {
  const { kind, requesterEmail, roles } = request;
  const organization = <Place {...request} />;
  if (kind === WaitingKind.JOIN) return <span>Asks to join {organization}</span>;
  return (
    <span>
      {requesterEmail || 'Somebody'} invites them to {organization}
      {roles.length > 0 && ` as ${roles.join(', ')}`}
    </span>
  );
}

const WAITING = 'waiting';
const PARTS = [
  { value: WAITING, label: 'Waiting' },
  { value: 'answered', label: 'Answered' },
];

/** Everybody who waits to be let in anywhere, and what was answered. */
export function RequestsPage(): ReactNode {
  const { userId } = useOperator();
  const { show } = route.useSearch();
  const navigate = route.useNavigate();
  const part = show === 'answered' ? show : WAITING;
  return (
    <Page
      title="Requests"
      description="Everybody who waits to be let into an organization, whoever has waited longest first. Administrators of an organization answer, too."
    >
      <Stacked>
        <SegmentedControl
          style={{ justifySelf: 'start' }}
          aria-label="Which requests"
          data={PARTS}
          value={part}
          onChange={(next) => void navigate({ search: next === WAITING ? {} : { show: next }, replace: true })}
        />
        {part === WAITING ? <Waiting /> : <AnsweredRequests self={userId} place={(request) => <Place {...request} />} />}
      </Stacked>
    </Page>
  );
}

/** Whoever has waited longest first. */
function Waiting(): ReactNode {
  const mayWrite = useMayWrite();
  // What stands beside the name of the page says what its list says.
  useWaiting(LOOK_AGAIN_MS);
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
    <>
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
    </>
  );
}

const requestsOf = ({ waitingRequests }: { readonly waitingRequests: readonly WaitingRequest[] }) => waitingRequests;
