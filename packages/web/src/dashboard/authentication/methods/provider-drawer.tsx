import { Button, PasswordInput, Switch, TextInput } from '@mantine/core';
import { ConnectionService, ConnectionType } from '@tenon/api/scalekit/v1/connections/connections_pb.ts';
import type { ReactNode } from 'react';
import { z } from 'zod';
import { problemOf, useRead, useWrite } from '../../../api/index.ts';
import { CopyField, FormDrawer, Note } from '../../../design/index.ts';
import css from './methods.module.css';
import type { KnownProvider } from './providers.ts';

interface Values extends Record<string, unknown> {
  clientId: string;
  clientSecret: string;
  tenantId: string;
  issuer: string;
  uiButtonTitle: string;
  switchOn: boolean;
}

interface Props {
  readonly provider: KnownProvider;
  readonly connectionId: string;
  /** It has no credentials yet: then both are needed. */
  readonly isNew: boolean;
  /** The button is wanted on the sign-in page. */
  readonly onSaved: () => Promise<void>;
  /** Asked for when its credentials are to be forgotten. */
  readonly onDisconnect: () => void;
  readonly onClose: () => void;
}

const credentials = (clientId: string, clientSecret: string) => ({
  clientId: clientId.trim(),
  ...(clientSecret.trim() && { clientSecret: clientSecret.trim() }),
});

/** What a company gave us for people to sign in with their account there. */
export function ProviderDrawer({ provider, connectionId, isNew, onSaved, onDisconnect, onClose }: Props): ReactNode {
  const { data } = useRead(ConnectionService.method.getEnvironmentConnection, { connectionId });
  const update = useWrite(ConnectionService.method.updateEnvironmentConnection, { says: 'Saved.' });
  const connection = data?.connection;
  const settings = connection?.settings;
  const oauth = settings?.case === 'oauthConfig' ? settings.value : undefined;
  // One that speaks OpenID Connect at an address of its own, such as a GitLab that somebody runs.
  const oidc = settings?.case === 'oidcConfig' ? settings.value : undefined;
  const config = oauth ?? oidc;
  if (!connection) return null;
  const hasTenants = provider.key === 'microsoft';
  const schema = z.object({
    clientId: z.string().trim().min(1, `Enter the ${provider.words.id} that ${provider.label} shows.`),
    clientSecret: isNew ? z.string().trim().min(1, `Enter the ${provider.words.secret} that ${provider.label} shows.`) : z.string(),
  });

  async function save({ clientId, clientSecret, tenantId, issuer, uiButtonTitle, switchOn }: Values): Promise<void> {
    await update.run({
      connectionId,
      connection: {
        provider: provider.provider,
        type: oidc ? ConnectionType.OIDC : ConnectionType.OAUTH,
        uiButtonTitle: uiButtonTitle.trim(),
        settings: oidc
          ? { case: 'oidcConfig', value: { ...credentials(clientId, clientSecret), issuer: issuer.trim() } }
          : { case: 'oauthConfig', value: { ...credentials(clientId, clientSecret), ...(hasTenants && { tenantId: tenantId.trim() }) } },
      },
    });
    if (switchOn) await onSaved();
    onClose();
  }

  return (
    <FormDrawer
      opened
      onClose={onClose}
      title={`Sign in with ${provider.label}`}
      submit="Save"
      initial={
        {
          clientId: config?.clientId ?? '',
          clientSecret: '',
          tenantId: oauth?.tenantId ?? '',
          issuer: oidc?.issuer ?? '',
          uiButtonTitle: connection.uiButtonTitle,
          switchOn: true,
        } satisfies Values
      }
      schema={schema}
      onSubmit={save}
      toProblem={problemOf}
    >
      {(form) => (
        <>
          <ol className={css['steps']}>
            <li>
              <a href={provider.console} target="_blank" rel="noreferrer">
                Make an app at {provider.label}
              </a>
            </li>
            <li>Register this address there:</li>
          </ol>
          <CopyField label={provider.words.callback} value={config?.redirectUri ?? ''} />
          {provider.hint && (
            <Note>
              <span>{provider.hint}</span>
            </Note>
          )}
          <TextInput label={provider.words.id} withAsterisk data-autofocus autoComplete="off" spellCheck={false} {...form.getInputProps('clientId')} />
          <PasswordInput
            label={provider.words.secret}
            withAsterisk={isNew}
            description={isNew ? 'Kept sealed, and never shown again.' : 'Leave it empty to keep the one that is there.'}
            autoComplete="new-password"
            {...form.getInputProps('clientSecret')}
          />
          {hasTenants && oauth && (
            <TextInput
              label="Tenant"
              description="Empty: any Microsoft account. A tenant id lets in people of that directory only."
              placeholder="common"
              autoComplete="off"
              spellCheck={false}
              {...form.getInputProps('tenantId')}
            />
          )}
          {oidc && (
            <TextInput label="Issuer" description="The address it is found at." autoComplete="off" spellCheck={false} {...form.getInputProps('issuer')} />
          )}
          <TextInput
            label="What the button says"
            placeholder={`Continue with ${provider.label}`}
            autoComplete="off"
            maxLength={60}
            {...form.getInputProps('uiButtonTitle')}
          />
          {!isNew && (
            <Button color="bad" variant="subtle" style={{ justifySelf: 'start', alignSelf: 'flex-start' }} onClick={onDisconnect}>
              Disconnect…
            </Button>
          )}
          {isNew && <Switch label="Put the button on the sign-in page" {...form.getInputProps('switchOn', { type: 'checkbox' })} />}
        </>
      )}
    </FormDrawer>
  );
}
