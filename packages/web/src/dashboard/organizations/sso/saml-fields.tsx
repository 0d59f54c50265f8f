import { Select, Switch, Textarea, TextInput } from '@mantine/core';
import { NameIdFormat, RequestBinding, SAMLSigningOptions } from '@tenon/api/scalekit/v1/connections/connections_pb.ts';
import type { ReactNode } from 'react';
import type { Form } from '../../../design/index.ts';
import type { ConfigValues } from './config.ts';

/** What a SAML identity provider is known by. */
export function SamlFields({ form }: { readonly form: Form<ConfigValues> }): ReactNode {
  const field = (name: keyof ConfigValues & string) => ({ autoComplete: 'off', spellCheck: false, ...form.getInputProps(name) });
  return (
    <>
      {form.values.by === 'discovery' ? (
        <TextInput
          label="Metadata address"
          description="Where the provider publishes all the rest, new certificates included."
          placeholder="https://login.orion.example/app/metadata"
          {...field('idpMetadataUrl')}
        />
      ) : (
        <>
          <TextInput label="Entity id" description="The provider’s name for itself." {...field('idpEntityId')} />
          <TextInput label="Sign-in address" description="Where people are sent." {...field('idpSsoUrl')} />
          <Textarea
            label="Certificate"
            description="What the provider signs with. Added to those that are known, so that a new one can be there before the old one ends."
            placeholder="-----BEGIN CERTIFICATE-----"
            autosize
            minRows={4}
            maxRows={10}
            styles={{ input: { fontFamily: 'var(--mono)', fontSize: '0.8125rem' } }}
            {...field('idpCertificate')}
          />
          <TextInput label="Logout address" {...field('idpSloUrl')} />
        </>
      )}
      <Select
        label="How it names people"
        data={[
          { value: String(NameIdFormat.EMAIL), label: 'By their e-mail address' },
          { value: String(NameIdFormat.PERSISTENT), label: 'By a lasting id' },
          { value: String(NameIdFormat.TRANSIENT), label: 'By an id for one sign-in' },
          { value: String(NameIdFormat.UNSPECIFIED), label: 'As it likes' },
        ]}
        allowDeselect={false}
        {...form.getInputProps('nameIdFormat')}
      />
      <Select
        label="What it has to sign"
        data={[
          { value: String(SAMLSigningOptions.SAML_RESPONSE_OR_ASSERTION_SIGNING), label: 'The answer or the assertion in it' },
          { value: String(SAMLSigningOptions.SAML_ONLY_RESPONSE_SIGNING), label: 'The answer' },
          { value: String(SAMLSigningOptions.SAML_ONLY_ASSERTION_SIGNING), label: 'The assertion' },
          { value: String(SAMLSigningOptions.SAML_RESPONSE_ASSERTION_SIGNING), label: 'Both' },
        ]}
        allowDeselect={false}
        {...form.getInputProps('signing')}
      />
      <Select
        label="Requests reach it"
        data={[
          { value: String(RequestBinding.HTTP_REDIRECT), label: 'By a redirect' },
          { value: String(RequestBinding.HTTP_POST), label: 'By a form' },
        ]}
        allowDeselect={false}
        {...form.getInputProps('ssoBinding')}
      />
      <Switch label="Sign our requests" {...form.getInputProps('wantRequestSigned', { type: 'checkbox' })} />
      <Switch label="Expect encrypted assertions" {...form.getInputProps('assertionEncrypted', { type: 'checkbox' })} />
      <Switch
        label="Ask people every time"
        description="Also when they are signed in at the provider."
        {...form.getInputProps('forceAuthn', { type: 'checkbox' })}
      />
    </>
  );
}
