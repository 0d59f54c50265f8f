import { TagsInput } from '@mantine/core';
import { type Client, ClientService } from '@tenon/api/scalekit/v1/clients/clients_pb.ts';
import { EnvironmentService } from '@tenon/api/tenon/v1/environments_pb.ts';
import type { ReactNode } from 'react';
import { problemOf, useRead, useWrite } from '../../api/index.ts';
import { DurationField, MetadataEditor, Section, Setting, Settings, SettingsForm, SwitchSetting, useDraft } from '../../design/index.ts';
import { useMayWrite } from '../operator.ts';
import { isDefault, kindOf } from './kinds.ts';

interface Values {
  /** 0: as long as the environment says. */
  seconds: number;
  enforcePkce: boolean;
  managesApi: boolean;
  scopes: string[];
  claims: Record<string, string>;
}

/** What an access token lives by where neither the app nor the environment says more. */
const MACHINE_SECONDS = 3600;
const APP_SECONDS = 300;

/** How its tokens are, how it proves itself, and what it may do here. */
export function Tokens({ client }: { readonly client: Client }): ReactNode {
  const mayWrite = useMayWrite();
  const { hasPeople, keepsSecrets } = kindOf(client);
  const update = useWrite(ClientService.method.updateClient, { says: 'Saved. It holds from the next token on.' });
  const { data } = useRead(EnvironmentService.method.getEnvironment, {}, { enabled: hasPeople });
  const usual = hasPeople ? (data?.environment?.sessions?.accessTokenSeconds ?? APP_SECONDS) : MACHINE_SECONDS;
  const draft = useDraft<Values>({
    saved: {
      seconds: Number(client.accessTokenExpiry ?? 0n),
      enforcePkce: client.enforcePkce,
      managesApi: !client.disallowScalekitApiAccess,
      scopes: [...client.scopes],
      claims: Object.fromEntries(client.customClaims.map(({ key, value }) => [key, value])),
    },
    names: {
      seconds: 'Access tokens live',
      enforcePkce: 'Every sign-in needs PKCE',
      managesApi: 'May call the management API',
      scopes: 'Scopes',
      claims: 'Custom claims',
    },
    toProblem: problemOf,
    send: async ({ seconds, enforcePkce, managesApi, scopes, claims }, changed) => {
      const paths = {
        seconds: 'access_token_expiry',
        enforcePkce: 'enforce_pkce',
        managesApi: 'disallow_scalekit_api_access',
        scopes: 'scopes',
        claims: 'custom_claims',
      };
      await update.run({
        clientId: client.id,
        client: {
          accessTokenExpiry: BigInt(seconds),
          enforcePkce,
          disallowScalekitApiAccess: !managesApi,
          scopes,
          customClaims: Object.entries(claims).map(([key, value]) => ({ key, value })),
        },
        mask: { paths: Object.entries(paths).flatMap(([name, path]) => (name in changed ? [path] : [])) },
      });
    },
  });
  const { values, set } = draft;
  return (
    <SettingsForm draft={draft} readOnly={!mayWrite}>
      <Section
        title="Tokens and proof"
        description={
          hasPeople ? 'How long what it holds is good, and how it proves that it is itself.' : 'What its own tokens say, and how long they are good.'
        }
      >
        <Settings>
          <SwitchSetting
            label="A lifetime of its own for access tokens"
            description={`Otherwise they live ${inWords(usual)}${hasPeople ? ', as the environment says. It has to be shorter than a session may lie idle' : ''}.`}
            checked={values.seconds > 0}
            disabled={!mayWrite}
            onChange={(on) => set({ seconds: on ? usual : 0 })}
          >
            {values.seconds > 0 && (
              <DurationField
                label="Access tokens live"
                value={values.seconds}
                onChange={(seconds) => set({ seconds })}
                units={['seconds', 'minutes', 'hours', 'days']}
                min={hasPeople ? 60 : 300}
                disabled={!mayWrite}
              />
            )}
          </SwitchSetting>
          {hasPeople && (
            <SwitchSetting
              label="Every sign-in needs PKCE"
              description={
                keepsSecrets
                  ? 'A sign-in that somebody else caught on its way back is of no use to them. Every current library does it.'
                  : 'An app that keeps no secret cannot do without it.'
              }
              checked={values.enforcePkce || !keepsSecrets}
              disabled={!mayWrite || !keepsSecrets}
              onChange={(on) => set({ enforcePkce: on })}
            />
          )}
          {keepsSecrets && (
            <SwitchSetting
              label="May call the management API"
              description={
                isDefault(client)
                  ? 'The default application always may: without it nobody could call the API to let it in again.'
                  : 'With its secret it may read and change everything in this environment.'
              }
              checked={values.managesApi}
              disabled={!mayWrite || isDefault(client)}
              onChange={(on) => set({ managesApi: on })}
            />
          )}
          {!hasPeople && (
            <>
              <Setting>
                <TagsInput
                  label="Scopes"
                  description="What its tokens may be asked for. A request that names none gets all of them."
                  placeholder={values.scopes.length === 0 ? 'invoices:read' : ''}
                  value={values.scopes}
                  onChange={(scopes) => set({ scopes })}
                  splitChars={[',', ' ']}
                  disabled={!mayWrite}
                />
              </Setting>
              <Setting>
                <MetadataEditor
                  label="Custom claims"
                  description="What its tokens say besides, under custom_claims."
                  value={values.claims}
                  onChange={(claims) => set({ claims })}
                  most={50}
                />
              </Setting>
            </>
          )}
        </Settings>
      </Section>
    </SettingsForm>
  );
}

function inWords(seconds: number): string {
  const [count, unit] = seconds % 3600 === 0 ? [seconds / 3600, 'hour'] : seconds % 60 === 0 ? [seconds / 60, 'minute'] : [seconds, 'second'];
  return count === 1 ? `one ${unit}` : `${count} ${unit}s`;
}
