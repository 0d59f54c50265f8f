import { Checkbox, NumberInput, Radio, Stack, TagsInput, TextInput } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { type Environment, EnvironmentKind, SecondFactor } from '@tenon/api/tenon/v1/environments_pb.ts';
import type { ReactNode } from 'react';
import { z } from 'zod';
import { problemOf } from '../../../api/index.ts';
import { type Draft, DurationField, FieldRow, Note, Section, Settings, SettingsForm, SwitchSetting, useDraft } from '../../../design/index.ts';
import { useSaveEnvironment } from '../../environment.tsx';
import { useMayWrite } from '../../operator.ts';
import { SocialProviders } from './social.tsx';

/** What stands in a mail that lets somebody in. */
const MAILED = ['both', 'code', 'link', 'nothing'] as const;
type Mailed = (typeof MAILED)[number];

const FACTORS = [SecondFactor.OFF, SecondFactor.OPTIONAL, SecondFactor.REQUIRED] as const;

interface Values {
  readonly mailed: Mailed;
  readonly mailSeconds: number;
  readonly codeTries: number;
  readonly passkeys: boolean;
  readonly passkeyButton: boolean;
  readonly passkeyAutofill: boolean;
  readonly password: boolean;
  readonly secondFactor: SecondFactor;
  readonly testEmails: readonly string[];
  readonly testCode: string;
  readonly testInProduction: boolean;
}

const schema = z.object({
  mailSeconds: z.number().min(60, 'At least a minute: mail takes its time.').max(3600, 'At most an hour.'),
  codeTries: z.number().min(1, 'At least one.').max(10, 'At most ten.'),
  testCode: z.string().regex(/^([0-9]{6})?$/, 'Six digits, such as 424242.'),
  testEmails: z
    .array(
      z
        .string()
        .regex(/^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]+$/, 'Every one has to be an e-mail address.')
        .regex(/\+(sktest|tenontest)[^@]*@/, 'Every one needs +sktest or +tenontest before the @, so that it is nobody’s real address.'),
    )
    .max(5, 'At most five.'),
});

const NAMES = {
  mailed: 'A mail to sign in carries',
  mailSeconds: 'Good for',
  codeTries: 'Wrong codes',
  passkeys: 'Sign in with a passkey',
  passkeyButton: 'A button on the sign-in page',
  passkeyAutofill: 'Offered in the address field',
  password: 'Sign in with a password',
  secondFactor: 'Second factor',
  testEmails: 'Addresses of test users',
  testCode: 'Their code',
  testInProduction: 'Also in production',
};

const mailedOf = (code: boolean, link: boolean): Mailed => (code && link ? 'both' : code ? 'code' : link ? 'link' : 'nothing');

function valuesOf({ methods }: Environment): Values {
  return {
    mailed: mailedOf(methods?.emailCode ?? true, methods?.magicLink ?? true),
    mailSeconds: methods?.mailSeconds ?? 300,
    codeTries: methods?.codeTries ?? 5,
    passkeys: methods?.passkeys ?? true,
    passkeyButton: methods?.passkeyButton ?? true,
    passkeyAutofill: methods?.passkeyAutofill ?? true,
    password: methods?.password ?? false,
    secondFactor: methods?.secondFactor ?? SecondFactor.OFF,
    testEmails: methods?.testUsers?.emails ?? [],
    testCode: methods?.testUsers?.code || '424242',
    testInProduction: methods?.testUsers?.inProduction ?? false,
  };
}

const messageOf = (values: Values) => ({
  methods: {
    emailCode: values.mailed === 'both' || values.mailed === 'code',
    magicLink: values.mailed === 'both' || values.mailed === 'link',
    mailSeconds: values.mailSeconds,
    codeTries: values.codeTries,
    passkeys: values.passkeys,
    passkeyButton: values.passkeyButton,
    passkeyAutofill: values.passkeyAutofill,
    password: values.password,
    secondFactor: values.secondFactor,
    testUsers: { emails: [...values.testEmails], code: values.testCode, inProduction: values.testInProduction },
  },
});

/** All the ways, saved as a whole; the switches of other companies' accounts take effect by themselves. */
export function WaysIn({ environment }: { readonly environment: Environment }): ReactNode {
  const mayWrite = useMayWrite();
  const save = useSaveEnvironment();
  const saved = valuesOf(environment);
  const draft = useDraft({ saved, names: NAMES, schema, toProblem: problemOf, send: (values) => save(messageOf(values), messageOf(saved)) });
  return (
    <SettingsForm draft={draft} readOnly={!mayWrite}>
      <ByMail draft={draft} />
      <OfTheirOwn draft={draft} />
      <SocialProviders environment={environment} />
      <TestUsers draft={draft} isProduction={environment.kind === EnvironmentKind.PRODUCTION} />
    </SettingsForm>
  );
}

interface PartProps {
  readonly draft: Draft<Values>;
}

