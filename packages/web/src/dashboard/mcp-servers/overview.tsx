import { timestampDate } from '@bufbuild/protobuf/wkt';
import { Button } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { Link, useRouter } from '@tanstack/react-router';
import { ClientService, type Resource } from '@tenon/api/scalekit/v1/clients/clients_pb.ts';
import type { Environment } from '@tenon/api/tenon/v1/environments_pb.ts';
import { type ReactNode, useState } from 'react';
import { problemOf, useWrite } from '../../api/index.ts';
import { Code, Columns, CopyField, Facts, FormDrawer, Json, Note, Section, Settings, Stacked, SwitchSetting, Time } from '../../design/index.ts';
import { DeleteSection } from '../delete-section.tsx';
import { WithEnvironment } from '../environment.tsx';
import { useMayWrite } from '../operator.ts';
import { DeleteServer } from './delete.tsx';
import { messageOf, ServerFields, serverSchema, valuesOf } from './fields.tsx';
import { Scopes } from './scopes.tsx';
import { useServer } from './use-server.ts';

/** What the server is, whom it takes, and what is put into it. */
export function McpServerOverview(): ReactNode {
  const { resource } = useServer();
  const mayWrite = useMayWrite();
  const router = useRouter();
  if (!resource) return null;
  return (
    <>
      <Columns>
        <Stacked>
          <Connect resource={resource} />
          <Scopes resource={resource} />
        </Stacked>
        <Stacked>
          <Details resource={resource} />
          <WithEnvironment>{(environment) => <Takes resource={resource} environment={environment} />}</WithEnvironment>
        </Stacked>
      </Columns>
      {mayWrite && (
        <DeleteSection title="Delete this MCP server" description="Its clients, and what people allowed them, go with it.">
          {(close) => <DeleteServer resource={resource} onClose={close} onDeleted={() => void router.navigate({ to: '/mcp-servers' })} />}
        </DeleteSection>
      )}
    </>
  );
}

/** The three things a server has to do, to be copied. */
function Connect({ resource: { protectedMetadata, protectedMetadataUri } }: { readonly resource: Resource }): ReactNode {
  return (
    <Section title="Put it into your server" description="It says where its tokens come from, and checks those it is shown.">
      <CopyField label="Metadata" description="Who asks without a token is sent here, by the header below." value={protectedMetadataUri} />
      <Code label="Answer 401 without a token" text={`WWW-Authenticate: Bearer resource_metadata="${protectedMetadataUri}"`} />
      {protectedMetadata && <Json label="Metadata, to serve it yourself" value={protectedMetadata} />}
    </Section>
  );
}

const lifetime = (seconds: number): string =>
  seconds === 0 ? 'As the environment says' : seconds % 3600 === 0 ? `${seconds / 3600} h` : seconds % 60 === 0 ? `${seconds / 60} min` : `${seconds} s`;

function Details({ resource }: { readonly resource: Resource }): ReactNode {
  const mayWrite = useMayWrite();
  const [editing, setEditing] = useState(false);
  const update = useWrite(ClientService.method.updateResource, { says: 'Saved. It holds from the next token on.' });
  const { name, description, resourceUri, accessTokenExpiry, createTime } = resource;
  return (
    <Section
      title="Details"
      actions={
        mayWrite && (
          <Button leftSection={<IconPencil size={16} />} onClick={() => setEditing(true)}>
            Edit
          </Button>
        )
      }
    >
      <Facts
        items={[
          ['Name', name],
          ['Address', resourceUri],
          ['Description', description],
          ['Tokens live', lifetime(Number(accessTokenExpiry))],
          ['Registered', <Time key="created" at={createTime && timestampDate(createTime)} />],
        ]}
      />
      <FormDrawer
        opened={editing}
        onClose={() => setEditing(false)}
        title="Edit MCP server"
        submit="Save"
        initial={valuesOf(resource)}
        schema={serverSchema}
        toProblem={problemOf}
        onSubmit={async (values) => {
          await update.run({
            resourceId: resource.id,
            resource: messageOf(values),
            updateMask: { paths: ['name', 'description', 'resource_uri', 'logo_uri', 'scopes', 'access_token_expiry'] },
          });
          setEditing(false);
        }}
      >
        {(form) => <ServerFields form={form} />}
      </FormDrawer>
    </Section>
  );
}

/** Whom it takes, and how much of what it is asked for. */
function Takes({ resource, environment }: { readonly resource: Resource; readonly environment: Environment }): ReactNode {
  const mayWrite = useMayWrite();
  const update = useWrite(ClientService.method.updateResource, { says: 'Saved.' });
  const { registration = false, metadata = false } = environment.agents ?? {};
  const isOff = (!registration && !resource.disableDynamicClientRegistration) || (!metadata && resource.enableCimd);
  const disabled = !mayWrite || update.isBusy;
  return (
    <Section title="Whom it takes">
      <Settings>
        <SwitchSetting
          label="Agents that register themselves"
          checked={!resource.disableDynamicClientRegistration}
          disabled={disabled}
          onChange={(on) =>
            update.attempt({
              resourceId: resource.id,
              resource: { disableDynamicClientRegistration: !on },
              updateMask: { paths: ['disable_dynamic_client_registration'] },
            })
          }
        />
        <SwitchSetting
          label="Agents known by their description"
          checked={resource.enableCimd}
          disabled={disabled}
          onChange={(on) => update.attempt({ resourceId: resource.id, resource: { enableCimd: on }, updateMask: { paths: ['enable_cimd'] } })}
        />
        <SwitchSetting
          label="No scope without the permission"
          description="A token carries a scope only when its person has a permission of that name."
          checked={resource.intersectScopesUserPermission}
          disabled={disabled}
          onChange={(on) =>
            update.attempt({
              resourceId: resource.id,
              resource: { intersectScopesUserPermission: on },
              updateMask: { paths: ['intersect_scopes_user_permission'] },
            })
          }
        />
      </Settings>
      {isOff && (
        <Note tone="wait">
          <span>
            The environment as a whole does not take{' '}
            {!registration && !resource.disableDynamicClientRegistration ? 'agents that register themselves' : 'described agents'} yet.
            {mayWrite && (
              <>
                {' '}
                <Link to="/mcp-servers" style={{ color: 'inherit', fontWeight: 550 }}>
                  Change that
                </Link>
              </>
            )}
          </span>
        </Note>
      )}
    </Section>
  );
}
