import { IconKey } from '@tabler/icons-react';
import { ConnectionProvider, ConnectionService } from '@tenon/api/scalekit/v1/connections/connections_pb.ts';
import type { ReactNode } from 'react';
import { useRead } from '../../api/index.ts';
import { DataTable, EmptyState, Identity, Page, StatusBadge, wholeList } from '../../design/index.ts';
import { useMe } from '../me.ts';
import { t } from '../words/index.ts';

/** How the organization's people sign in with their own identity provider. */
export function SsoPage(): ReactNode {
  const { organization, app } = useMe();
  const answer = useRead(ConnectionService.method.listConnections, { organizationId: organization.id });
  return (
    <Page title={t('sso.title')} description={t('sso.about', { organization: organization.name })}>
      <DataTable
        label={t('sso.list')}
        list={wholeList(answer.data?.connections, answer)}
        rowKey={({ id }) => id}
        columns={[
          { key: 'provider', header: t('sso.provider'), cell: ({ provider }) => <Identity name={PROVIDERS[provider] ?? 'SAML / OIDC'} /> },
          {
            key: 'domains',
            header: t('sso.domains'),
            cell: ({ domains }) => <bdi dir="ltr">{domains.join(', ') || '–'}</bdi>,
          },
          {
            key: 'status',
            header: t('sso.status'),
            width: '160px',
            cell: ({ enabled }) => <StatusBadge tone={enabled ? 'good' : 'idle'}>{t(enabled ? 'common.on' : 'common.off')}</StatusBadge>,
          },
        ]}
        empty={
          <EmptyState icon={IconKey} title={t('sso.none')}>
            {t('sso.noneNext', { app })}
          </EmptyState>
        }
      />
    </Page>
  );
}

/** Names of makers, which no language translates. */
const PROVIDERS: Readonly<Partial<Record<ConnectionProvider, string>>> = {
  [ConnectionProvider.OKTA]: 'Okta',
  [ConnectionProvider.GOOGLE]: 'Google Workspace',
  [ConnectionProvider.MICROSOFT_AD]: 'Microsoft Entra ID',
  [ConnectionProvider.AUTH0]: 'Auth0',
  [ConnectionProvider.ONELOGIN]: 'OneLogin',
  [ConnectionProvider.PING_IDENTITY]: 'Ping Identity',
  [ConnectionProvider.JUMPCLOUD]: 'JumpCloud',
  [ConnectionProvider.ADFS]: 'AD FS',
};
