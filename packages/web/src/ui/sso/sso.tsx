import { Button } from '@mantine/core';
import { IconKey, IconPlus } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { ConnectionService } from '@tenon/api/scalekit/v1/connections/connections_pb.ts';
import type { ReactNode } from 'react';
import { useRead } from '../../api/index.ts';
import { DataTable, EmptyState, Facts, Identity, Note, Page, RowLink, Section, Stacked, wholeList } from '../../design/index.ts';
import { CreateConnection } from '../../shared/sso/create-connection.tsx';
import { nameOfProvider, nameOfType } from '../../shared/sso/providers.ts';
import { t } from '../../shared/sso/words/index.ts';
import { useMay, useMe } from '../me.ts';
import { useParam } from '../use-param.ts';
import { ProveDomain } from './prove-domain.tsx';
import { StatusOf } from './status.tsx';

/** How the organization's people are to sign in with their own identity provider. */
export function SsoPage(): ReactNode {
  const { organization } = useMe();
  const mayWrite = useMay('connections_write');
  const answer = useRead(ConnectionService.method.listConnections, { organizationId: organization.id, include: 'all' });
  const [adding, setAdding] = useParam('add');
  const navigate = useNavigate();
  const add = mayWrite && (
    <Button variant="filled" leftSection={<IconPlus size={17} />} onClick={() => setAdding('yes')}>
      {t('add.do')}
    </Button>
  );
  const isEmpty = answer.data?.connections.length === 0;
  return (
    <Page title={t('title')} description={t('about', { organization: organization.name })} actions={answer.data && !isEmpty && add}>
      <Stacked>
        <Later />
        <DataTable
          label={t('list')}
          list={wholeList(answer.data?.connections, answer)}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'connection',
              header: t('connection'),
              cell: ({ id, providerKey, type }) => (
                <Identity name={nameOfProvider(providerKey)} detail={nameOfType(type)}>
                  <RowLink to={`/sso/${id}` as string}>{nameOfProvider(providerKey)}</RowLink>
                </Identity>
              ),
            },
            { key: 'domains', header: t('domains'), cell: ({ domains }) => <bdi dir="ltr">{domains.join(', ') || '–'}</bdi> },
            { key: 'status', header: t('status'), width: '220px', cell: (connection) => <StatusOf connection={connection} /> },
          ]}
          empty={
            <EmptyState icon={IconKey} title={t('none')} action={add}>
              {mayWrite ? t('noneNext') : t('noneToSee', { organization: organization.name })}
            </EmptyState>
          }
        />
        {isEmpty && mayWrite && (
          <Section title={t('need')} actions={<ProveDomain />}>
            <Facts
              items={[
                [t('rights'), t('rightsNext')],
                [t('bring'), t('bringNext')],
                [t('mail'), t('mailNext')],
              ]}
            />
          </Section>
        )}
      </Stacked>
      <CreateConnection
        organizationId={organization.id}
        opened={adding !== '' && mayWrite}
        onClose={() => setAdding('')}
        onCreated={(id) => void navigate({ to: `/sso/${id}` as string })}
      />
    </Page>
  );
}

/** Said on both pages, for nobody comes by a connection yet. */
export const Later = (): ReactNode => (
  <Note tone="wait">
    <b>{t('later')}</b>
    <span>{t('laterNext')}</span>
  </Note>
);
