import { Switch } from '@mantine/core';
import { ApprovalService } from '@tenon/api/tenon/v1/approvals_pb.ts';
import { JoinRequestService } from '@tenon/api/tenon/v1/join_requests_pb.ts';
import { SelfServiceService } from '@tenon/api/tenon/v1/self_service_pb.ts';
import type { ReactNode } from 'react';
import { useRead, useWrite } from '../../api/index.ts';
import { Section, Stacked } from '../../design/index.ts';
import { useMe } from '../me.ts';
import { t } from '../words/index.ts';

/** Who has to be asked before somebody is in. */
export function Joining(): ReactNode {
  const { organization, joinApproval } = useMe();
  const organizationId = organization.id;
  const me = useRead(SelfServiceService.method.getMe, {});
  const approval = useRead(ApprovalService.method.getInvitationApproval, { organizationId });
  const join = useWrite(JoinRequestService.method.updateJoinPolicy, { also: [SelfServiceService], says: t('common.saved'), inTurn: true });
  const invite = useWrite(ApprovalService.method.updateInvitationApproval, { says: t('common.saved'), inTurn: true });
  return (
    <Section title={t('general.joining')}>
      <Stacked>
        <Switch
          label={t('general.approval')}
          description={t('general.approvalHint')}
          checked={join.asked?.approvalRequired ?? me.data?.organization?.joinApproval ?? joinApproval}
          onChange={(event) => join.attempt({ organizationId, approvalRequired: event.currentTarget.checked })}
        />
        <Switch
          label={t('general.inviteApproval')}
          description={t('general.inviteApprovalHint')}
          checked={invite.asked?.approvalRequired ?? approval.data?.approvalRequired ?? false}
          disabled={!approval.data}
          onChange={(event) => invite.attempt({ organizationId, approvalRequired: event.currentTarget.checked })}
        />
      </Stacked>
    </Section>
  );
}
