import { Button, Switch } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { ConnectionService, ConnectionStatus, ConnectionType, type ListConnection } from '@tenon/api/scalekit/v1/connections/connections_pb.ts';
import { type Environment, EnvironmentService, type SocialProvider } from '@tenon/api/tenon/v1/environments_pb.ts';
import { type ReactNode, useState } from 'react';
import { problemOf, useRead, useWrite } from '../../../api/index.ts';
import { ErrorState, Section, StatusBadge, toast, whenThere } from '../../../design/index.ts';
import { useMayWrite } from '../../operator.ts';
import { Disconnect } from './disconnect.tsx';
import css from './methods.module.css';
import { type KnownProvider, PROVIDERS } from './providers.ts';

const ProviderDrawer = whenThere(() => import('./provider-drawer.tsx').then((module) => module.ProviderDrawer));

/** OAuth; and OpenID Connect, for those that somebody runs at an address of their own. */
const SPEAK: ReadonlySet<ConnectionType> = new Set([ConnectionType.OAUTH, ConnectionType.OIDC]);

const route = getRouteApi('/authentication/');

/** Other people's sign-ins: each a button on the sign-in page, and an app of ours at that company. Takes effect at once. */
export function SocialProviders({ environment }: { readonly environment: Environment }): ReactNode {
  const { connect } = route.useSearch();
  const navigate = route.useNavigate();
  const mayWrite = useMayWrite();
  const { data, problem, retry } = useRead(ConnectionService.method.listConnections, { include: 'all' });
  const create = useWrite(ConnectionService.method.createEnvironmentConnection);
  const enable = useWrite(ConnectionService.method.enableEnvironmentConnection);
  const change = useWrite(EnvironmentService.method.updateEnvironment);
  const [leaving, setLeaving] = useState<{ readonly provider: KnownProvider; readonly connectionId: string }>();
  const shown = environment.methods?.socialProviders?.providers ?? [];
  const connectionOf = ({ provider }: KnownProvider): ListConnection | undefined => {
    const all = (data?.connections ?? []).filter((one) => one.provider === provider && SPEAK.has(one.type) && one.organizationId === '');
    return all.find(({ status }) => status === ConnectionStatus.COMPLETED) ?? all[0];
  };
  const isBusy = create.isBusy || enable.isBusy || change.isBusy;
  const setShown = (providers: readonly SocialProvider[]) => change.run({ methods: { socialProviders: { providers: [...providers] } } });
  const open = (key: string) => void navigate({ search: { connect: key } });

  /** Its callback address is known once there is a connection, and the company wants to hear it first. */
  async function setUp(provider: KnownProvider): Promise<void> {
    try {
      if (!connectionOf(provider)) await create.run({ connection: { provider: provider.provider, type: ConnectionType.OAUTH } });
      open(provider.key);
    } catch (error) {
      toast.failed(problemOf(error));
    }
  }

  async function turn(provider: KnownProvider, connection: ListConnection, on: boolean): Promise<void> {
    try {
      if (on && !connection.enabled) await enable.run({ connectionId: connection.id });
      await setShown(on ? [...shown, provider.social] : shown.filter((one) => one !== provider.social));
      if (on) toast.done(`The button of ${provider.label} stands on the sign-in page.`);
      else toast.undo(`The button of ${provider.label} is gone.`, () => void setShown(shown).catch((error) => toast.failed(problemOf(error))));
    } catch (error) {
      toast.failed(problemOf(error));
    }
  }

  const edited = PROVIDERS.find(({ key }) => key === connect);
  const editedConnection = edited && connectionOf(edited);
  return (
    <Section
      title="With an account elsewhere"
      description="A button on the sign-in page for each. You register Tenon there once, and enter what you get. Switches take effect at once."
    >
      {problem ? (
        <ErrorState problem={problem} retry={retry} />
      ) : (
        <ul className={css['providers']} aria-busy={!data}>
          {PROVIDERS.map((provider) => {
            const connection = connectionOf(provider);
            const isReady = connection?.status === ConnectionStatus.COMPLETED;
            const isOn = shown.includes(provider.social);
            return (
              <li key={provider.key}>
                <span className={css['name']}>
                  <b>{provider.label}</b>
                  {data && <Standing isReady={isReady} isOn={isOn} isEnabled={connection?.enabled === true} hasConnection={connection !== undefined} />}
                </span>
                {mayWrite && data && (
                  <span className={css['deeds']}>
                    <Button
                      size="compact-sm"
                      variant={isReady ? 'subtle' : 'default'}
                      onClick={() => void setUp(provider)}
                      loading={create.isBusy && !connection}
                      aria-label={`${isReady ? 'Edit' : 'Set up'} ${provider.label}`}
                    >
                      {isReady ? 'Edit' : 'Set up'}
                    </Button>
                    {connection && isReady && (
                      <Switch
                        aria-label={`Sign in with ${provider.label}`}
                        checked={isOn && connection.enabled}
                        disabled={isBusy}
                        onChange={(event) => void turn(provider, connection, event.currentTarget.checked)}
                      />
                    )}
                  </span>
                )}
              </li>
            );
          })}
        </ul>
      )}
      {edited && editedConnection && mayWrite && (
        <ProviderDrawer
          provider={edited}
          connectionId={editedConnection.id}
          isNew={editedConnection.status !== ConnectionStatus.COMPLETED}
          onSaved={async () => {
            if (!editedConnection.enabled) await enable.run({ connectionId: editedConnection.id });
            if (!shown.includes(edited.social)) await setShown([...shown, edited.social]);
          }}
          onDisconnect={() => setLeaving({ provider: edited, connectionId: editedConnection.id })}
          onClose={() => void navigate({ search: {} })}
        />
      )}
      {leaving && (
        <Disconnect
          {...leaving}
          onDone={() => {
            setLeaving(undefined);
            void navigate({ search: {} });
            const { social } = leaving.provider;
            if (shown.includes(social)) void setShown(shown.filter((one) => one !== social)).catch((error) => toast.failed(problemOf(error)));
          }}
          onClose={() => setLeaving(undefined)}
        />
      )}
    </Section>
  );
}

interface Standing {
  readonly hasConnection: boolean;
  readonly isReady: boolean;
  readonly isEnabled: boolean;
  readonly isOn: boolean;
}

function Standing({ hasConnection, isReady, isEnabled, isOn }: Standing): ReactNode {
  if (isReady && isEnabled && isOn) return <StatusBadge tone="good">On the sign-in page</StatusBadge>;
  if (isReady) return <StatusBadge tone="idle">Off</StatusBadge>;
  if (isOn) return <StatusBadge tone="bad">Wanted, but its credentials are missing</StatusBadge>;
  if (hasConnection) return <StatusBadge tone="wait">Credentials are missing</StatusBadge>;
  return <span className={css['none']}>Not set up</span>;
}
