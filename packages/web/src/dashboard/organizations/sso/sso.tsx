import { Button } from '@mantine/core';
import { IconPlus, IconShieldLock } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { ConnectionService } from '@tenon/api/scalekit/v1/connections/connections_pb.ts';
import type { ReactNode } from 'react';
import { useRead } from '../../../api/index.ts';
import { Answered, EmptyState, Note, Section, Stacked } from '../../../design/index.ts';
import { CreateConnection } from '../../../shared/sso/create-connection.tsx';
import { useMayWrite } from '../../operator.ts';
import { TabHead } from '../tab-head.tsx';
import { useOrganization } from '../use-organization.ts';
import { ConnectionCard } from './connection-card.tsx';

const route = getRouteApi('/organizations/$organizationId/sso');

/** The identity providers at which an organization's people sign in. */
export function OrganizationSso(): ReactNode {
  const { organizationId } = useOrganization();
  const { connection: configuredId, guide: asked, open } = route.useSearch();
  const navigate = route.useNavigate();
  const mayWrite = useMayWrite();
  const list = useRead(ConnectionService.method.listConnections, { organizationId, include: 'all' });
  // One that is gone, or of an old link, leads nowhere: all are shown.
  const guide = list.data?.connections.find(({ id }) => id === asked)?.id;
  const setCreating = (creating: boolean) => void navigate({ search: creating ? { open: 'create' } : {} });
  const configure = (id?: string) => void navigate({ search: { ...(guide && { guide }), ...(id && { connection: id }) } });
  const lead = (id?: string) => void navigate({ search: id ? { guide: id } : {} });

  const add = mayWrite && (
    <Button variant="filled" leftSection={<IconPlus size={17} />} onClick={() => setCreating(true)}>
      Add connection
    </Button>
  );

  return (
    <>
      <TabHead actions={(list.data?.connections.length ?? 0) > 0 && !guide && add}>
        The organization’s people sign in where they sign in to everything else: at their own identity provider, by SAML or OpenID Connect.
      </TabHead>
      <Note tone="wait">
        <b>Connections can be prepared, and not used yet</b>
        <span>
          Everything here is kept, and the addresses stay as they are, so both sides can be set up today. A later release serves the protocols themselves; one
          that is enabled before keeps its people out until then.
        </span>
      </Note>
      <Answered answer={list} lines={6}>
        {({ connections }) =>
          connections.length === 0 ? (
            <Section title="Connections">
              <EmptyState icon={IconShieldLock} title="No connection yet" action={add}>
                Add one, and hand its addresses to whoever looks after the customer’s identity provider.
              </EmptyState>
            </Section>
          ) : (
            <Stacked>
              {connections
                .filter(({ id }) => !guide || id === guide)
                .map(({ id }) => (
                  <ConnectionCard
                    key={id}
                    organizationId={organizationId}
                    connectionId={id}
                    mayWrite={mayWrite}
                    configuring={configuredId === id}
                    setConfiguring={(configuring) => configure(configuring ? id : undefined)}
                    guided={guide === id}
                    setGuided={(guided) => lead(guided ? id : undefined)}
                  />
                ))}
            </Stacked>
          )
        }
      </Answered>
      <CreateConnection organizationId={organizationId} opened={open === 'create'} onClose={() => setCreating(false)} onCreated={configure} />
    </>
  );
}
