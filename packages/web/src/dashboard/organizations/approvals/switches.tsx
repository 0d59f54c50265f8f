import { Stack, Switch } from '@mantine/core';
import { ApprovalService } from '@tenon/api/tenon/v1/approvals_pb.ts';
import { JoinRequestService } from '@tenon/api/tenon/v1/join_requests_pb.ts';
import type { ReactNode } from 'react';
import { useRead, useWrite } from '../../../api/index.ts';
import { ErrorState, Section } from '../../../design/index.ts';
import { useMayWrite } from '../../operator.ts';

/** Whether people have to be looked at before they come in. */
export function Switches({ organizationId }: { readonly organizationId: string }): ReactNode {
  const mayWrite = useMayWrite();
  const join = useRead(JoinRequestService.method.getJoinPolicy, { organizationId });
  const invite = useRead(ApprovalService.method.getInvitationApproval, { organizationId });
  const setJoin = useWrite(JoinRequestService.method.updateJoinPolicy, { says: 'Saved.', inTurn: true });
  const setInvite = useWrite(ApprovalService.method.updateInvitationApproval, { says: 'Saved.', inTurn: true });
  const problem = join.problem ?? invite.problem;
  return (
    <Section title="Who has to be approved" description="Administrators, operators and your app need nobody’s approval. What waits already goes on waiting.">
      {problem ? (
        <ErrorState
          problem={problem}
          retry={() => {
            join.retry();
            invite.retry();
          }}
        />
      ) : (
        <Stack gap="lg">
          <Switch
            label="Whoever joins by their e-mail domain"
            description="People with an address at an allowed domain ask to be let in. Switched off, they join by themselves."
            checked={setJoin.asked?.approvalRequired ?? join.data?.approvalRequired ?? false}
            disabled={!mayWrite || !join.data}
            onChange={(event) => setJoin.attempt({ organizationId, approvalRequired: event.currentTarget.checked })}
          />
          <Switch
            label="Whomever a member invites"
            description="Invitations by members who may not approve wait until an administrator has looked. Switched off, they go out at once."
            checked={setInvite.asked?.approvalRequired ?? invite.data?.approvalRequired ?? false}
            disabled={!mayWrite || !invite.data}
            onChange={(event) => setInvite.attempt({ organizationId, approvalRequired: event.currentTarget.checked })}
          />
        </Stack>
      )}
    </Section>
  );
}