function ByMail({ draft: { values, set, error } }: PartProps): ReactNode {
  return (
    <Section title="By e-mail" description="Whoever reads the mailbox is who they say. Nothing has to be remembered.">
      <Radio.Group
        label="A mail to sign in carries"
        value={values.mailed}
        onChange={(chosen) => set({ mailed: MAILED.find((way) => way === chosen) ?? 'nothing' })}
        error={error('methods')}
      >
        <Stack gap={10} mt={8}>
          <Radio value="both" label="A link and a code" description="One click on the same device, six digits for another one." />
          <Radio value="code" label="A code only" description="For mail programs that open every link by themselves." />
          <Radio value="link" label="A link only" />
          <Radio value="nothing" label="No mail" description="People need one of the other ways then." />
        </Stack>
      </Radio.Group>
      {values.mailed !== 'nothing' && (
        <FieldRow>
          <DurationField
            label="Good for"
            description="One minute to one hour."
            units={['seconds', 'minutes']}
            value={values.mailSeconds}
            onChange={(mailSeconds) => set({ mailSeconds })}
            error={error('mailSeconds')}
          />
          <NumberInput
            label="Wrong codes"
            description="Before they have to start over: 1 to 10."
            min={1}
            max={10}
            clampBehavior="none"
            allowDecimal={false}
            value={values.codeTries}
            onChange={(count) => set({ codeTries: Number(count) })}
            error={error('codeTries')}
          />
        </FieldRow>
      )}
    </Section>
  );
}

function OfTheirOwn({ draft: { values, set } }: PartProps): ReactNode {
  return (
    <>
      <Section title="Passkeys" description="A fingerprint, a face or the lock of the device. Nothing can be phished.">
        <Settings>
          <SwitchSetting
            label="Sign in with a passkey"
            description="People are offered to make one after they came in another way."
            checked={values.passkeys}
            onChange={(on) => set({ passkeys: on })}
          />
          <SwitchSetting
            label="A button on the sign-in page"
            description="For whoever has one on another device, or a key in their pocket."
            disabled={!values.passkeys}
            checked={values.passkeys && values.passkeyButton}
            onChange={(on) => set({ passkeyButton: on })}
          />
          <SwitchSetting
            label="Offered in the address field"
            description="The browser shows the passkeys it has for this site."
            disabled={!values.passkeys}
            checked={values.passkeys && values.passkeyAutofill}
            onChange={(on) => set({ passkeyAutofill: on })}
          />
        </Settings>
      </Section>
      <Section title="Password" description="The one thing that can be guessed, stolen elsewhere and forgotten. Leave it off unless your people expect it.">
        <SwitchSetting
          label="Sign in with a password"
          description="Known and leaked passwords are refused. Forgotten ones are set anew by mail."
          checked={values.password}
          onChange={(on) => set({ password: on })}
        />
      </Section>
      <Section
        title="Second factor"
        description="Beside a mail or a password: six digits from an authenticator app. Organizations can demand it of their own people."
      >
        <Radio.Group
          aria-label="Second factor"
          value={String(values.secondFactor)}
          onChange={(chosen) => set({ secondFactor: FACTORS.find((factor) => String(factor) === chosen) ?? SecondFactor.OFF })}
        >
          <Stack gap={10}>
            <Radio value={String(SecondFactor.OFF)} label="Off" description="Nobody is asked, except where an organization demands it." />
            <Radio value={String(SecondFactor.OPTIONAL)} label="For whoever sets one up" description="People switch it on by themselves, on their own pages." />
            <Radio value={String(SecondFactor.REQUIRED)} label="For everybody" description="Whoever has none sets one up at the next sign-in." />
          </Stack>
        </Radio.Group>
      </Section>
    </>
  );
}

function TestUsers({ draft: { values, set, error }, isProduction }: PartProps & { readonly isProduction: boolean }): ReactNode {
  const has = values.testEmails.length > 0;
  return (
    <Section
      title="Test users"
      description="For your tests from end to end: no mail goes to them, and the code they are asked for is always the same. Everything else about them is real."
    >
      <TagsInput
        label="Addresses"
        description="At most five, with +sktest or +tenontest before the @: ada+sktest@example.com."
        placeholder={has ? '' : 'ada+sktest@example.com'}
        maxTags={5}
        splitChars={[',', ' ', ';']}
        acceptValueOnBlur
        value={[...values.testEmails]}
        onChange={(testEmails) => set({ testEmails })}
        error={error('testEmails') ?? firstError(error, 'testEmails') ?? firstError(error, 'emails')}
      />
      {has && (
        <TextInput
          label="Their code"
          description="Six digits."
          inputMode="numeric"
          maxLength={6}
          autoComplete="off"
          style={{ maxWidth: 200 }}
          value={values.testCode}
          onChange={(event) => set({ testCode: event.currentTarget.value })}
          error={error('testCode') ?? error('testUsers.code')}
        />
      )}
      {has && isProduction && (
        <Checkbox
          label="Also in production"
          description="This is a production environment. Leave it off unless you know why."
          checked={values.testInProduction}
          onChange={(event) => set({ testInProduction: event.currentTarget.checked })}
          error={error('inProduction')}
        />
      )}
      {has && (
        <Note tone="wait" icon={IconAlertTriangle}>
          <span>Whoever knows one of these addresses and the code comes in as that person.</span>
        </Note>
      )}
    </Section>
  );
}

const firstError = (error: Draft<Values>['error'], list: string): string | undefined => [0, 1, 2, 3, 4].map((index) => error(`${list}.${index}`)).find(Boolean);
