import { SegmentedControl, Switch, TextInput } from '@mantine/core';
import { ConfigurationType, type Connection, ConnectionService, ConnectionStatus } from '@tenon/api/scalekit/v1/connections/connections_pb.ts';
import type { ReactNode } from 'react';
import { problemOf, useWrite } from '../../api/index.ts';
import { FormDrawer, MetadataEditor } from '../../design/index.ts';
import { type ConfigValues, schemaFor, settingsOf, valuesOf } from './config.ts';
import { OidcFields } from './oidc-fields.tsx';
import { nameOfProvider } from './providers.ts';
import { SamlFields } from './saml-fields.tsx';
import css from './sso.module.css';
import { t } from './words/index.ts';

interface Props {
  readonly organizationId: string;
  readonly connection: Connection;
  readonly onClose: () => void;
}

/** What we have to know of the provider, and how its sign-ins are taken. */
export function ConfigureConnection({ organizationId, connection, onClose }: Props): ReactNode {
  const update = useWrite(ConnectionService.method.updateConnection, { says: t('set.saved') });
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
      title={t('set.title', { provider: nameOfProvider(connection.providerKey) })}
      submit={t('set.save')}
      initial={valuesOf(connection)}
      schema={schemaFor(connection)}
      toProblem={problemOf}
      onSubmit={save}
    >
      {(form) => (
        <>
          <SegmentedControl
            fullWidth
            aria-label={t('set.how')}
            data={[
              { value: 'discovery', label: t(isSaml ? 'set.byMetadata' : 'set.byDiscovery') },
              { value: 'manual', label: t('set.byHand') },
            ]}
            {...form.getInputProps('by')}
          />
          {isSaml ? <SamlFields form={form} /> : <OidcFields form={form} hasSecret={hasSecret(connection)} />}
          <h3 className={css['subhead']}>{t('set.signingIn')}</h3>
          <TextInput
            label={t('set.button')}
            description={t('set.buttonHint')}
            placeholder={t('set.buttonUsual', { provider: nameOfProvider(connection.providerKey) })}
            {...form.getInputProps('uiButtonTitle')}
          />
          <Switch label={t('set.letIn')} description={t('set.letInHint')} {...form.getInputProps('jitProvisioningWithSsoEnabled', { type: 'checkbox' })} />
          <Switch label={t('set.profile')} description={t('set.profileHint')} {...form.getInputProps('syncUserProfileOnLogin', { type: 'checkbox' })} />
          <Switch label={t('set.signOut')} description={t('set.signOutHint')} {...form.getInputProps('signsOutThere', { type: 'checkbox' })} />
          <MetadataEditor
            label={t('set.attributes')}
            description={t('set.attributesHint')}
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
