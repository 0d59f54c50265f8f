import { Checkbox, Stack } from '@mantine/core';
import { type Connection, ConnectionService } from '@tenon/api/scalekit/v1/connections/connections_pb.ts';
import { DomainService, DomainType, VerificationStatus } from '@tenon/api/scalekit/v1/domains/domains_pb.ts';
import type { ReactNode } from 'react';
import { problemOf, useRead, useWrite } from '../../../api/index.ts';
import { ButtonLink, EmptyState, FormModal } from '../../../design/index.ts';
import { everyDomain } from '../domains/every-domain.ts';
import { nameOfProvider } from './providers.ts';

interface Props {
  readonly organizationId: string;
  readonly connection: Connection;
  readonly onClose: () => void;
}

interface Values extends Record<string, unknown> {
  domains: string[];
}

/** Chooses whose addresses lead to this connection. */
export function AssignDomains({ organizationId, connection, onClose }: Props): ReactNode {
  const { data } = useRead(DomainService.method.listDomains, everyDomain(organizationId, DomainType.ORGANIZATION_DOMAIN));
  const assign = useWrite(ConnectionService.method.assignDomainsToConnection, { says: 'Saved.' });
  const now: Values = { domains: connection.domains.map(({ id }) => id) };
  if (!data) return null;
  return (
    <FormModal
      opened
      onClose={onClose}
      title={`Domains of ${nameOfProvider(connection.providerKey)}`}
      submit="Save"
      initial={now}
      toProblem={problemOf}
      onSubmit={async ({ domains }) => {
        await assign.run({ organizationId, connectionId: connection.id, domainIds: domains });
        onClose();
      }}
    >
      {(form) =>
        data.domains.length === 0 ? (
          <EmptyState
            title="The organization has no domain yet"
            action={
              <ButtonLink to="/organizations/$organizationId/domains" params={{ organizationId }} search={{ open: 'domain' }}>
                Add a domain
              </ButtonLink>
            }
          >
            A connection finds people by what stands behind the @ of their address.
          </EmptyState>
        ) : (
          <Checkbox.Group
            label="Whose people it is for"
            description="A domain leads to one connection: choosing it here takes it from another one."
            {...form.getInputProps('domains')}
          >
            <Stack gap="sm" mt={8}>
              {data.domains.map(({ id, domain, verificationStatus: status }) => (
                <Checkbox
                  key={id}
                  value={id}
                  label={domain}
                  {...(status === VerificationStatus.PENDING && { description: 'Not verified yet: it counts once it is.' })}
                  {...(status === VerificationStatus.FAILED && { description: 'Not verified: it does not count.' })}
                />
              ))}
            </Stack>
          </Checkbox.Group>
        )
      }
    </FormModal>
  );
}
