import { SegmentedControl, SimpleGrid } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { ClientService } from '@tenon/api/scalekit/v1/clients/clients_pb.ts';
import type { ReactNode } from 'react';
import { useRead } from '../../api/index.ts';
import { Code, CopyField, EmptyState, ErrorState, Note, Page, Section, Stacked } from '../../design/index.ts';
import { Secrets } from '../clients/secrets.tsx';
import { useOperator } from '../operator.ts';
import css from './credentials.module.css';
import { LANGUAGES } from './snippets.ts';

const route = getRouteApi('/credentials');

/** What a program of the app needs to call this server: an address, an id, a secret; and how the first call looks. */
export function CredentialsPage(): ReactNode {
  const { language } = route.useSearch();
  const navigate = route.useNavigate();
  const { environment } = useOperator();
  const { data, problem, retry } = useRead(ClientService.method.listClient, { pageSize: 1, filter: { clientType: ['ENV'] } });
  const client = data?.clients[0];
  const chosen = LANGUAGES.find(({ name }) => name === language) ?? LANGUAGES[0];
  const access = { url: environment.url, clientId: client?.id ?? '' };
  const remark = chosen?.remark?.(access);
  return (
    <Page title="API credentials" description="With these three your app signs people in and manages organizations, users and roles here.">
      {problem && <ErrorState problem={problem} retry={retry} />}
      {data && !client && (
        <Section title="The app’s client">
          <EmptyState title="There is no default app">An operator of the server makes one with `tenon client`.</EmptyState>
        </Section>
      )}
      {client && chosen && (
        <Stacked>
          <Section title="Where and who">
            <SimpleGrid cols={{ base: 1, sm: 2 }}>
              <CopyField label="Environment URL" value={environment.url} />
              <CopyField label="Client id" value={client.id} />
            </SimpleGrid>
          </Section>
          <Secrets client={client} />
          <Section title="The first call" description="The secret is read from the environment of your app, so that it stands in no file.">
            <div className={css['languages']}>
              <SegmentedControl
                aria-label="Language"
                value={chosen.name}
                onChange={(name) => void navigate({ search: { language: name }, replace: true })}
                data={LANGUAGES.map(({ name, label }) => ({ value: name, label }))}
              />
            </div>
            {chosen.install && <Code label="Install" text={chosen.install} />}
            <Code label="Call" text={chosen.first(access)} />
            {remark && <Note tone="wait">{remark}</Note>}
          </Section>
        </Stacked>
      )}
    </Page>
  );
}
