import { timestampDate } from '@bufbuild/protobuf/wkt';
import { Button, TextInput } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { type Client, ClientService } from '@tenon/api/scalekit/v1/clients/clients_pb.ts';
import { type ReactNode, useState } from 'react';
import { z } from 'zod';
import { problemOf, useRead, useWrite } from '../../api/index.ts';
import { Columns, CopyField, CopyId, ErrorState, Facts, FormDrawer, Mark, Page, Section, Stacked, Tag, Time } from '../../design/index.ts';
import { Secrets } from '../clients/secrets.tsx';
import { DeleteSection } from '../delete-section.tsx';
import { useMayWrite, useOperator } from '../operator.ts';
import { Addresses, AddressRules } from './addresses.tsx';
import { DeleteApplication } from './delete.tsx';
import { isDefault, kindOf, nameOf } from './kinds.ts';
import { Tokens } from './tokens.tsx';

const route = getRouteApi('/applications/$clientId');
const BREADCRUMBS = [{ label: 'Applications', to: '/applications' }];

/** One application: where its people go, what it proves itself with, what its tokens are like. */
export function ApplicationPage(): ReactNode {
  const { clientId } = route.useParams();
  const mayWrite = useMayWrite();
  const { data, problem, retry } = useRead(ClientService.method.getClient, { clientId });
  const client = data?.client;
  if (problem) {
    return (
      <Page title="Application" breadcrumbs={BREADCRUMBS}>
        <ErrorState problem={problem} {...(problem.mayRetry && { retry })} />
      </Page>
    );
  }
  const kind = client && kindOf(client);
  return (
    <Page
      title={client ? nameOf(client) : ' '}
      mark={<Mark name={client?.name ?? ''} size={40} />}
      aside={
        <>
          {kind && <Tag>{kind.label}</Tag>}
          <CopyId id={clientId} label="client id" />
        </>
      }
      breadcrumbs={BREADCRUMBS}
    >
      {client && kind && (
        <>
          <Columns>
            <Stacked>
              {kind.hasPeople && <Addresses client={client} />}
              {!kind.hasPeople && <Secrets client={client} />}
              <Tokens key={client.id} client={client} />
            </Stacked>
            <Stacked>
              {kind.hasPeople && kind.keepsSecrets && <Secrets client={client} />}
              <Connect client={client} />
              {kind.hasPeople && <AddressRules client={client} />}
              <Details client={client} />
            </Stacked>
          </Columns>
          {mayWrite && !isDefault(client) && <Danger client={client} />}
        </>
      )}
    </Page>
  );
}

/** What the app is set up with. */
function Connect({ client }: { readonly client: Client }): ReactNode {
  const { environment } = useOperator();
  return (
    <Section title="Connect it" description="What the app’s own settings ask for.">
      <CopyField label="Environment address" description="SCALEKIT_ENVIRONMENT_URL, or the issuer." value={environment.url} />
      <CopyField label="Client id" value={client.id} />
      <CopyField label="Discovery" description="Where OpenID Connect libraries find the rest." value={`${environment.url}/.well-known/openid-configuration`} />
    </Section>
  );
}

const schema = z.object({ name: z.string().trim().min(1, 'Give it a name.').max(128, 'At most 128 letters.') });

function Details({ client }: { readonly client: Client }): ReactNode {
  const mayWrite = useMayWrite();
  const [editing, setEditing] = useState(false);
  const update = useWrite(ClientService.method.updateClient, { says: 'Saved.' });
  const { name, grantTypes, createTime, updateTime } = client;
  return (
    <Section
      title="Details"
      actions={
        mayWrite && (
          <Button leftSection={<IconPencil size={16} />} onClick={() => setEditing(true)}>
            Rename
          </Button>
        )
      }
    >
      <Facts
        items={[
          ['Name', name],
          ['Kind', kindOf(client).label],
          ['Grants', grantTypes.length > 0 ? grantTypes.join(', ') : 'All that suit its kind'],
          ['Created', <Time key="created" at={createTime && timestampDate(createTime)} />],
          ['Changed', <Time key="changed" at={updateTime && timestampDate(updateTime)} />],
        ]}
      />
      <FormDrawer
        opened={editing}
        onClose={() => setEditing(false)}
        title="Rename application"
        submit="Save"
        initial={{ name }}
        schema={schema}
        toProblem={problemOf}
        onSubmit={async (values) => {
          await update.run({ clientId: client.id, client: { name: values.name.trim() }, mask: { paths: ['name'] } });
          setEditing(false);
        }}
      >
        {(form) => <TextInput label="Name" withAsterisk data-autofocus autoComplete="off" {...form.getInputProps('name')} />}
      </FormDrawer>
    </Section>
  );
}

function Danger({ client }: { readonly client: Client }): ReactNode {
  const router = useRouter();
  return (
    <DeleteSection
      title="Delete this application"
      description="Its id and its secrets are good for nothing from then on, and its people’s tokens cannot be renewed."
    >
      {(close) => <DeleteApplication client={client} onClose={close} onDeleted={() => void router.navigate({ to: '/applications' })} />}
    </DeleteSection>
  );
}
