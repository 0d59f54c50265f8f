import { NumberInput, TextInput } from '@mantine/core';
import { type Environment, ServerSetting } from '@tenon/api/tenon/v1/environments_pb.ts';
import type { ReactNode } from 'react';
import { z } from 'zod';
import { problemOf } from '../../../api/index.ts';
import { FieldRow, Section, Setting, Settings, SettingsForm, SwitchSetting, useDraft } from '../../../design/index.ts';
import { useSaveEnvironment, WithEnvironment } from '../../environment.tsx';
import { useMayWrite } from '../../operator.ts';
import { SetWhere } from '../../set-where.tsx';
import { OrganizationWordFields, type Word, type Words, wordsSchema } from './words.tsx';

interface Values {
  /** `null`: as the server was started. */
  readonly signUpEnabled: boolean | null;
  readonly invitationDays: number | null;
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
  invitationDays: z.number().min(1, 'At least one day.').max(365, 'At most a year, which is 365 days.').nullable(),
  contactEmail: z.string().regex(/^([^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]+)?$/, 'An e-mail address, such as help@example.com.'),
  contactUrl: z.string().regex(/^(https:\/\/[^\s"'<>\\]+)?$/, 'An address that begins with https://.'),
  organizationsPerPerson: z.number().max(10_000, 'At most 10 000; 0 is any number.'),
  seats: z.number().max(1_000_000, 'At most a million; 0 is any number.'),
  ...wordsSchema,
});

function valuesOf({ signUp, signUpEnabled, invitationDays, ownSettings }: Environment): Values {
  return {
    signUpEnabled: ownSettings.includes(ServerSetting.SIGN_UP) ? signUpEnabled : null,
    invitationDays: ownSettings.includes(ServerSetting.INVITATION_DAYS) ? invitationDays : null,
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

const messageOf = ({ words, contactEmail, contactUrl, organizationWord, signUpEnabled, invitationDays, ...rest }: Values) => ({
  ...(signUpEnabled !== null && { signUpEnabled }),
  ...(invitationDays !== null && { invitationDays }),
  followServer: [...(signUpEnabled === null ? [ServerSetting.SIGN_UP] : []), ...(invitationDays === null ? [ServerSetting.INVITATION_DAYS] : [])],
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

const NAMES = {
  signUpEnabled: 'Anybody may sign up',
  invitationDays: 'An invitation stays open for',
  contactEmail: 'Mail address',
  contactUrl: 'Page',
  blockPublicDomains: 'Refuse public mailboxes',
  blockDisposableDomains: 'Refuse throw-away mailboxes',
  nameOrganization: 'Ask for its name',
  organizationsPerPerson: 'For each person, at most',
  seats: 'Seats of each',
  organizationWord: 'Word',
  words: 'Its words in other languages',
};

/** Who may make an account, and what an organization is called. */
export function SignUpTab(): ReactNode {
  return <WithEnvironment>{(environment) => <SignUp environment={environment} />}</WithEnvironment>;
}

function SignUp({ environment }: { readonly environment: Environment }): ReactNode {
  const mayWrite = useMayWrite();
  const save = useSaveEnvironment();
  const saved = valuesOf(environment);
  const draft = useDraft({ saved, names: NAMES, schema, toProblem: problemOf, send: (values) => save(messageOf(values), messageOf(saved)) });
  const { values, set, error } = draft;
  const { signUpEnabled = true, invitationDays = 0 } = environment.serverSettings ?? {};
  return (
    <SettingsForm draft={draft} readOnly={!mayWrite}>
      <Section title="Who may come">
        <Settings>
          <SwitchSetting
            label="Anybody may sign up"
            description="Off: people come by invitation, or by what their organization says of their address, and whoever else tries is told whom to ask."
            checked={values.signUpEnabled ?? signUpEnabled}
            onChange={(on) => set({ signUpEnabled: on })}
          >
            <SetWhere
              variable="TENON_SIGN_UP"
              value={signUpEnabled ? 'yes' : 'no'}
              isOwn={values.signUpEnabled !== null}
              {...(mayWrite && { onFollow: () => set({ signUpEnabled: null }) })}
            />
          </SwitchSetting>
          <Setting>
            <NumberInput
              label="An invitation stays open for"
              description="From when it is sent, or sent again after it ran out. Those that are out already keep their time."
              min={1}
              allowDecimal={false}
              suffix={(values.invitationDays ?? invitationDays) === 1 ? ' day' : ' days'}
              style={{ maxWidth: 320 }}
              value={values.invitationDays ?? invitationDays}
              onChange={(days) => set({ invitationDays: Number(days) })}
              error={error('invitationDays')}
            />
            <SetWhere
              variable="TENON_INVITATION_DAYS"
              value={String(invitationDays)}
              isOwn={values.invitationDays !== null}
              {...(mayWrite && { onFollow: () => set({ invitationDays: null }) })}
            />
          </Setting>
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
