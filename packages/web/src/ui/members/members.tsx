import { SegmentedControl } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { ApprovalService } from '@tenon/api/tenon/v1/approvals_pb.ts';
import { type ReactNode, useCallback } from 'react';
import { useRead } from '../../api/index.ts';
import { Page, Stacked } from '../../design/index.ts';
import { Members } from '../../shared/members/members.tsx';
import { useMay, useMe } from '../me.ts';
import { useParam } from '../use-param.ts';
import { t } from '../words/index.ts';
import { Waiting } from './waiting.tsx';

/** Who is in the organization, who is asked, and who asks. */
export function MembersPage(): ReactNode {
  const { organization, userId, invitationDays } = useMe();
  const may = {
    invite: useMay('organizations_users_invite'),
    approve: useMay('organizations_users_approve'),
    changeRoles: useMay('organizations_users_role_update'),
    remove: useMay('organizations_users_remove'),
  };
  const [shown, setShown] = useParam('show');
  const [query, setQueryIn] = useParam('q');
  const [invite, setInvite] = useParam('invite');
  const setQuery = useCallback((text: string) => setQueryIn(text, 'replace'), [setQueryIn]);
  // Where somebody has to look at invitations first, whoever may not do that themselves invites one by one.
  const approval = useRead(ApprovalService.method.getInvitationApproval, { organizationId: organization.id }, { enabled: may.invite && !may.approve });
  const mayInviteMany = may.approve || approval.data?.approvalRequired === false;
  return (
    <Page title={t('members.title')} description={t('members.about', { organization: organization.name })}>
      <Stacked>
        {may.approve && (
          <SegmentedControl
            style={{ justifySelf: 'start' }}
            value={shown === 'waiting' ? 'waiting' : 'people'}
            onChange={(value) => setShown(value === 'waiting' ? value : '')}
            data={[
              { value: 'people', label: t('members.people') },
              { value: 'waiting', label: t('members.waiting') },
            ]}
          />
        )}
        {may.approve && shown === 'waiting' ? (
          <Waiting />
        ) : (
          <Members
            organizationId={organization.id}
            organizationName={organization.name}
            may={may}
            self={userId}
            invitationDays={invitationDays}
            inviting={invite !== '' && may.invite}
            setInviting={(inviting) => setInvite(inviting ? 'yes' : '')}
            query={query}
            setQuery={setQuery}
            {...(mayInviteMany && { bulkHref: '/members/bulk' })}
            bulkLink={(bulkId) => <Link to={`/members/bulk/${bulkId}` as string}>{t('members.list')}</Link>}
          />
        )}
      </Stacked>
    </Page>
  );
}
