import { MultiSelect, PasswordInput, Select, Switch, TextInput } from '@mantine/core';
import { TokenAuthType } from '@tenon/api/scalekit/v1/connections/connections_pb.ts';
import type { ReactNode } from 'react';
import type { Form } from '../../design/index.ts';
import { type ConfigValues, SCOPES } from './config.ts';
import { t } from './words/index.ts';

/** What an OpenID provider is known by. */
export function OidcFields({ form, hasSecret }: { readonly form: Form<ConfigValues>; readonly hasSecret: boolean }): ReactNode {
  const field = (name: keyof ConfigValues & string) => ({ autoComplete: 'off', spellCheck: false, dir: 'ltr', ...form.getInputProps(name) });
  return (
    <>
      <TextInput label={t('oidc.issuer')} description={t('oidc.issuerHint')} placeholder="https://login.orion.example" {...field('issuer')} />
      {form.values.by === 'discovery' ? (
        <TextInput
          label={t('oidc.discovery')}
          description={t('oidc.discoveryHint')}
          placeholder="https://login.orion.example/.well-known/openid-configuration"
          {...field('discoveryEndpoint')}
        />
      ) : (
        <>
          <TextInput label={t('oidc.authorize')} {...field('authorizeUri')} />
          <TextInput label={t('oidc.token')} {...field('tokenUri')} />
          <TextInput label={t('oidc.userinfo')} {...field('userInfoUri')} />
          <TextInput label={t('oidc.keys')} {...field('jwksUri')} />
        </>
      )}
      <TextInput label={t('oidc.clientId')} description={t('oidc.clientIdHint')} {...field('clientId')} />
      <PasswordInput
        label={t('oidc.secret')}
        dir="ltr"
        description={t(hasSecret ? 'oidc.secretKept' : 'oidc.secretHint')}
        visibilityToggleButtonProps={{ 'aria-label': t('oidc.secretShow') }}
        {...form.getInputProps('clientSecret')}
        autoComplete="new-password"
      />
      <MultiSelect label={t('oidc.scopes')} data={SCOPES.map(([name]) => name)} {...form.getInputProps('scopes')} />
      <Select
        label={t('oidc.sent')}
        data={[
          { value: String(TokenAuthType.BASIC_AUTH), label: t('oidc.sentIn.header') },
          { value: String(TokenAuthType.URL_PARAMS), label: t('oidc.sentIn.form') },
        ]}
        allowDeselect={false}
        {...form.getInputProps('tokenAuthType')}
      />
      <Switch label="PKCE" description={t('oidc.pkceHint')} {...form.getInputProps('pkceEnabled', { type: 'checkbox' })} />
    </>
  );
}
