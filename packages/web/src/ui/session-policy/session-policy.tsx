import { Radio, Stack, Switch } from '@mantine/core';
import { TimeUnit } from '@tenon/api/scalekit/v1/commons/commons_pb.ts';
import { OrganizationService, type OrganizationSessionPolicySettings, SessionPolicyType } from '@tenon/api/scalekit/v1/organizations/organizations_pb.ts';
import type { ReactNode } from 'react';
import { z } from 'zod';
import { problemOf, useRead, useWrite } from '../../api/index.ts';
import { Answered, DurationField, FormBody, Page, Section } from '../../design/index.ts';
import { useMay, useMe } from '../me.ts';
import { t } from '../words/index.ts';

const MINUTE = 60;
const UNITS = ['minutes', 'hours', 'days'] as const;

/** Fields are named as the contract names them, so that a refusal finds them. Times are in seconds. */
interface Values extends Record<string, unknown> {
  source: string;
  absoluteSessionTimeout: number;
  idleSessionTimeoutEnabled: boolean;
  idleSessionTimeout: number;
}

/** What is not shown is not sent, so nothing has to be right in it. */
const schema = () =>
  z.custom<Values>().superRefine((values, { addIssue }) => {
    if (values.source !== 'ours') return;
    const shown = values.idleSessionTimeoutEnabled ? (['absoluteSessionTimeout', 'idleSessionTimeout'] as const) : (['absoluteSessionTimeout'] as const);
    for (const name of shown) {
      if (values[name] < MINUTE) addIssue({ code: 'custom', path: [name], message: t('policy.atLeast') });
    }
  });

/** How long people stay signed in to the organization. */
export function SessionPolicyPage(): ReactNode {
  const { organization, app } = useMe();
  const answer = useRead(OrganizationService.method.getOrganizationSessionPolicy, { organizationId: organization.id });
  return (
    <Page title={t('policy.title')} description={t('policy.about', { organization: organization.name, app })} width="reading">
      <Answered answer={answer} lines={5}>
        {({ policy }) => policy && <PolicyForm policy={policy} />}
      </Answered>
    </Page>
  );
}

function PolicyForm({ policy }: { readonly policy: OrganizationSessionPolicySettings }): ReactNode {
  const { organization, app } = useMe();
  const mayWrite = useMay('organizations_sessions_write');
  const save = useWrite(OrganizationService.method.updateOrganizationSessionPolicy, { says: t('common.saved') });
  const initial: Values = {
    source: policy.policySource === SessionPolicyType.CUSTOM ? 'ours' : 'theirs',
    // They come in minutes, whatever unit they were sent in.
    absoluteSessionTimeout: (policy.absoluteSessionTimeout ?? 1440) * MINUTE,
    idleSessionTimeoutEnabled: policy.idleSessionTimeoutEnabled ?? false,
    idleSessionTimeout: (policy.idleSessionTimeout || 60) * MINUTE,
  };

  async function submit(values: Values): Promise<void> {
    await save.run({
      organizationId: organization.id,
      ...(values.source === 'theirs'
        ? { policySource: SessionPolicyType.APPLICATION }
        : {
            policySource: SessionPolicyType.CUSTOM,
            absoluteSessionTimeout: values.absoluteSessionTimeout / MINUTE,
            absoluteSessionTimeoutUnit: TimeUnit.MINUTES,
            idleSessionTimeoutEnabled: values.idleSessionTimeoutEnabled,
            ...(values.idleSessionTimeoutEnabled && {
              idleSessionTimeout: values.idleSessionTimeout / MINUTE,
              idleSessionTimeoutUnit: TimeUnit.MINUTES,
            }),
          }),
    });
  }

  return (
    <Section title={t('policy.source')}>
      <fieldset disabled={!mayWrite} style={{ border: 0, padding: 0, margin: 0 }}>
        <FormBody live initial={initial} schema={schema()} submit={t('common.save')} toProblem={problemOf} onSubmit={submit}>
          {(form) => (
            <>
              <Radio.Group aria-label={t('policy.source')} {...form.getInputProps('source')}>
                <Stack gap="sm">
                  <Radio value="theirs" label={t('policy.theirs', { app })} />
                  <Radio value="ours" label={t('policy.ours')} />
                </Stack>
              </Radio.Group>
              {form.values.source === 'ours' && (
                <>
                  <DurationField
                    label={t('policy.absolute')}
                    description={t('policy.absoluteHint')}
                    units={UNITS}
                    min={MINUTE}
                    value={form.values.absoluteSessionTimeout}
                    onChange={(seconds) => form.setFieldValue('absoluteSessionTimeout', seconds)}
                    error={form.errors['absoluteSessionTimeout']}
                  />
                  <Switch label={t('policy.idle')} {...form.getInputProps('idleSessionTimeoutEnabled', { type: 'checkbox' })} />
                  {form.values.idleSessionTimeoutEnabled && (
                    <DurationField
                      label={t('policy.idleAfter')}
                      units={UNITS}
                      min={MINUTE}
                      value={form.values.idleSessionTimeout}
                      onChange={(seconds) => form.setFieldValue('idleSessionTimeout', seconds)}
                      error={form.errors['idleSessionTimeout']}
                    />
                  )}
                </>
              )}
            </>
          )}
        </FormBody>
      </fieldset>
    </Section>
  );
}
