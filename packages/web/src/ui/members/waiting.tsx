import { timestampDate } from '@bufbuild/protobuf/wkt';
import { Button, Group, Stack } from '@mantine/core';
import { IconHourglass, IconMailQuestion } from '@tabler/icons-react';
import { UserService } from '@tenon/api/scalekit/v1/users/users_pb.ts';
import { ApprovalService, type InvitationRequest, InvitationRequestStatus } from '@tenon/api/tenon/v1/approvals_pb.ts';
import { type JoinRequest, JoinRequestService, JoinRequestStatus } from '@tenon/api/tenon/v1/join_requests_pb.ts';
import { type ReactNode, useState } from 'react';
import { useList, useWrite } from '../../api/index.ts';
import { DataTable, EmptyState, Headed, Identity, Stacked, Time } from '../../design/index.ts';
import { RefuseDialog } from '../../shared/approvals/refuse-dialog.tsx';
import { useMe } from '../me.ts';
import { t } from '../words/index.ts';

const joinRequestsOf = ({ joinRequests }: { readonly joinRequests: readonly JoinRequest[] }) => joinRequests;
const invitationsOf = ({ invitationRequests }: { readonly invitationRequests: readonly InvitationRequest[] }) => invitationRequests;

/** What waits for an answer of whoever looks. */
export function Waiting(): ReactNode {
  return (
    <Stacked>
      <PeopleWhoAsk />
      <InvitationsThatWait />
    </Stacked>
  );
}

function PeopleWhoAsk(): ReactNode {
  const { organization } = useMe();
  const organizationId = organization.id;
  const list = useList(
    JoinRequestService.method.listJoinRequests,
    (pageToken) => ({ organizationId, pageSize: 30, pageToken, status: JoinRequestStatus.WAITING }),
    joinRequestsOf,
  );
  const letIn = useWrite(JoinRequestService.method.approveJoinRequest, {
    also: [UserService, ApprovalService],
    says: ({ joinRequest }) => t('members.letInDone', { name: joinRequest?.name || joinRequest?.email || '' }),
  });
  const refuse = useWrite(JoinRequestService.method.refuseJoinRequest, { also: [ApprovalService], says: t('members.refused'), quiet: true });
  const [refusing, setRefusing] = useState<JoinRequest>();
  return (
    <Headed title={t('members.asks')}>
      <DataTable
        label={t('members.asks')}
        list={list}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'who',
            header: t('members.who'),
            cell: ({ name, email }) => <Identity name={name || email} detail={name ? email : undefined} />,
          },
          { key: 'asked', header: t('members.asked'), width: '150px', cell: ({ createTime }) => <Time at={createTime && timestampDate(createTime)} /> },
          {
            key: 'answer',
            header: t('members.answer'),
            width: '220px',
            cell: (request) => (
              <Answers
                to={request.name || request.email}
                yes={{ label: t('members.letIn'), run: () => letIn.attempt({ organizationId, id: request.id }) }}
                no={{ label: t('members.refuse'), run: () => setRefusing(request) }}
              />
            ),
          },
        ]}
        empty={
          <EmptyState icon={IconHourglass} title={t('members.asksNone')}>
            {t('members.asksNoneNext', { organization: organization.name })}
          </EmptyState>
        }
      />
      {refusing && (
        <RefuseDialog
          who={refusing}
          isBusy={refuse.isBusy}
          problem={refuse.problem}
          onClose={() => setRefusing(undefined)}
          onRefuse={(reason) => refuse.attempt({ organizationId, id: refusing.id, reason }, () => setRefusing(undefined))}
        />
      )}
    </Headed>
  );
}

function InvitationsThatWait(): ReactNode {
  const { organization } = useMe();
  const organizationId = organization.id;
  const list = useList(
    ApprovalService.method.listInvitationRequests,
    (pageToken) => ({ organizationId, pageSize: 30, pageToken, status: InvitationRequestStatus.WAITING }),
    invitationsOf,
  );
  const approve = useWrite(ApprovalService.method.approveInvitationRequest, { also: [UserService], says: t('members.approved') });
  const refuse = useWrite(ApprovalService.method.refuseInvitationRequest, { says: t('members.refused'), quiet: true });
  const [refusing, setRefusing] = useState<InvitationRequest>();
  return (
    <Headed title={t('members.invitations')}>
      <DataTable
        label={t('members.invitations')}
        list={list}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'who',
            header: t('members.who'),
            cell: ({ firstName, lastName, email }) => {
              const name = `${firstName} ${lastName}`.trim();
              return <Identity name={name || email} detail={name ? email : undefined} />;
            },
          },
          {
            key: 'wanted',
            header: t('members.wanted'),
            width: '24%',
            cell: ({ requesterEmail, roles }) => (
              <Stack gap={0}>
                {requesterEmail && <span>{t('members.by', { email: requesterEmail })}</span>}
                <small>{roles.join(', ')}</small>
              </Stack>
            ),
          },
          { key: 'asked', header: t('members.asked'), width: '150px', cell: ({ createTime }) => <Time at={createTime && timestampDate(createTime)} /> },
          {
            key: 'answer',
            header: t('members.answer'),
            width: '220px',
            cell: (request) => (
              <Answers
                to={request.email}
                yes={{ label: t('members.approve'), run: () => approve.attempt({ organizationId, id: request.id }) }}
                no={{ label: t('members.refuse'), run: () => setRefusing(request) }}
              />
            ),
          },
        ]}
        empty={
          <EmptyState icon={IconMailQuestion} title={t('members.invitationsNone')}>
            {t('members.invitationsNoneNext')}
          </EmptyState>
        }
      />
      {refusing && (
        <RefuseDialog
          who={refusing}
          requester={refusing.requesterEmail}
          isBusy={refuse.isBusy}
          problem={refuse.problem}
          onClose={() => setRefusing(undefined)}
          onRefuse={(reason) => refuse.attempt({ organizationId, id: refusing.id, reason }, () => setRefusing(undefined))}
        />
      )}
    </Headed>
  );
}

interface Answer {
  readonly label: string;
  readonly run: () => void;
}

function Answers({ to, yes, no }: { readonly to: string; readonly yes: Answer; readonly no: Answer }): ReactNode {
  return (
    <Group gap="xs" wrap="nowrap">
      <Button size="compact-sm" onClick={no.run} aria-label={`${no.label}: ${to}`}>
        {no.label}
      </Button>
      <Button size="compact-sm" variant="filled" onClick={yes.run} aria-label={`${yes.label}: ${to}`}>
        {yes.label}
      </Button>
    </Group>
  );
}
