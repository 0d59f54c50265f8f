import { timestampDate } from '@bufbuild/protobuf/wkt';
import { IconRefresh } from '@tabler/icons-react';
import { DirectoryService } from '@tenon/api/scalekit/v1/directories/directories_pb.ts';
import type { ReactNode } from 'react';
import { useRead } from '../../api/index.ts';
import { DataTable, EmptyState, Facts, Identity, Note, Page, Section, Stacked, StatusBadge, Time, wholeList } from '../../design/index.ts';
import { useMe } from '../me.ts';
import { t } from '../words/index.ts';

/** The directories that are to bring people to the organization: what is there, and what will be asked for. */
export function ScimPage(): ReactNode {
  const { organization, app } = useMe();
  const answer = useRead(DirectoryService.method.listDirectories, { organizationId: organization.id });
  return (
    <Page title={t('scim.title')} description={t('scim.about', { organization: organization.name })}>
      <Stacked>
        <Note tone="idle">{t('scim.later')}</Note>
        <DataTable
          label={t('scim.list')}
          list={wholeList(answer.data?.directories, answer)}
          rowKey={({ id }) => id}
          columns={[
            { key: 'name', header: t('scim.directory'), cell: ({ name, id }) => <Identity name={name || id} /> },
            { key: 'people', header: t('scim.people'), width: '110px', cell: ({ totalUsers }) => totalUsers },
            {
              key: 'synced',
              header: t('scim.synced'),
              width: '160px',
              cell: ({ lastSyncedAt }) => <Time at={lastSyncedAt && timestampDate(lastSyncedAt)} none={t('common.never')} />,
            },
            {
              key: 'status',
              header: t('sso.status'),
              width: '220px',
              cell: ({ enabled }) => <StatusBadge tone={enabled ? 'wait' : 'idle'}>{t(enabled ? 'sso.prepared' : 'common.off')}</StatusBadge>,
            },
          ]}
          empty={
            <EmptyState icon={IconRefresh} title={t('scim.none')}>
              {t('scim.noneNext', { app })}
            </EmptyState>
          }
        />
        <Section title={t('sso.need')} description={t('sso.needAbout')}>
          <Facts
            items={[
              [t('sso.rights'), t('scim.rightsNext')],
              [t('scim.endpoint'), t('scim.endpointNext', { app })],
              [t('scim.groups'), t('scim.groupsNext')],
              [t('scim.leaving'), t('scim.leavingNext')],
            ]}
          />
        </Section>
      </Stacked>
    </Page>
  );
}
