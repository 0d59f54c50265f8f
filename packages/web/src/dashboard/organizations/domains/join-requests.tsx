import { timestampDate } from '@bufbuild/protobuf/wkt';
import { Button, Group } from '@mantine/core';
import { UserService } from '@tenon/api/scalekit/v1/users/users_pb.ts';
import { type JoinRequest, JoinRequestService, JoinRequestStatus } from '@tenon/api/tenon/v1/join_requests_pb.ts';
import type { ReactNode } from 'react';
import { useList, useWrite } from '../../../api/index.ts';
import { DataTable, Identity, Time } from '../../../design/index.ts';
import { useMayWrite } from '../../operator.ts';
import { TabPart } from '../tab-head.tsx';

/** They wait at this moment: whoever looks sees them come. */
const LOOK_AGAIN_MS = 5_000;

/** Who asks to be let in. Nothing is shown while nobody does. */
export function JoinRequests({ organizationId }: { readonly organizationId: string }): ReactNode {
  const mayWrite = useMayWrite();
  const list = useList(
    JoinRequestService.method.listJoinRequests,
    (pageToken) => ({ organizationId, status: JoinRequestStatus.WAITING, pageSize: 30, pageToken }),
    rowsOf,
    { every: LOOK_AGAIN_MS },
  );
  const approve = useWrite(JoinRequestService.method.approveJoinRequest, {
    also: [UserService],
    says: ({ joinRequest }) => `${joinRequest?.email ?? 'They'} joined.`,
  });
  const refuse = useWrite(JoinRequestService.method.refuseJoinRequest, { says: 'Refused. They may ask again.' });
  if (list.rows.length === 0 && !list.problem) return null;
  return (
    <TabPart title="Requests to join">
      <DataTable
        label="Requests to join"
        list={list}
        rowKey={({ id }) => id}
        columns={[
          { key: 'who', header: 'Person', cell: ({ name, email }) => <Identity name={name || email} detail={name ? email : undefined} /> },
          { key: 'since', header: 'Asked', width: '150px', cell: ({ createTime }) => <Time at={createTime && timestampDate(createTime)} /> },
        ]}
        quick={
          mayWrite
            ? ({ id, email }) => (
                <Group gap="xs" wrap="nowrap">
                  <Button size="compact-sm" onClick={() => refuse.attempt({ organizationId, id })} aria-label={`Refuse ${email}`}>
                    Refuse
                  </Button>
                  <Button size="compact-sm" variant="light" onClick={() => approve.attempt({ organizationId, id })} aria-label={`Approve ${email}`}>
                    Approve
                  </Button>
                </Group>
              )
            : undefined
        }
        empty={null}
      />
    </TabPart>
  );
}

const rowsOf = ({ joinRequests }: { readonly joinRequests: readonly JoinRequest[] }) => joinRequests;
