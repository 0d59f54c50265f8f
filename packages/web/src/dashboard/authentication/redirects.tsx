import { IconAlertTriangle, IconApps } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { type Client, ClientService } from '@tenon/api/scalekit/v1/clients/clients_pb.ts';
import type { ReactNode } from 'react';
import { useList } from '../../api/index.ts';
import { ButtonLink, CopyId, EmptyState, ErrorState, Facts, Note, Section, StatusBadge } from '../../design/index.ts';
import { useMayWrite } from '../operator.ts';

const KINDS: Readonly<Record<string, string>> = { ENV: 'Default application', WEB_APP: 'Web app', SPA: 'Single-page app', NTV: 'Native app' };

/** Where people are sent: read here, and set with each application. */
export function RedirectsTab(): ReactNode {
  const apps = useList(ClientService.method.listClient, (pageToken) => ({ pageSize: 30, pageToken, filter: { clientType: Object.keys(KINDS) } }), clientsOf);
  const mayWrite = useMayWrite();
  if (apps.problem) return <ErrorState problem={apps.problem} retry={apps.retry} />;
  if (apps.isLoading) return null;
  const firstApp: string = apps.rows[0] ? `/applications/${apps.rows[0].id}` : '/applications';
  const initiating = apps.rows.filter(({ initiateLoginUri }) => initiateLoginUri !== '');
  return (
    <>
      {initiating.length === 0 && (
        <Note tone="wait" icon={IconAlertTriangle}>
          <b>No application says where signing in begins.</b>
          <span>
            Whoever accepts an invitation, opens a bookmark of a sign-in page or starts at their identity provider has to get to your app somehow. Set the
            initiate-login address of one: a page of yours that sends people to sign in at once. Until then they end on a page of Tenon.
          </span>
          {mayWrite && (
            <Link to={firstApp} style={{ color: 'inherit', fontWeight: 550 }}>
              Set it now
            </Link>
          )}
        </Note>
      )}
      {apps.rows.length === 0 ? (
        <Section title="Applications">
          <EmptyState
            icon={IconApps}
            title="No application yet"
            action={
              mayWrite && (
                <ButtonLink to="/applications" variant="filled">
                  Register an application
                </ButtonLink>
              )
            }
          >
            People come from an application and are taken back to it. Only addresses that are registered with it are ever used.
          </EmptyState>
        </Section>
      ) : (
        apps.rows.map((app) => <Addresses key={app.id} app={app} />)
      )}
    </>
  );
}

const clientsOf = ({ clients }: { readonly clients: readonly Client[] }) => clients;

function Addresses({ app }: { readonly app: Client }): ReactNode {
  const mayWrite = useMayWrite();
  const change = mayWrite && (
    <ButtonLink to="/applications/$clientId" params={{ clientId: app.id }}>
      Change
    </ButtonLink>
  );
  return (
    <Section title={app.name || app.id} description={KINDS[app.clientType]} actions={change}>
      <Facts
        items={[
          ['Initiate login', <Uris key="initiate" uris={app.initiateLoginUri ? [app.initiateLoginUri] : []} none="Not set" />],
          ['Callbacks', <Uris key="callbacks" uris={app.postLoginUris} none="None: nobody can come back to it" />],
          ['After signing out', app.postLogoutRedirectUris.length > 0 ? <Uris key="logout" uris={app.postLogoutRedirectUris} /> : ''],
          ['Told of sign-outs', app.backChannelLogoutUris.length > 0 ? <Uris key="back-channel" uris={app.backChannelLogoutUris} /> : ''],
        ]}
      />
    </Section>
  );
}

function Uris({ uris, none }: { readonly uris: readonly string[]; readonly none?: string }): ReactNode {
  if (uris.length === 0 && none) return <StatusBadge tone="wait">{none}</StatusBadge>;
  return (
    <span style={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: 2, justifyItems: 'start' }}>
      {uris.map((uri) => (
        <CopyId key={uri} id={uri} label="address" />
      ))}
    </span>
  );
}
