import { NumberInput, TextInput } from '@mantine/core';
import type { Environment } from '@tenon/api/tenon/v1/environments_pb.ts';
import type { ReactNode } from 'react';
import { z } from 'zod';
import { problemOf } from '../../../api/index.ts';
import { Facts, FieldRow, Section, Setting, Settings, SettingsForm, StatusBadge, SwitchSetting, useDraft } from '../../../design/index.ts';
import { useSaveEnvironment, WithEnvironment } from '../../environment.tsx';
import { useMayWrite } from '../../operator.ts';
import { OrganizationWordFields, type Word, type Words, wordsSchema } from './words.tsx';

interface Values {
  readonly contactEmail: string;
  readonly contactUrl: string;
  readonly blockPublicDomains: boolean;
  readonly blockDisposableDomains: boolean;
  readonly nameOrganization: boolean;
  readonly organizationsPerPerson: number;
  readonly seats: number;
  readonly organizationWord: string;
  readonly words: Words;
}

const schema = z.object({
  contactEmail: z.string().regex(/^([^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]+)?$/, 'An e-mail address, such as help@example.com.'),
  contactUrl: z.string().regex(/^(https:\/\/[^\s"'<>\\]+)?$/, 'An address that begins with https://.'),
  organizationsPerPerson: z.number().max(10_000, 'At most 10 000; 0 is any number.'),
  seats: z.number().max(1_000_000, 'At most a million; 0 is any number.'),
  ...wordsSchema,
});

function valuesOf({ signUp }: Environment): Values {
  return {
    contactEmail: signUp?.contactEmail ?? '',
    contactUrl: signUp?.contactUrl ?? '',
    blockPublicDomains: signUp?.blockPublicDomains ?? false,
    blockDisposableDomains: signUp?.blockDisposableDomains ?? false,
    nameOrganization: signUp?.nameOrganization ?? true,
    organizationsPerPerson: signUp?.organizationsPerPerson ?? 0,
    seats: signUp?.seats ?? 0,
    organizationWord: signUp?.organizationWord ?? 'Organization',
    words: Object.fromEntries(
      Object.entries(signUp?.organizationWords?.words ?? {}).map(([language, { singular, plural, one, yours }]) => [
        language,
        { singular, plural, one, yours },
      ]),
    ),
  };
}

const messageOf = ({ words, contactEmail, contactUrl, organizationWord, ...rest }: Values) => ({
  signUp: {
    ...rest,
    contactEmail: contactEmail.trim(),
    contactUrl: contactUrl.trim(),
    organizationWord: organizationWord.trim(),
    organizationWords: {
      words: Object.fromEntries(
        Object.entries(words)
          .filter(([, word]) => word.singular.trim() !== '')
          .map(([tag, word]) => [tag, trimmed(word)]),
      ),
    },
  },
});

const trimmed = ({ singular, plural, one, yours }: Word): Word => ({ singular: singular.trim(), plural: plural.trim(), one: one.trim(), yours: yours.trim() });

/** Who may make an account, and what an organization is called. */
export function SignUpTab(): ReactNode {
  return <WithEnvironment>{(environment) => <SignUp environment={environment} />}</WithEnvironment>;
}

function SignUp({ environment }: { readonly environment: Environment }): ReactNode {
  const mayWrite = useMayWrite();
  const save = useSaveEnvironment();
  const saved = valuesOf(environment);
  const draft = useDraft({ saved, schema, toProblem: problemOf, send: (values) => save(messageOf(values), messageOf(saved)) });
  const { values, set, error } = draft;
  return (
    <SettingsForm draft={draft} readOnly={!mayWrite}>
      <Section title="Who may come" description="Whoever runs the server says whether there is a sign-up at all; it is read when the server starts.">
        <Facts
          items={[
            [
              'Sign-up',
              <span key="sign-up">
                {environment.signUpEnabled ? <StatusBadge tone="good">Open to anybody</StatusBadge> : <StatusBadge tone="idle">By invitation only</StatusBadge>}{' '}
                <Where
                  setting={`TENON_SIGN_UP=${environment.signUpEnabled ? 'false' : 'true'}`}
                  does={environment.signUpEnabled ? 'switches it off' : 'switches it on'}
                />
              </span>,
            ],
            [
              'Invitations',
              <span key="invitations">
                Open for {environment.invitationDays} {environment.invitationDays === 1 ? 'day' : 'days'}.{' '}
                <Where setting="TENON_INVITATION_DAYS" does="changes it" />
              </span>,
            ],
          ]}
        />
        <Settings>
          <SwitchSetting
            label="Refuse public mailboxes"
            description="gmail.com, outlook.com and the like, at sign-up and for invitations: people use their address at work."
            checked={values.blockPublicDomains}
            onChange={(on) => set({ blockPublicDomains: on })}
          />
          <SwitchSetting
            label="Refuse throw-away mailboxes"
            description="Addresses that live for ten minutes."
            checked={values.blockDisposableDomains}
            onChange={(on) => set({ blockDisposableDomains: on })}
          />
        </Settings>
      </Section>
      <Section title="Whom to ask" description="Shown to people who come without an invitation, or whose way in is shut.">
        <FieldRow>
          <TextInput
            label="Mail address"
            type="email"
            placeholder="help@example.com"
            autoComplete="off"
            value={values.contactEmail}
            onChange={(event) => set({ contactEmail: event.currentTarget.value })}
            error={error('contactEmail')}
          />
          <TextInput
            label="Page"
            type="url"
            placeholder="https://example.com/contact"
            autoComplete="off"
            value={values.contactUrl}
            onChange={(event) => set({ contactUrl: event.currentTarget.value })}
            error={error('contactUrl')}
          />
        </FieldRow>
      </Section>
      <Section title="New organizations" description="What people may make by themselves on hosted pages. What your app makes by the API is not counted.">
        <Settings>
          <SwitchSetting
            label="Ask for its name"
            description="Whoever signs up says what their organization is called. Off: it is made without a name, and your app asks later."
            checked={values.nameOrganization}
            onChange={(on) => set({ nameOrganization: on })}
          />
          <Setting>
            <FieldRow>
              <NumberInput
                label="For each person, at most"
                description="0 is any number."
                min={0}
                allowDecimal={false}
                thousandSeparator=" "
                hideControls
                value={values.organizationsPerPerson}
                onChange={(count) => set({ organizationsPerPerson: Number(count) })}
                error={error('organizationsPerPerson')}
              />
              <NumberInput
                label="Seats of each"
                description="Where it has no number of its own. 0 is any number."
                min={0}
                allowDecimal={false}
                thousandSeparator=" "
                hideControls
                value={values.seats}
                onChange={(count) => set({ seats: Number(count) })}
                error={error('seats')}
              />
            </FieldRow>
          </Setting>
        </Settings>
      </Section>
      <OrganizationWordFields
        word={values.organizationWord}
        words={values.words}
        onWord={(organizationWord) => set({ organizationWord })}
        onWords={(words) => set({ words })}
        error={error}
      />
    </SettingsForm>
  );
}

const Where = ({ setting, does }: { readonly setting: string; readonly does: string }): ReactNode => (
  <span style={{ color: 'var(--ink-3)', fontSize: '0.875rem' }}>
    <code>{setting}</code> {does}
  </span>
);
