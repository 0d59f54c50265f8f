import { timestampDate } from '@bufbuild/protobuf/wkt';
import { Stack } from '@mantine/core';
import { ClientService, type M2MClient } from '@tenon/api/scalekit/v1/clients/clients_pb.ts';
import type { ReactNode } from 'react';
import { useRead } from '../../api/index.ts';
import { Answered, CopyId, DetailDrawer, Facts, Time } from '../../design/index.ts';
import { IdLink } from '../id-link.tsx';
import { cameBy, nameOf } from './client.ts';
import css from './clients.module.css';

interface Props {
  readonly client: M2MClient | undefined;
  readonly resourceId: string;
  readonly onClose: () => void;
}

/** One client of a server, and who lets it act for them. */
export function ClientDetail({ client, resourceId, onClose }: Props): ReactNode {
  return (
    <DetailDrawer opened={client !== undefined} onClose={onClose} title={client && nameOf(client)}>
      {client && <Whole client={client} resourceId={resourceId} />}
    </DetailDrawer>
  );
}

function Whole({ client, resourceId }: { readonly client: M2MClient; readonly resourceId: string }): ReactNode {
  const answer = useRead(ClientService.method.getResourceClient, { resourceId, clientId: client.clientId });
  const { clientId, metadataUri, redirectUris, scopes, secrets, createTime } = client;
  return (
    <Stack gap="lg">
      <Facts
        items={[
          ['Client id', <CopyId key="id" id={clientId} label="client id" />],
          ...(metadataUri ? [['Description at', <CopyId key="uri" id={metadataUri} label="address" />] as const] : []),
          ['Came', cameBy(client)],
          ['Callbacks', redirectUris.length > 0 && <Several key="callbacks" texts={redirectUris} />],
          ['Scopes', scopes.length > 0 ? scopes.join(', ') : 'All that the server has'],
          ['Secret', secrets[0] ? <code key="secret">…{secrets[0].secretSuffix}</code> : 'None: it proves itself with PKCE'],
          ['Since', <Time key="since" at={createTime && timestampDate(createTime)} />],
        ]}
      />
      <div>
        <h3 className={css['heading']}>Who lets it act for them</h3>
        <Answered answer={answer}>
          {({ consentedUsers }) =>
            consentedUsers.length === 0 ? (
              <p className={css['none']}>Nobody so far.</p>
            ) : (
              <ul className={css['people']}>
                {consentedUsers.map(({ consentId, externalUserId, scopes: allowed }) => (
                  <li key={consentId}>
                    <IdLink id={externalUserId} />
                    <small>{allowed.join(', ')}</small>
                  </li>
                ))}
              </ul>
            )
          }
        </Answered>
      </div>
    </Stack>
  );
}

function Several({ texts }: { readonly texts: readonly string[] }): ReactNode {
  return (
    <span style={{ display: 'grid', justifyItems: 'start' }}>
      {texts.map((text) => (
        <CopyId key={text} id={text} label="address" />
      ))}
    </span>
  );
}
