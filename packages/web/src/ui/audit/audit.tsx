import { timestampDate } from '@bufbuild/protobuf/wkt';
import { IconFileText } from '@tabler/icons-react';
import { type AuditEntry, AuditTrailService } from '@tenon/api/tenon/v1/audit_trail_pb.ts';
import type { ReactNode } from 'react';
import { useList } from '../../api/index.ts';
import { DataTable, EmptyState, Page, Time } from '../../design/index.ts';
import { useMe } from '../me.ts';
import { t } from '../words/index.ts';

const entriesOf = ({ entries }: { readonly entries: readonly AuditEntry[] }) => entries;

/** Who changed what in the organization. */
export function AuditPage(): ReactNode {
  const { organization } = useMe();
  const list = useList(AuditTrailService.method.listAuditEntries, (pageToken) => ({ organizationId: organization.id, pageSize: 50, pageToken }), entriesOf);
  return (
    <Page title={t('audit.title')} description={t('audit.about', { organization: organization.name })}>
      <DataTable
        label={t('audit.title')}
        list={list}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'what',
            header: t('audit.what'),
            // Entries are sentences of the log, which is kept in English.
            cell: ({ summary, action }) => (
              <bdi lang="en" dir="ltr">
                {summary || action}
              </bdi>
            ),
          },
          { key: 'who', header: t('audit.who'), width: '26%', cell: ({ actor }) => <bdi dir="ltr">{actor?.name || actor?.id || '–'}</bdi> },
          { key: 'when', header: t('audit.when'), width: '150px', cell: ({ time }) => <Time at={time && timestampDate(time)} /> },
        ]}
        empty={
          <EmptyState icon={IconFileText} title={t('audit.none')}>
            {t('audit.noneNext')}
          </EmptyState>
        }
      />
    </Page>
  );
}
