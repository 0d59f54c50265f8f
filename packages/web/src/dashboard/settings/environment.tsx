import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { EnvironmentKind, EnvironmentService, ServerSetting } from '@tenon/api/tenon/v1/environments_pb.ts';
import type { ReactNode } from 'react';
import { useRead } from '../../api/index.ts';
import { Columns, CopyField, CopyId, ErrorState, Facts, Section, Stacked, StatusBadge } from '../../design/index.ts';
import { useOperator } from '../operator.ts';
import { OwnAccount } from './own-account.tsx';
import css from './settings.module.css';

/** Room for what is on its way. */
const NOTHING_YET = '\u00a0';

const days = (count: number): string => (count === 1 ? '1 day' : `${count} days`);

/** Where the environment is reached, and what of it whoever runs the server has set. */
export function EnvironmentTab(): ReactNode {
  const { data, problem, retry } = useRead(EnvironmentService.method.getEnvironment, {});
  // Most of this is known with who is here: only what is not waits for the answer.
  const { id, name, url } = useOperator().environment;
  if (problem) return <ErrorState problem={problem} retry={retry} />;
  const environment = data?.environment;
  const { signUpEnabled, invitationDays = 0, methods, serverSettings: server, ownSettings = [] } = environment ?? {};
  const isOwn = (setting: ServerSetting) => ownSettings.includes(setting);
  const isProduction = environment?.kind === EnvironmentKind.PRODUCTION;
  const testUsers = methods?.testUsers?.emails.length ?? 0;
  const once = (text: string) => (environment ? text : NOTHING_YET);
  return (
    <Columns>
      <Stacked>
        <Section title="Addresses" description="What an app or a library that knows OpenID Connect asks for. Most need the first one alone.">
          <div className={css['fields']}>
            <CopyField label="Environment URL and issuer" description="The iss of every token, byte for byte." value={url} />
            <CopyField label="Discovery" description="Everything below, for machines." value={`${url}/.well-known/openid-configuration`} />
            <CopyField label="Signing keys (JWKS)" description="What tokens are checked with." value={`${url}/keys`} />
            <CopyField label="Authorization" value={`${url}/oauth/authorize`} />
            <CopyField label="Tokens" value={`${url}/oauth/token`} />
          </div>
        </Section>
        <Section
          title="Set where the server runs"
          description="These are environment variables, or lines in tenon.env. Whoever runs the server changes them there and restarts it."
        >
          <div className={css['scrolls']}>
            <table className={css['variables']}>
              <thead>
                <tr>
                  <th scope="col">Setting</th>
                  <th scope="col">There</th>
                  <th scope="col">What it is</th>
                </tr>
              </thead>
              <tbody>
                {[
                  ['TENON_APP_NAME', name, 'What pages and mails call your app.'],
                  ['TENON_URL', url, 'Where browsers and apps reach this server.'],
                  ['TENON_MODE', once(isProduction ? 'production' : 'development'), 'For tries, with a mailbox that catches all mail; or the real thing.'],
                  [
                    'TENON_SIGN_UP',
                    once(server?.signUpEnabled ? 'yes' : 'no'),
                    <Settled
                      key="what"
                      says="Whether people may make an account by themselves."
                      {...(isOwn(ServerSetting.SIGN_UP) && { now: signUpEnabled ? 'yes' : 'no' })}
                    />,
                  ],
                  [
                    'TENON_INVITATION_DAYS',
                    once(days(server?.invitationDays ?? 0)),
                    <Settled
                      key="what"
                      says="How long an invitation stays open."
                      {...(isOwn(ServerSetting.INVITATION_DAYS) && { now: days(invitationDays) })}
                    />,
                  ],
                ].map(([variable, value, what]) => (
                  <tr key={String(variable)}>
                    <th scope="row">
                      <code>{variable}</code>
                    </th>
                    <td>{value}</td>
                    <td>{what}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </Section>
      </Stacked>
      <Stacked>
        <Section title="This environment">
          <Facts
            items={[
              ['Name', name],
              [
                'Kind',
                !environment ? (
                  NOTHING_YET
                ) : isProduction ? (
                  <StatusBadge key="kind" tone="good">
                    Production
                  </StatusBadge>
                ) : (
                  <StatusBadge key="kind" tone="wait">
                    Development
                  </StatusBadge>
                ),
              ],
              ['Id', <CopyId key="id" id={id} label="environment id" />],
              [
                'Test users',
                <span key="test" style={environment ? undefined : { visibility: 'hidden' }}>
                  {testUsers === 0 ? 'None' : testUsers}
                  {' · '}
                  <Anchor component={Link} to="/authentication">
                    {testUsers === 0 ? 'Name some for your tests' : 'Change'}
                  </Anchor>
                </span>,
              ],
            ]}
          />
        </Section>
        <OwnAccount />
      </Stacked>
    </Columns>
  );
}

/** What a setting is, and what was set for this environment instead. */
const Settled = ({ says, now }: { readonly says: string; readonly now?: string }): ReactNode => (
  <>
    {says} {now === undefined ? 'It can be set for this environment: ' : `Set for this environment: ${now}. `}
    <Anchor component={Link} to="/authentication/sign-up">
      {now === undefined ? 'Sign-up' : 'See'}
    </Anchor>
  </>
);
