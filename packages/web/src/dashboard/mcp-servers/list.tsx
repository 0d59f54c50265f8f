import { timestampDate } from '@bufbuild/protobuf/wkt';
import { Button } from '@mantine/core';
import { IconPlus, IconRobot, IconTrash } from '@tabler/icons-react';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { ClientService, type Resource, ResourceType } from '@tenon/api/scalekit/v1/clients/clients_pb.ts';
import type { Environment } from '@tenon/api/tenon/v1/environments_pb.ts';
import { type ReactNode, useState } from 'react';
import { problemOf, useList, useWrite } from '../../api/index.ts';
import { type Column, DataTable, EmptyState, FormModal, Identity, Page, RowLink, Section, Settings, SwitchSetting, Time, toast } from '../../design/index.ts';
import { useSaveEnvironment, WithEnvironment } from '../environment.tsx';
import { useMayWrite } from '../operator.ts';
import { DeleteServer } from './delete.tsx';
import { messageOf, NEW_SERVER, ServerFields, serverSchema } from './fields.tsx';

const route = getRouteApi('/mcp-servers');
const PAGE = 30;

const columns: readonly Column<Resource>[] = [
  {
    key: 'name',
    header: 'Server',
    cell: ({ id, name, resourceUri, logoUri }) => (
      <Identity name={name} src={logoUri || undefined} detail={resourceUri || id}>
        <RowLink to="/mcp-servers/$resourceId" params={{ resourceId: id }}>
          {name}
        </RowLink>
      </Identity>
    ),
  },
  { key: 'scopes', header: 'Scopes', width: '90px', cell: ({ scopes }) => (scopes.length === 0 ? 'None' : String(scopes.length)) },
  { key: 'takes', header: 'Takes', width: '32%', cell: (resource) => takes(resource) },
  { key: 'created', header: 'Created', width: '150px', hideOnPhone: true, cell: ({ createTime }) => <Time at={createTime && timestampDate(createTime)} /> },
];

/** Which programs may come, in words. */
function takes({ disableDynamicClientRegistration, enableCimd }: Resource): string {
  if (!disableDynamicClientRegistration && enableCimd) return 'Registering and described agents';
  if (!disableDynamicClientRegistration) return 'Agents that register';
  return enableCimd ? 'Described agents' : 'Only what you register';
}

/** Servers of the app that agents use on people's behalf. */
export function McpServersPage(): ReactNode {
  const { create: creating } = route.useSearch();
  const navigate = route.useNavigate();
  const router = useRouter();
  const mayWrite = useMayWrite();
  const [deleting, setDeleting] = useState<Resource>();
  const setCreating = (opened: boolean) => void navigate({ search: opened ? { create: true } : {} });
  const create = useWrite(ClientService.method.createResource, { says: 'MCP server registered.' });
  const list = useList(ClientService.method.listResources, (pageToken) => ({ resourceType: ResourceType.MCP_SERVER, pageSize: PAGE, pageToken }), resourcesOf);
  const addButton = mayWrite && (
    <Button variant="filled" leftSection={<IconPlus size={17} />} onClick={() => setCreating(true)}>
      Register MCP server
    </Button>
  );
  return (
    <Page
      title="MCP servers"
      description="Parts of your app that agents use for people. An agent gets a token for one of them, for what the person allowed, and for nothing else."
      actions={addButton}
    >
      <DataTable
        label="MCP servers"
        list={list}
        columns={columns}
        rowKey={({ id }) => id}
        nameOf={({ name }) => name}
        actions={mayWrite ? (resource) => [{ label: 'Delete', icon: IconTrash, tone: 'bad', run: () => setDeleting(resource) }] : undefined}
        empty={
          <EmptyState icon={IconRobot} title="No MCP server yet" action={addButton}>
            Register one with its address and scopes, and copy three lines into it. From then on it knows who is asking, and agents find their way in by
            themselves.
          </EmptyState>
        }
      />
      <WithEnvironment>{(environment) => <Unregistered environment={environment} />}</WithEnvironment>
      <FormModal
        opened={mayWrite && creating === true}
        onClose={() => setCreating(false)}
        title="Register MCP server"
        submit="Register"
        initial={NEW_SERVER}
        schema={serverSchema}
        toProblem={problemOf}
        onSubmit={async (values) => {
          const { resource } = await create.run({ resource: { resourceType: ResourceType.MCP_SERVER, ...messageOf(values) } });
          if (resource) void router.navigate({ to: '/mcp-servers/$resourceId', params: { resourceId: resource.id } });
        }}
      >
        {(form) => <ServerFields form={form} />}
      </FormModal>
      {deleting && <DeleteServer resource={deleting} onClose={() => setDeleting(undefined)} />}
    </Page>
  );
}

const resourcesOf = ({ resources }: { readonly resources: readonly Resource[] }) => resources;

/** Whether programs may come that nobody registered: for the environment as a whole. */
function Unregistered({ environment }: { readonly environment: Environment }): ReactNode {
  const mayWrite = useMayWrite();
  const save = useSaveEnvironment();
  const now = { registration: environment.agents?.registration ?? false, metadata: environment.agents?.metadata ?? false };
  /** What was switched and is not answered yet: the switch goes over at once, and back when it was refused. */
  const [wanted, setWanted] = useState<Partial<typeof now>>();
  async function change(agents: Partial<typeof now>): Promise<void> {
    if (wanted) return;
    setWanted(agents);
    try {
      await save({ agents }, { agents: now });
    } catch (error) {
      toast.failed(problemOf(error));
    } finally {
      setWanted(undefined);
    }
  }
  return (
    <Section
      title="Agents nobody registered"
      description="Assistants and editors come without you knowing them. Each person is asked at every sign-in what such an agent may do, and sees where it comes from."
    >
      <Settings>
        <SwitchSetting
          label="They may register themselves"
          description="Dynamic client registration (RFC 7591), at every server that does not say otherwise. Older agents need it."
          checked={wanted?.registration ?? now.registration}
          disabled={!mayWrite}
          onChange={(on) => void change({ registration: on })}
        />
        <SwitchSetting
          label="They may be known by the address of their description"
          description="Client ID Metadata Documents: nothing is stored before somebody agrees. Each server has to say so, too."
          checked={wanted?.metadata ?? now.metadata}
          disabled={!mayWrite}
          onChange={(on) => void change({ metadata: on })}
        />
      </Settings>
    </Section>
  );
}
