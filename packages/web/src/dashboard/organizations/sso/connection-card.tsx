import { ActionIcon, Button, Menu, Stack } from '@mantine/core';
import { IconArrowLeft, IconDots, IconListNumbers, IconSettings, IconTrash, IconWorld } from '@tabler/icons-react';
import { type Connection, ConnectionService, ConnectionStatus } from '@tenon/api/scalekit/v1/connections/connections_pb.ts';
import { type ReactNode, useState } from 'react';
import { useDryRun, useRead } from '../../../api/index.ts';
import { Answered, ButtonLink, CopyField, CopyId, DryRunNotice, Facts, Section, StatusBadge, Tag, whenThere } from '../../../design/index.ts';
import { AssignDomains } from '../../../shared/sso/assign-domains.tsx';
import { ConfigureConnection } from '../../../shared/sso/configure-connection.tsx';
import { DeleteConnection } from '../../../shared/sso/delete-connection.tsx';
import { ourAddresses, theirSettings } from '../../../shared/sso/facts.tsx';
import { nameOfProvider, nameOfType } from '../../../shared/sso/providers.ts';
import { TurnConnection } from '../../../shared/sso/turn-connection.tsx';
import css from './sso.module.css';

const Steps = whenThere(() => import('../../../shared/sso/steps.tsx').then((module) => module.Steps));

interface Props {
  readonly organizationId: string;
  readonly connectionId: string;
  readonly mayWrite: boolean;
  readonly configuring: boolean;
  readonly setConfiguring: (configuring: boolean) => void;
  /** Whether it is set up step by step: then what is to be done stands below it, in order. */
  readonly guided: boolean;
  readonly setGuided: (guided: boolean) => void;
}

/** One connection with all that either side has to know of the other. */
export function ConnectionCard({ organizationId, connectionId, mayWrite, configuring, setConfiguring, guided, setGuided }: Props): ReactNode {
  const answer = useRead(ConnectionService.method.getConnection, { organizationId, id: connectionId });
  const connection = answer.data?.connection;
  const name = connection ? nameOfProvider(connection.providerKey) : ' ';
  const addDomain = <AddDomain organizationId={organizationId} />;
  return (
    <>
      <Section
        title={name}
        description={
          connection && (
            <span className={css['badges']}>
              <Tag>{nameOfType(connection.type)}</Tag>
              <StatusBadge tone={connection.enabled ? 'good' : 'idle'}>{connection.enabled ? 'Enabled' : 'Disabled'}</StatusBadge>
              <Configured connection={connection} />
              <CopyId id={connection.id} label="connection id" />
            </span>
          )
        }
        actions={
          connection && (
            <>
              <Button leftSection={guided ? <IconArrowLeft size={16} /> : <IconListNumbers size={16} />} onClick={() => setGuided(!guided)}>
                {guided ? 'All connections' : 'Step by step'}
              </Button>
              {mayWrite && (
                <Actions organizationId={organizationId} connection={connection}>
                  {!guided && (
                    <Button leftSection={<IconSettings size={16} />} onClick={() => setConfiguring(true)}>
                      Configure
                    </Button>
                  )}
                </Actions>
              )}
            </>
          )
        }
      >
        {!(guided && connection) && (
          <Answered answer={answer} lines={5}>
            {() =>
              connection && (
                <>
                  <div className={css['sides']}>
                    <div>
                      <h3>For the provider</h3>
                      <p>Whoever looks after it enters these addresses there.</p>
                      <Stack gap="sm">
                        {ourAddresses(connection).map(({ label, address }) => (
                          <CopyField key={label} label={label} value={address} />
                        ))}
                      </Stack>
                    </div>
                    <div>
                      <h3>From the provider</h3>
                      <p>What we have to know of it.</p>
                      <Facts items={theirSettings(connection)} />
                    </div>
                  </div>
                  <Domains organizationId={organizationId} connection={connection} mayWrite={mayWrite} addDomain={addDomain} />
                  {configuring && mayWrite && (
                    <ConfigureConnection organizationId={organizationId} connection={connection} onClose={() => setConfiguring(false)} />
                  )}
                </>
              )
            }
          </Answered>
        )}
      </Section>
      {guided && connection && (
        <Steps
          organizationId={organizationId}
          connection={connection}
          mayWrite={mayWrite}
          configuring={configuring}
          setConfiguring={setConfiguring}
          addDomain={addDomain}
        />
      )}
    </>
  );
}

function Configured({ connection: { status } }: { readonly connection: Connection }): ReactNode {
  if (status === ConnectionStatus.COMPLETED) return <StatusBadge tone="good">Configured</StatusBadge>;
  return <StatusBadge tone="wait">{status === ConnectionStatus.IN_PROGRESS ? 'Something is missing' : 'Not configured'}</StatusBadge>;
}

interface ActionsProps {
  readonly organizationId: string;
  readonly connection: Connection;
  readonly children: ReactNode;
}

function Actions({ organizationId, connection, children }: ActionsProps): ReactNode {
  const name = nameOfProvider(connection.providerKey);
  const [deleting, setDeleting] = useState(false);
  return (
    <>
      {children}
      <TurnConnection organizationId={organizationId} connection={connection} />
      <Menu>
        <Menu.Target>
          <ActionIcon aria-label={`More for ${name}`} style={{ alignSelf: 'center' }}>
            <IconDots size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item color="bad" leftSection={<IconTrash size={16} stroke={1.75} />} onClick={() => setDeleting(true)}>
            Delete
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {deleting && (
        <DeleteConnection organizationId={organizationId} connection={connection} onClose={() => setDeleting(false)}>
          <WhatElse organizationId={organizationId} id={connection.id} />
        </DeleteConnection>
      )}
    </>
  );
}

/** What would go with it. */
function WhatElse(input: { readonly organizationId: string; readonly id: string }): ReactNode {
  return <DryRunNotice {...useDryRun(ConnectionService.method.deleteConnection, input, true)} />;
}

const AddDomain = ({ organizationId }: { readonly organizationId: string }): ReactNode => (
  <ButtonLink to="/organizations/$organizationId/domains" params={{ organizationId }} search={{ open: 'domain' }}>
    Add a domain
  </ButtonLink>
);

interface DomainsProps extends Pick<Props, 'organizationId' | 'mayWrite'> {
  readonly connection: Connection;
  readonly addDomain: ReactNode;
}

function Domains({ organizationId, connection, mayWrite, addDomain }: DomainsProps): ReactNode {
  const [assigning, setAssigning] = useState(false);
  const domains = connection.domains.map(({ domain }) => domain);
  return (
    <div className={css['domains']}>
      <IconWorld size={18} aria-hidden />
      <span>
        {domains.length === 0 ? 'No domain leads here yet: nobody is found by their address.' : 'Addresses at '}
        {domains.map((domain, index) => (
          <span key={domain}>
            {index > 0 && ', '}
            <b>{domain}</b>
          </span>
        ))}
        {domains.length > 0 && ' lead here.'}
      </span>
      {mayWrite && (
        <Button size="compact-sm" onClick={() => setAssigning(true)} aria-label={`Choose domains for ${nameOfProvider(connection.providerKey)}`}>
          Choose domains
        </Button>
      )}
      {assigning && <AssignDomains organizationId={organizationId} connection={connection} addDomain={addDomain} onClose={() => setAssigning(false)} />}
    </div>
  );
}
