import { Checkbox, Stack } from '@mantine/core';
import { type Connection, ConnectionService } from '@tenon/api/scalekit/v1/connections/connections_pb.ts';
import { DomainType, VerificationStatus } from '@tenon/api/scalekit/v1/domains/domains_pb.ts';
import type { ReactNode } from 'react';
import { problemOf, useWrite } from '../../api/index.ts';
import { Answered, answerOf, EmptyState, FormModal, ShowMore } from '../../design/index.ts';
import { useDomains } from '../domains/use-domains.ts';
import { nameOfProvider } from './providers.ts';
import { t } from './words/index.ts';

interface Props {
  readonly organizationId: string;
  readonly connection: Connection;
  /** Leads to where a domain is added, where they may. */
  readonly addDomain: ReactNode;
  readonly onClose: () => void;
}

interface Values extends Record<string, unknown> {
  domains: string[];
}

/** Chooses whose addresses lead to this connection. */
export function AssignDomains({ organizationId, connection, addDomain, onClose }: Props): ReactNode {
  const list = useDomains(organizationId, DomainType.ORGANIZATION_DOMAIN);
  const assign = useWrite(ConnectionService.method.assignDomainsToConnection, { says: t('set.saved') });
  const now: Values = { domains: connection.domains.map(({ id }) => id) };
  if (list.isLoading) return null;
  return (
    <FormModal
      opened
      onClose={onClose}
      live
      title={t('leads.title', { provider: nameOfProvider(connection.providerKey) })}
      submit={t('set.save')}
      initial={now}
      toProblem={problemOf}
      onSubmit={async ({ domains }) => {
        await assign.run({ organizationId, connectionId: connection.id, domainIds: domains });
        onClose();
      }}
    >
      {(form) => (
        <Answered answer={answerOf(list)}>
          {(all) =>
            all.length === 0 ? (
              <EmptyState title={t('leads.none')} action={addDomain}>
                {t('leads.noneNext')}
              </EmptyState>
            ) : (
              <Checkbox.Group label={t('leads.whose')} description={t('leads.whoseHint')} {...form.getInputProps('domains')}>
                <Stack gap="sm" mt={8}>
                  {all.map(({ id, domain, verificationStatus: status }) => (
                    <Checkbox
                      key={id}
                      value={id}
                      label={<bdi dir="ltr">{domain}</bdi>}
                      {...(status === VerificationStatus.PENDING && { description: t('leads.pending') })}
                      {...(status === VerificationStatus.FAILED && { description: t('leads.failed') })}
                    />
                  ))}
                  <ShowMore list={list} />
                </Stack>
              </Checkbox.Group>
            )
          }
        </Answered>
      )}
    </FormModal>
  );
}
