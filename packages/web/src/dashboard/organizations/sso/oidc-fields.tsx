import { MultiSelect, PasswordInput, Select, Switch, TextInput } from '@mantine/core';
import { TokenAuthType } from '@tenon/api/scalekit/v1/connections/connections_pb.ts';
import type { ReactNode } from 'react';
import type { Form } from '../../../design/index.ts';
import { type ConfigValues, SCOPES } from './config.ts';

/** What an OpenID provider is known by. */
export function OidcFields({ form, hasSecret }: { readonly form: Form<ConfigValues>; readonly hasSecret: boolean }): ReactNode {
  const field = (name: keyof ConfigValues & string) => ({ autoComplete: 'off', spellCheck: false, ...form.getInputProps(name) });
  return (
    <>
      <TextInput label="Issuer" description="As the provider writes it in its tokens." placeholder="https://login.orion.example" {...field('issuer')} />
      {form.values.by === 'discovery' ? (
        <TextInput
          label="Discovery document"
          description="Only where it is not below the issuer."
          placeholder="https://login.orion.example/.well-known/openid-configuration"
          {...field('discoveryEndpoint')}
        />
      ) : (
        <>
          <TextInput label="Authorization endpoint" {...field('authorizeUri')} />
          <TextInput label="Token endpoint" {...field('tokenUri')} />
          <TextInput label="Userinfo endpoint" {...field('userInfoUri')} />
          <TextInput label="Keys (JWKS)" {...field('jwksUri')} />
        </>
      )}
      <TextInput label="Client id" description="By which the provider knows us." {...field('clientId')} />
      <PasswordInput
        label="Client secret"
        description={hasSecret ? 'One is kept, and never shown. Leave this empty to keep it.' : 'Kept sealed, and never shown again.'}
        visibilityToggleButtonProps={{ 'aria-label': 'Show what is typed' }}
        {...form.getInputProps('clientSecret')}
        autoComplete="new-password"
      />
      <MultiSelect label="Scopes" data={SCOPES.map(([name]) => name)} {...form.getInputProps('scopes')} />
      <Select
        label="The secret is sent"
        data={[
          { value: String(TokenAuthType.BASIC_AUTH), label: 'In the header' },
          { value: String(TokenAuthType.URL_PARAMS), label: 'In the form' },
        ]}
        allowDeselect={false}
        {...form.getInputProps('tokenAuthType')}
      />
      <Switch
        label="PKCE"
        description="Nobody else can use a code that was caught on the way. Off only for providers that refuse it."
        {...form.getInputProps('pkceEnabled', { type: 'checkbox' })}
      />
    </>
  );
}
