import { NumberInput, PasswordInput, Select, TextInput } from '@mantine/core';
import { type Environment, EnvironmentService, MailSecurity } from '@tenon/api/tenon/v1/environments_pb.ts';
import type { ReactNode } from 'react';
import { z } from 'zod';
import { problemOf, useWrite } from '../../api/index.ts';
import { FieldRow, type Form, FormModal } from '../../design/index.ts';

interface Values extends Record<string, unknown> {
  host: string;
  port: number;
  /** Of the contract's number, as text: what a select gives. */
  security: string;
  username: string;
  password: string;
  fromAddress: string;
  fromName: string;
}

const SECURITIES = [
  { security: MailSecurity.STARTTLS, label: 'STARTTLS' },
  { security: MailSecurity.TLS, label: 'TLS from the first byte' },
  { security: MailSecurity.NONE, label: 'None' },
];

/** What providers say of themselves, so that nobody has to look it up. */
const PROVIDERS: readonly (readonly [name: string, values: Partial<Values>])[] = [
  ['Amazon SES', { host: 'email-smtp.eu-west-1.amazonaws.com' }],
  ['Postmark', { host: 'smtp.postmarkapp.com' }],
  ['SendGrid', { host: 'smtp.sendgrid.net', username: 'apikey' }],
];

const schema = z.object({
  host: z
    .string()
    .trim()
    .regex(/^[a-zA-Z0-9.:_-]{1,253}$/, 'A name such as smtp.example.com, without smtp:// before it.'),
  port: z.number({ error: 'A number, mostly 587 or 465.' }).int('A whole number.').min(1, 'At least 1.').max(65_535, 'At most 65535.'),
  fromAddress: z
    .string()
    .trim()
    .regex(/^[^\s@<>"]+@[^\s@<>"]+$/, 'An address, such as no-reply@example.com.'),
  fromName: z.string().max(100, 'At most 100 letters.'),
});

interface Props {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly environment: Environment;
}

/** Sets through which server the mails of this environment go, and from whom. */
export function MailServerForm({ opened, onClose, environment: { mailServer: own } }: Props): ReactNode {
  const update = useWrite(EnvironmentService.method.updateEnvironment, { says: 'Mails go through it from now on. Send yourself a test.' });
  return (
    <FormModal
      opened={opened}
      onClose={onClose}
      live
      title={own ? 'Change the mail server' : 'Set a mail server'}
      submit="Save"
      initial={{
        host: own?.host ?? '',
        port: own?.port ?? 587,
        security: String(own?.security ?? MailSecurity.STARTTLS),
        username: own?.username ?? '',
        password: '',
        fromAddress: own?.fromAddress ?? '',
        fromName: own?.fromName ?? '',
      }}
      schema={schema}
      onSubmit={async ({ security, ...values }: Values) => {
        const server = {
          ...values,
          host: values.host.trim(),
          fromAddress: values.fromAddress.trim(),
          security: SECURITIES.find((one) => String(one.security) === security)?.security ?? MailSecurity.STARTTLS,
        };
        await update.run({ mailServer: server });
        onClose();
      }}
      toProblem={problemOf}
    >
      {(form) => <Fields form={form} hasPassword={own?.hasPassword ?? false} />}
    </FormModal>
  );
}

function Fields({ form, hasPassword }: { readonly form: Form<Values>; readonly hasPassword: boolean }): ReactNode {
  const fill = (name: string | null) => {
    const [, values] = PROVIDERS.find(([one]) => one === name) ?? [];
    if (values) form.setValues({ port: 587, security: String(MailSecurity.STARTTLS), ...values });
  };
  const filled = PROVIDERS.find(([, { host }]) => host === form.values.host)?.[0];
  return (
    <>
      <Select
        label="Provider"
        description="Fills in what is known of it. Any other mail server will do as well."
        placeholder="Another one"
        data={PROVIDERS.map(([name]) => name)}
        value={filled ?? null}
        onChange={fill}
        allowDeselect={false}
      />
      <FieldRow>
        <TextInput
          label="Host"
          withAsterisk
          data-autofocus
          placeholder="smtp.example.com"
          autoComplete="off"
          spellCheck={false}
          {...form.getInputProps('host')}
        />
        <NumberInput label="Port" withAsterisk min={1} max={65_535} allowDecimal={false} hideControls clampBehavior="none" {...form.getInputProps('port')} />
      </FieldRow>
      <Select
        label="Encryption"
        description="STARTTLS goes with port 587 and TLS with 465, as a rule."
        data={SECURITIES.map(({ security: value, label }) => ({ value: String(value), label }))}
        allowDeselect={false}
        {...form.getInputProps('security')}
      />
      <FieldRow>
        <TextInput label="Username" description="Empty: nobody signs in." autoComplete="off" spellCheck={false} {...form.getInputProps('username')} />
        <PasswordInput
          label="Password"
          description={hasPassword ? 'Empty: the one that is there, for this server and username.' : 'Kept sealed, and never shown.'}
          autoComplete="new-password"
          {...form.getInputProps('password')}
        />
      </FieldRow>
      <FieldRow>
        <TextInput
          label="Sender’s address"
          description="Its domain should allow the server (SPF, DKIM)."
          withAsterisk
          type="email"
          placeholder="no-reply@example.com"
          autoComplete="off"
          {...form.getInputProps('fromAddress')}
        />
        <TextInput label="Sender’s name" description="Empty: what mails call your app." autoComplete="off" {...form.getInputProps('fromName')} />
      </FieldRow>
    </>
  );
}
