import { Button, Stack } from '@mantine/core';
import { IconArrowRight, IconSettings, IconWorld } from '@tabler/icons-react';
import { type Connection, ConnectionStatus, ConnectionType } from '@tenon/api/scalekit/v1/connections/connections_pb.ts';
import { type ReactNode, useState } from 'react';
import { CopyField, Facts, Note, Section } from '../../design/index.ts';
import { AssignDomains } from './assign-domains.tsx';
import { ConfigureConnection } from './configure-connection.tsx';
import { ourAddresses, theirSettings } from './facts.tsx';
import { type Guide, guideFor } from './guides.ts';
import { nameOfProvider, nameOfType } from './providers.ts';
import css from './sso.module.css';
import { t } from './words/index.ts';

interface Props {
  readonly organizationId: string;
  readonly connection: Connection;
  readonly mayWrite: boolean;
  /** Whether what the provider says is being entered: it stands in the page's address. */
  readonly configuring: boolean;
  readonly setConfiguring: (configuring: boolean) => void;
  /** Leads to where a domain is added, where they may. */
  readonly addDomain: ReactNode;
}

/** What is to be done over there and here, one after the other. Whoever may only look sees how it stands. */
export function Steps({ organizationId, connection, mayWrite, configuring, setConfiguring, addDomain }: Props): ReactNode {
  const provider = nameOfProvider(connection.providerKey);
  const guide = guideFor(connection.providerKey, connection.type);
  const [assigning, setAssigning] = useState(false);
  const which = { organizationId, connection };
  return (
    <>
      <Section title={`1. ${t('steps.make', { provider })}`}>
        {guide ? (
          <>
            <p>{t('steps.makeIn', { provider })}</p>
            <Path path={guide.make} />
          </>
        ) : (
          <p>{t('steps.makeAny', { protocol: nameOfType(connection.type) })}</p>
        )}
      </Section>
      <Section title={`2. ${t('steps.enter')}`} description={t('steps.enterNext')}>
        <Stack gap="md">
          {ourAddresses(connection).map(({ kind, label, address }) => {
            const called = kind === 'metadata' || kind === 'backchannel' ? undefined : guide?.[kind];
            return <CopyField key={label} label={label} value={address} description={called && t('steps.called', { name: called })} />;
          })}
        </Stack>
      </Section>
      <Section title={`3. ${t('steps.send')}`} description={t(connection.type === ConnectionType.OIDC ? 'steps.sendScopes' : 'steps.sendNext')}>
        {connection.type !== ConnectionType.OIDC && <Sent connection={connection} guide={guide} />}
      </Section>
      <Section title={`4. ${t('steps.people')}`} description={t('steps.peopleNext')}>
        {guide?.people && <Where path={guide.people} />}
      </Section>
      <Section
        title={`5. ${t('steps.back')}`}
        description={t('steps.backNext')}
        actions={
          mayWrite && (
            <Button
              variant={connection.status === ConnectionStatus.COMPLETED ? 'default' : 'filled'}
              leftSection={<IconSettings size={16} />}
              onClick={() => setConfiguring(true)}
            >
              {t('set.do')}
            </Button>
          )
        }
      >
        {guide && <Where path={guide.back} />}
        <Facts items={theirSettings(connection)} />
      </Section>
      <Section
        title={`6. ${t('steps.leads')}`}
        description={t('steps.leadsNext', { provider })}
        actions={
          mayWrite && (
            <Button leftSection={<IconWorld size={16} />} onClick={() => setAssigning(true)} aria-label={t('leads.doFor', { provider })}>
              {t('leads.do')}
            </Button>
          )
        }
      >
        {connection.domains.length === 0 ? t('steps.leadsNone') : <bdi dir="ltr">{connection.domains.map(({ domain }) => domain).join(', ')}</bdi>}
      </Section>
      <Section title={`7. ${t('steps.on')}`}>
        {connection.enabled ? <Note tone="bad">{t('steps.isOn', { provider })}</Note> : <p>{t('steps.onNext')}</p>}
      </Section>
      {configuring && mayWrite && <ConfigureConnection {...which} onClose={() => setConfiguring(false)} />}
      {assigning && <AssignDomains {...which} addDomain={addDomain} onClose={() => setAssigning(false)} />}
    </>
  );
}

/** A way through somebody else's menus: in their English, from left to right. */
const Path = ({ path }: { readonly path: string }): ReactNode => (
  <bdi className={css['path']} dir="ltr" lang="en">
    {path}
  </bdi>
);

const Where = ({ path }: { readonly path: string }): ReactNode => (
  <div className={css['where']}>
    <p>{t('steps.here')}</p>
    <Path path={path} />
  </div>
);

/** The names of our fields in a mapping, and those that providers use where nothing is mapped. */
const FIELDS = [
  ['email', 'email', 'email'],
  ['givenName', 'given_name', 'firstName'],
  ['familyName', 'family_name', 'lastName'],
] as const;

/** What the provider sends of a person, and under which name it is expected. */
function Sent({ connection, guide }: { readonly connection: Connection; readonly guide: Guide | undefined }): ReactNode {
  return (
    <>
      {guide?.send && <Where path={guide.send.where} />}
      <Facts
        items={FIELDS.map(([field, ours, usual]) => [
          t(`who.${field}`),
          <bdi key={field} dir="ltr" className={css['sent']}>
            {guide?.send && (
              <>
                <span lang="en">{guide.send[field]}</span>
                <IconArrowRight size={15} aria-hidden />
              </>
            )}
            <code>{connection.attributeMapping[ours] || usual}</code>
          </bdi>,
        ])}
      />
    </>
  );
}
