import { TextInput } from '@mantine/core';
import { OrganizationService } from '@tenon/api/scalekit/v1/organizations/organizations_pb.ts';
import type { ReactNode } from 'react';
import { z } from 'zod';
import { problemOf, useRead, useWrite } from '../../api/index.ts';
import { Answered, Facts, FormBody, Mark, Page, Section, Stacked } from '../../design/index.ts';
import { useMay, useMe } from '../me.ts';
import { t } from '../words/index.ts';
import { AllowedDomains } from './allowed-domains.tsx';
import { Joining } from './joining.tsx';

interface Values extends Record<string, unknown> {
  displayName: string;
  logoUrl: string;
}

const schema = () =>
  z.object({
    displayName: z
      .string()
      .trim()
      .min(1, t('general.nameMissing'))
      .max(200, t('account.tooLong', { count: 200 })),
    logoUrl: z.union([z.literal(''), z.url({ protocol: /^https$/, error: t('general.badLogo') })]),
  });

/** What the organization is called, and who may join by themselves. */
export function GeneralPage(): ReactNode {
  const { organization } = useMe();
  const mayWrite = useMay('organizations_write');
  const answer = useRead(OrganizationService.method.getOrganization, { identities: { case: 'id', value: organization.id } });
  const update = useWrite(OrganizationService.method.updateOrganization);
  return (
    <Page title={t('general.title')} description={t('general.about', { organization: organization.name })} width="reading">
      <Answered answer={answer} lines={4}>
        {({ organization: found }) => {
          const { displayName = '', logoUrl = '' } = found ?? {};
          return (
            <Stacked>
              <Section title={t('general.identity')}>
                {mayWrite ? (
                  <FormBody
                    live
                    initial={{ displayName, logoUrl } satisfies Values}
                    schema={schema()}
                    submit={t('common.save')}
                    toProblem={problemOf}
                    onSubmit={async (values: Values) => {
                      await update.run({
                        identities: { case: 'id', value: organization.id },
                        organization: { displayName: values.displayName.trim(), logoUrl: values.logoUrl.trim() },
                        updateMask: { paths: ['display_name', 'logo_url'] },
                      });
                      // It is called so at the side of every page.
                      location.reload();
                    }}
                  >
                    {(form) => (
                      <>
                        <TextInput label={t('general.name')} withAsterisk {...form.getInputProps('displayName')} />
                        <TextInput
                          label={t('general.logo')}
                          description={t('general.logoHint')}
                          dir="ltr"
                          leftSection={<Mark name={form.values.displayName} src={isPicture(form.values.logoUrl) ? form.values.logoUrl : undefined} size={24} />}
                          {...form.getInputProps('logoUrl')}
                        />
                      </>
                    )}
                  </FormBody>
                ) : (
                  <Facts
                    items={[
                      [t('general.name'), displayName],
                      [t('general.logo'), logoUrl && <Mark key="logo" name={displayName} src={logoUrl} size={40} />],
                    ]}
                  />
                )}
              </Section>
              <AllowedDomains />
              {mayWrite && <Joining />}
            </Stacked>
          );
        }}
      </Answered>
    </Page>
  );
}

const isPicture = (address: string): boolean => address.startsWith('https://') && URL.canParse(address);
