import { NativeSelect, SimpleGrid, TextInput } from '@mantine/core';
import { UserService } from '@tenon/api/scalekit/v1/users/users_pb.ts';
import type { ReactNode } from 'react';
import { problemOf, useWrite } from '../../api/index.ts';
import { FormBody, Page, Section, StatusBadge } from '../../design/index.ts';
import { useMe } from '../me.ts';
import { t } from '../words/index.ts';
import { LANGUAGES } from '../words/languages.ts';

interface Values extends Record<string, unknown> {
  givenName: string;
  familyName: string;
  locale: string;
}

/** The server takes no more. */
const LONGEST = 200;

/** One's own name and language. The address is how one signs in, and is not changed here. */
export function AccountPage(): ReactNode {
  const me = useMe();
  const update = useWrite(UserService.method.updateUser);
  const known = Object.entries(LANGUAGES).map(([value, language]) => ({ value, label: language.name }));
  // A profile may say `de-AT`: what it says stays until somebody picks another.
  const languages = me.locale === '' || known.some(({ value }) => value === me.locale) ? known : [...known, { value: me.locale, label: me.locale }];
  const initial: Values = { givenName: me.givenName, familyName: me.familyName, locale: me.locale };

  async function save({ givenName, familyName, locale }: Values): Promise<void> {
    await update.run({
      identities: { case: 'id', value: me.userId },
      user: { userProfile: { givenName: givenName.trim(), familyName: familyName.trim(), ...(locale !== me.locale && { locale }) } },
    });
    // The name and the language stand all over the page.
    location.reload();
  }

  return (
    <Page title={t('account.title')} description={t('account.about')} width="reading">
      <Section title={t('account.profile')}>
        <FormBody live initial={initial} submit={t('common.save')} onSubmit={save} toProblem={problemOf}>
          {(form) => (
            <>
              <SimpleGrid cols={{ base: 1, xs: 2 }}>
                <TextInput label={t('account.givenName')} autoComplete="given-name" maxLength={LONGEST} {...form.getInputProps('givenName')} />
                <TextInput label={t('account.familyName')} autoComplete="family-name" maxLength={LONGEST} {...form.getInputProps('familyName')} />
              </SimpleGrid>
              <TextInput
                label={t('account.email')}
                description={t('account.emailHint')}
                value={me.email}
                readOnly
                dir="ltr"
                styles={{ input: { background: 'var(--paper)' } }}
                rightSectionWidth="auto"
                rightSectionProps={{ style: { paddingInline: 10 } }}
                rightSection={
                  <StatusBadge tone={me.emailVerified ? 'good' : 'wait'}>{t(me.emailVerified ? 'account.verified' : 'account.unverified')}</StatusBadge>
                }
              />
              <NativeSelect
                label={t('account.language')}
                description={t('account.languageHint')}
                data={[{ value: '', label: t('account.asBrowser') }, ...languages]}
                {...form.getInputProps('locale')}
              />
            </>
          )}
        </FormBody>
      </Section>
    </Page>
  );
}
