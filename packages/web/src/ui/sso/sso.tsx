import { Button } from '@mantine/core';
import { IconKey } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { ConnectionProvider, ConnectionService } from '@tenon/api/scalekit/v1/connections/connections_pb.ts';
import type { ReactNode } from 'react';
import { useRead } from '../../api/index.ts';
import { DataTable, EmptyState, Facts, Identity, Note, Page, Section, Stacked, StatusBadge, wholeList } from '../../design/index.ts';
import { useMe } from '../me.ts';
import { isFor, pageAt } from '../pages.ts';
import { t } from '../words/index.ts';

/** How the organization's people are to sign in with their own identity provider: what is there, and what will be asked for. */
export function SsoPage(): ReactNode {
  const me = useMe();
  const { organization, app } = me;
  const answer = useRead(ConnectionService.method.listConnections, { organizationId: organization.id });
  const domains = pageAt('/domains');
  return (
    <Page title={t('sso.title')} description={t('sso.about', { organization: organization.name })}>
      <Stacked>
        <Note tone="idle">{t('sso.later')}</Note>
        <DataTable
          label={t('sso.list')}
          list={wholeList(answer.data?.connections, answer)}
          rowKey={({ id }) => id}
          columns={[
            { key: 'provider', header: t('sso.provider'), cell: ({ provider }) => <Identity name={PROVIDERS[provider] ?? 'SAML / OIDC'} /> },
            {
              key: 'domains',
              header: t('sso.domains'),
              cell: ({ domains: ofIt }) => <bdi dir="ltr">{ofIt.join(', ') || '–'}</bdi>,
            },
            {
              key: 'status',
              header: t('sso.status'),
              width: '220px',
              cell: ({ enabled }) => <StatusBadge tone={enabled ? 'wait' : 'idle'}>{t(enabled ? 'sso.prepared' : 'common.off')}</StatusBadge>,
            },
          ]}
          empty={
            <EmptyState icon={IconKey} title={t('sso.none')}>
              {t('sso.noneNext', { app })}
            </EmptyState>
          }
        />
        <Section
          title={t('sso.need')}
          description={t('sso.needAbout')}
          actions={
            domains &&
            isFor(me, domains) && (
              <Button component={Link} to={domains.path as string}>
                {t('sso.mailDo')}
              </Button>
            )
          }
        >
          <Facts
            items={[
              [t('sso.rights'), t('sso.rightsNext')],
              [t('sso.saml'), t('sso.samlNext')],
              [t('sso.oidc'), t('sso.oidcNext')],
              [t('sso.mail'), t('sso.mailNext')],
              [t('sso.tester'), t('sso.testerNext')],
            ]}
          />
        </Section>
      </Stacked>
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
