import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Page } from '../../design/index.ts';
import { BulkList } from '../../shared/bulk/list.tsx';
import { BulkStart } from '../../shared/bulk/start.tsx';
import { useMay, useMe } from '../me.ts';
import { useParam } from '../use-param.ts';
import { t } from '../words/index.ts';

const HOME = '/members/bulk';

/** Where many are invited at once. */
export function BulkStartPage(): ReactNode {
  const { organization } = useMe();
  const mayWrite = useMay('organizations_users_invite');
  const [by, setBy] = useParam('by');
  return (
    <Page title={t('members.bulk')}>
      <BulkStart
        organizationId={organization.id}
        organizationName={organization.name}
        mayWrite={mayWrite}
        namesInviter={false}
        home={HOME}
        people={{ to: '/members', label: t('members.all') }}
        isPasting={by === 'paste'}
        setPasting={(isPasting) => setBy(isPasting ? 'paste' : '', 'replace')}
      />
    </Page>
  );
}

/** One list of people that is invited at once. */
export function BulkListPage(): ReactNode {
  const { organization } = useMe();
  const mayWrite = useMay('organizations_users_invite');
  const { bulkId = '' } = useParams({ strict: false });
  const [show, setShow] = useParam('show');
  return (
    <Page title={t('members.bulk')}>
      <BulkList
        organizationId={organization.id}
        bulkId={bulkId}
        mayWrite={mayWrite}
        namesInviter={false}
        home={HOME}
        show={show}
        setShow={(next) => setShow(next, 'replace')}
      />
    </Page>
  );
}
