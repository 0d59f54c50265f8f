import { timestampDate } from '@bufbuild/protobuf/wkt';
import { Button } from '@mantine/core';
import { IconBan, IconChecklist } from '@tabler/icons-react';
import { getRouteApi, Link } from '@tanstack/react-router';
import { ClientService, type ResourceUserConsent } from '@tenon/api/scalekit/v1/clients/clients_pb.ts';
import { type ReactNode, useCallback, useState } from 'react';
import { useList, useWrite } from '../../api/index.ts';
import { type Column, ConfirmDialog, DataTable, EmptyState, SearchField, Tag, Time } from '../../design/index.ts';
import { IdLink } from '../id-link.tsx';
import { useMayWrite } from '../operator.ts';

const route = getRouteApi('/mcp-servers/$resourceId/consents');
const PAGE = 30;

const columns: readonly Column<ResourceUserConsent>[] = [
  { key: 'person', header: 'Person', width: '28%', cell: ({ externalUserId }) => <Person id={externalUserId} /> },
  { key: 'client', header: 'Agent', cell: ({ clientName, clientId }) => clientName || clientId },
  {
    key: 'scopes',
    header: 'May',
    width: '30%',
    cell: ({ scopes }) => (
      <span style={{ display: 'flex', flexWrap: 'wrap', gap: 4 }}>{scopes.length === 0 ? '–' : scopes.map((scope) => <Tag key={scope}>{scope}</Tag>)}</span>
    ),
  },
  { key: 'granted', header: 'Allowed', width: '140px', cell: ({ grantedAt }) => <Time at={grantedAt && timestampDate(grantedAt)} /> },
];

/** By our id to their page; by the app's to whom it finds. */
function Person({ id }: { readonly id: string }): ReactNode {
  if (id.startsWith('usr_')) return <IdLink id={id} />;
  return (
    <Link to="/users" search={{ q: id }}>
      {id}
    </Link>
  );
}

/** What people have allowed agents to do for them at a server. */
export function McpServerConsents(): ReactNode {
  const { resourceId } = route.useParams();
  const { q = '' } = route.useSearch();
  const navigate = route.useNavigate();
  const mayWrite = useMayWrite();
  const [revoking, setRevoking] = useState<ResourceUserConsent>();
  const search = useCallback((text: string) => void navigate({ search: text ? { q: text } : {}, replace: true }), [navigate]);
  const list = useList(ClientService.method.listResourceUserConsents, (pageToken) => ({ resourceId, search: q, pageSize: PAGE, pageToken }), consentsOf);
  return (
    <>
      <SearchField label="Search by e-mail, agent or external id" value={q} onSearch={search} isSearching={q !== '' && list.isStale === true} />
      <DataTable
        label="Consents"
        list={list}
        columns={columns}
        rowKey={({ id }) => id}
        nameOf={({ clientName, externalUserId }) => `${clientName} and ${externalUserId}`}
        actions={mayWrite ? (consent) => [{ label: 'Take back', icon: IconBan, tone: 'bad', run: () => setRevoking(consent) }] : undefined}
        empty={
          q === '' ? (
            <EmptyState icon={IconChecklist} title="Nobody has allowed an agent anything yet">
              When an agent sends somebody here to sign in, they are asked what it may do. What they say stands here, and can be taken back.
            </EmptyState>
          ) : (
            <EmptyState title={`Nothing found for “${q}”`} action={<Button onClick={() => search('')}>Show all</Button>}>
              People are found by any part of their address, agents by any part of their name.
            </EmptyState>
          )
        }
      />
      {revoking && <Revoke consent={revoking} onClose={() => setRevoking(undefined)} />}
    </>
  );
}

const consentsOf = ({ consents }: { readonly consents: readonly ResourceUserConsent[] }) => consents;

function Revoke({ consent, onClose }: { readonly consent: ResourceUserConsent; readonly onClose: () => void }): ReactNode {
  const revoke = useWrite(ClientService.method.revokeUserConsent, { says: 'Taken back.', quiet: true });
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={`Take back what ${consent.clientName || 'the agent'} was allowed?`}
      confirm="Take back"
      isBusy={revoke.isBusy}
      problem={revoke.problem}
      onConfirm={() => revoke.attempt({ clientId: consent.clientId, consentId: consent.id }, onClose)}
    >
      <p>It gets no new tokens for this person; those it has run out by themselves. It may ask them again.</p>
    </ConfirmDialog>
  );
}
