import { Select, Switch, Textarea, TextInput } from '@mantine/core';
import { NameIdFormat, RequestBinding, SAMLSigningOptions } from '@tenon/api/scalekit/v1/connections/connections_pb.ts';
import type { ReactNode } from 'react';
import type { Form } from '../../design/index.ts';
import type { ConfigValues } from './config.ts';
import { MetadataFile } from './metadata-file.tsx';
import { t } from './words/index.ts';

/** What a SAML identity provider is known by. */
export function SamlFields({ form }: { readonly form: Form<ConfigValues> }): ReactNode {
  const field = (name: keyof ConfigValues & string) => ({ autoComplete: 'off', spellCheck: false, dir: 'ltr', ...form.getInputProps(name) });
  return (
    <>
      {form.values.by === 'discovery' ? (
        <TextInput
          label={t('saml.metadata')}
          description={t('saml.metadataHint')}
          placeholder="https://login.orion.example/app/metadata"
          {...field('idpMetadataUrl')}
        />
      ) : (
        <>
          <MetadataFile form={form} />
          <TextInput label={t('saml.entity')} description={t('saml.entityHint')} {...field('idpEntityId')} />
          <TextInput label={t('saml.signIn')} description={t('saml.signInHint')} {...field('idpSsoUrl')} />
          <Textarea
            label={t('saml.certificate')}
            description={t('saml.certificateHint')}
            placeholder="-----BEGIN CERTIFICATE-----"
            autosize
            minRows={4}
            maxRows={10}
            styles={{ input: { fontFamily: 'var(--mono)', fontSize: '0.8125rem' } }}
            {...field('idpCertificate')}
          />
          <TextInput label={t('saml.logout')} {...field('idpSloUrl')} />
        </>
      )}
      <Select
        label={t('saml.names')}
        data={[
          { value: String(NameIdFormat.EMAIL), label: t('saml.namesBy.email') },
          { value: String(NameIdFormat.PERSISTENT), label: t('saml.namesBy.lasting') },
          { value: String(NameIdFormat.TRANSIENT), label: t('saml.namesBy.once') },
          { value: String(NameIdFormat.UNSPECIFIED), label: t('saml.namesBy.any') },
        ]}
        allowDeselect={false}
        {...form.getInputProps('nameIdFormat')}
      />
      <Select
        label={t('saml.signs')}
        data={[
          { value: String(SAMLSigningOptions.SAML_RESPONSE_OR_ASSERTION_SIGNING), label: t('saml.signsWhat.either') },
          { value: String(SAMLSigningOptions.SAML_ONLY_RESPONSE_SIGNING), label: t('saml.signsWhat.answer') },
          { value: String(SAMLSigningOptions.SAML_ONLY_ASSERTION_SIGNING), label: t('saml.signsWhat.assertion') },
          { value: String(SAMLSigningOptions.SAML_RESPONSE_ASSERTION_SIGNING), label: t('saml.signsWhat.both') },
        ]}
        allowDeselect={false}
        {...form.getInputProps('signing')}
      />
      <Select
        label={t('saml.reaches')}
        data={[
          { value: String(RequestBinding.HTTP_REDIRECT), label: t('saml.reachesBy.redirect') },
          { value: String(RequestBinding.HTTP_POST), label: t('saml.reachesBy.form') },
        ]}
        allowDeselect={false}
        {...form.getInputProps('ssoBinding')}
      />
      <Switch label={t('saml.signOurs')} {...form.getInputProps('wantRequestSigned', { type: 'checkbox' })} />
      <Switch label={t('saml.encrypted')} {...form.getInputProps('assertionEncrypted', { type: 'checkbox' })} />
      <Switch label={t('saml.always')} description={t('saml.alwaysHint')} {...form.getInputProps('forceAuthn', { type: 'checkbox' })} />
    </>
  );
}
