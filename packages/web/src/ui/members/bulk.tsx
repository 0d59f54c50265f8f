import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Page } from '../../design/index.ts';
import { BulkList } from '../../shared/bulk/list.tsx';
import { BulkStart } from '../../shared/bulk/start.tsx';
import { useMe } from '../me.ts';
import { NotYours } from '../shell/not-yours.tsx';
import { useParam } from '../use-param.ts';
import { t } from '../words/index.ts';
import { useMayInviteMany } from './use-may-invite-many.ts';

const HOME = '/members/bulk';

/** Where many are invited at once. */
export function BulkStartPage(): ReactNode {
  const { organization } = useMe();
  const mayWrite = useMayInviteMany();
  const [by, setBy] = useParam('by');
  if (mayWrite === false) return <NotYours title={t('members.bulk')} />;
  if (mayWrite === undefined) return <Page title={t('members.bulk')}>{null}</Page>;
  return (
    <Page title={t('members.bulk')}>
      <BulkStart
        organizationId={organization.id}
        organizationName={organization.name}
        mayWrite
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
  const mayWrite = useMayInviteMany() ?? false;
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
