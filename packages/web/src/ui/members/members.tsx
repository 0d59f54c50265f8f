import { SegmentedControl } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useCallback } from 'react';
import { Page, Stacked } from '../../design/index.ts';
import { AnsweredRequests } from '../../shared/approvals/answered.tsx';
import { Members } from '../../shared/members/members.tsx';
import { useMay, useMe } from '../me.ts';
import { useParam } from '../use-param.ts';
import { t } from '../words/index.ts';
import { useMayInviteMany } from './use-may-invite-many.ts';
import { Waiting } from './waiting.tsx';
import { WaitingLabel } from './waiting-label.tsx';

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
  const part = may.approve && (shown === 'waiting' || shown === 'answered') ? shown : 'people';
  const mayInviteMany = useMayInviteMany();
  return (
    <Page title={t('members.title')} description={t('members.about', { organization: organization.name })}>
      <Stacked>
        {may.approve && (
          <SegmentedControl
            style={{ justifySelf: 'start' }}
            value={part}
            onChange={(value) => setShown(value === 'people' ? '' : value)}
            data={[
              { value: 'people', label: t('members.people') },
              { value: 'waiting', label: <WaitingLabel /> },
              { value: 'answered', label: t('members.answered') },
            ]}
          />
        )}
        {part === 'waiting' && <Waiting />}
        {part === 'answered' && <AnsweredRequests organizationId={organization.id} self={userId} />}
        {part === 'people' && (
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
            {...(may.invite && { bulkLink: (bulkId: string) => <Link to={`/members/bulk/${bulkId}` as string}>{t('members.list')}</Link> })}
          />
        )}
      </Stacked>
    </Page>
  );
}
