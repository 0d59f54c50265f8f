import { SegmentedControl, Switch, TextInput } from '@mantine/core';
import { ConfigurationType, type Connection, ConnectionService, ConnectionStatus } from '@tenon/api/scalekit/v1/connections/connections_pb.ts';
import type { ReactNode } from 'react';
import { problemOf, useWrite } from '../../../api/index.ts';
import { FormDrawer, MetadataEditor } from '../../../design/index.ts';
import { type ConfigValues, schemaFor, settingsOf, valuesOf } from './config.ts';
import { OidcFields } from './oidc-fields.tsx';
import { nameOfProvider } from './providers.ts';
import { SamlFields } from './saml-fields.tsx';
import css from './sso.module.css';

interface Props {
  readonly organizationId: string;
  readonly connection: Connection;
  readonly onClose: () => void;
}

/** What we have to know of the provider, and how its sign-ins are taken. */
export function ConfigureConnection({ organizationId, connection, onClose }: Props): ReactNode {
  const update = useWrite(ConnectionService.method.updateConnection, { says: 'Saved.' });
  const isSaml = connection.settings.case === 'samlConfig';
  async function save(values: ConfigValues): Promise<void> {
    await update.run({
      organizationId,
      id: connection.id,
      connection: {
        providerKey: connection.providerKey,
        uiButtonTitle: values.uiButtonTitle.trim(),
        configurationType: values.by === 'discovery' ? ConfigurationType.DISCOVERY : ConfigurationType.MANUAL,
        attributeMapping: values.attributeMapping,
        settings: settingsOf(connection, values),
      },
    });
    onClose();
  }
  return (
    <FormDrawer
      opened
      onClose={onClose}
      title={`Configure ${nameOfProvider(connection.providerKey)}`}
      submit="Save"
      initial={valuesOf(connection)}
      schema={schemaFor(connection)}
      toProblem={problemOf}
      onSubmit={save}
    >
      {(form) => (
        <>
          <SegmentedControl
            fullWidth
            aria-label="How the provider is known"
            data={[
              { value: 'discovery', label: isSaml ? 'By its metadata' : 'By discovery' },
              { value: 'manual', label: 'By hand' },
            ]}
            {...form.getInputProps('by')}
          />
          {isSaml ? <SamlFields form={form} /> : <OidcFields form={form} hasSecret={hasSecret(connection)} />}
          <h3 className={css['subhead']}>Signing in</h3>
          <TextInput
            label="Words on the button"
            description="Where people choose how to come in."
            placeholder={`Continue with ${nameOfProvider(connection.providerKey)}`}
            {...form.getInputProps('uiButtonTitle')}
          />
          <Switch
            label="Let new people in"
            description="Whoever the provider vouches for becomes a member by signing in. Off: only those who are members already."
            {...form.getInputProps('jitProvisioningWithSsoEnabled', { type: 'checkbox' })}
          />
          <Switch
            label="Take over the profile"
            description="Each sign-in brings name and picture as the provider has them."
            {...form.getInputProps('syncUserProfileOnLogin', { type: 'checkbox' })}
          />
          <Switch
            label="Sign out there, too"
            description="Signing out of the app signs out at the provider."
            {...form.getInputProps('signsOutThere', { type: 'checkbox' })}
          />
          <MetadataEditor
            label="Attributes"
            description="Our name for a field of the profile, and the provider’s."
            most={30}
            value={form.values.attributeMapping}
            onChange={(attributeMapping) => form.setFieldValue('attributeMapping', attributeMapping)}
            error={form.errors['attributeMapping']}
          />
        </>
      )}
    </FormDrawer>
  );
}

/** A secret is never shown: that one is there can be told by what could not be complete without it. */
const hasSecret = ({ status, settings }: Connection): boolean => settings.case === 'oidcConfig' && status === ConnectionStatus.COMPLETED;
