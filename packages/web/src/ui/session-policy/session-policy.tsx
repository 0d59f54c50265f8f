import { NumberInput, Radio, Select, SimpleGrid, Stack, Switch } from '@mantine/core';
import { TimeUnit } from '@tenon/api/scalekit/v1/commons/commons_pb.ts';
import { OrganizationService, type OrganizationSessionPolicySettings, SessionPolicyType } from '@tenon/api/scalekit/v1/organizations/organizations_pb.ts';
import type { ReactNode } from 'react';
import { z } from 'zod';
import { problemOf, useRead, useWrite } from '../../api/index.ts';
import { Answered, type Form, FormBody, Page, Section } from '../../design/index.ts';
import { useMay, useMe } from '../me.ts';
import { t } from '../words/index.ts';

const UNITS = { minutes: { unit: TimeUnit.MINUTES, minutes: 1 }, hours: { unit: TimeUnit.HOURS, minutes: 60 }, days: { unit: TimeUnit.DAYS, minutes: 1440 } };
type Unit = keyof typeof UNITS;
const unitNamed = (name: string) => UNITS[name === 'hours' || name === 'days' ? name : 'minutes'];

/** Fields are named as the contract names them, so that a refusal finds them. */
interface Values extends Record<string, unknown> {
  source: string;
  absoluteSessionTimeout: number;
  absoluteUnit: string;
  idleSessionTimeoutEnabled: boolean;
  idleSessionTimeout: number;
  idleUnit: string;
}

/** What is not shown is not sent, so nothing has to be right in it. */
const schema = () =>
  z.custom<Values>().superRefine((values, { addIssue }) => {
    if (values.source !== 'ours') return;
    const shown = values.idleSessionTimeoutEnabled ? (['absoluteSessionTimeout', 'idleSessionTimeout'] as const) : (['absoluteSessionTimeout'] as const);
    for (const name of shown) {
      if (!Number.isInteger(values[name]) || values[name] < 1) addIssue({ code: 'custom', path: [name], message: t('policy.atLeast') });
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
  const absolute = largestUnit(policy.absoluteSessionTimeout ?? 1440, policy.absoluteSessionTimeoutUnit);
  const idle = largestUnit(policy.idleSessionTimeout || 60, policy.idleSessionTimeoutUnit);
  const initial: Values = {
    source: policy.policySource === SessionPolicyType.CUSTOM ? 'ours' : 'theirs',
    absoluteSessionTimeout: absolute.count,
    absoluteUnit: absolute.unit,
    idleSessionTimeoutEnabled: policy.idleSessionTimeoutEnabled ?? false,
    idleSessionTimeout: idle.count,
    idleUnit: idle.unit,
  };

  async function submit(values: Values): Promise<void> {
    await save.run({
      organizationId: organization.id,
      ...(values.source === 'theirs'
        ? { policySource: SessionPolicyType.APPLICATION }
        : {
            policySource: SessionPolicyType.CUSTOM,
            absoluteSessionTimeout: values.absoluteSessionTimeout,
            absoluteSessionTimeoutUnit: unitNamed(values.absoluteUnit).unit,
            idleSessionTimeoutEnabled: values.idleSessionTimeoutEnabled,
            ...(values.idleSessionTimeoutEnabled && { idleSessionTimeout: values.idleSessionTimeout, idleSessionTimeoutUnit: unitNamed(values.idleUnit).unit }),
          }),
    });
  }

  return (
    <Section title={t('policy.source')}>
      <fieldset disabled={!mayWrite} style={{ border: 0, padding: 0, margin: 0 }}>
        <FormBody initial={initial} schema={schema()} submit={t('common.save')} toProblem={problemOf} onSubmit={submit}>
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
                  <Length form={form} count="absoluteSessionTimeout" unit="absoluteUnit" label={t('policy.absolute')} hint={t('policy.absoluteHint')} />
                  <Switch label={t('policy.idle')} {...form.getInputProps('idleSessionTimeoutEnabled', { type: 'checkbox' })} />
                  {form.values.idleSessionTimeoutEnabled && <Length form={form} count="idleSessionTimeout" unit="idleUnit" label={t('policy.idleAfter')} />}
                </>
              )}
            </>
          )}
        </FormBody>
      </fieldset>
    </Section>
  );
}

interface LengthProps {
  readonly form: Form<Values>;
  readonly count: string;
  readonly unit: string;
  readonly label: string;
  readonly hint?: string;
}

function Length({ form, count, unit, label, hint }: LengthProps): ReactNode {
  return (
    <SimpleGrid cols={2} style={{ alignItems: 'end' }}>
      <NumberInput label={label} description={hint} min={1} allowDecimal={false} {...form.getInputProps(count)} />
      <Select
        aria-label={`${label}: ${t('policy.unit')}`}
        allowDeselect={false}
        data={(['minutes', 'hours', 'days'] as const).map((value) => ({ value, label: t(`policy.${value}`) }))}
        {...form.getInputProps(unit)}
      />
    </SimpleGrid>
  );
}

/** 1440 minutes are one day. */
function largestUnit(count: number, given: TimeUnit | undefined): { readonly count: number; readonly unit: Unit } {
  const per = Object.values(UNITS).find(({ unit }) => unit === given)?.minutes ?? 1;
  const minutes = count * per;
  const unit: Unit = minutes % UNITS.days.minutes === 0 ? 'days' : minutes % UNITS.hours.minutes === 0 ? 'hours' : 'minutes';
  return { count: minutes / UNITS[unit].minutes, unit };
}
