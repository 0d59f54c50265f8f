import { Input, NumberInput, Radio, Select, Stack, Switch } from '@mantine/core';
import { OrganizationService, type OrganizationSessionPolicySettings, SessionPolicyType } from '@tenon/api/scalekit/v1/organizations/organizations_pb.ts';
import type { ReactNode } from 'react';
import { z } from 'zod';
import { problemOf, useWrite } from '../../../api/index.ts';
import { type Form, FormBody } from '../../../design/index.ts';
import { asDuration, UNITS, unitOf } from './duration.ts';
import css from './session-policy.module.css';

interface Values extends Record<string, unknown> {
  source: 'application' | 'custom';
  absoluteSessionTimeout: number;
  absoluteUnit: string;
  idleEnabled: boolean;
  idleSessionTimeout: number;
  idleUnit: string;
}

const whole = z.number({ error: 'A whole number.' }).int('A whole number.').min(1, 'One at least.').max(1_000_000, 'That is too long.');
const schema = z.object({ absoluteSessionTimeout: whole, idleSessionTimeout: whole });

/** Of the app or of its own, and then how long. Fields are named as the contract names them, so that a refusal finds them. */
export function PolicyForm({ organizationId, policy }: { readonly organizationId: string; readonly policy: OrganizationSessionPolicySettings }): ReactNode {
  const save = useWrite(OrganizationService.method.updateOrganizationSessionPolicy, { says: 'Saved.' });
  const absolute = asDuration(policy.absoluteSessionTimeout ?? 0);
  const idle = asDuration(policy.idleSessionTimeout || 60);
  const initial: Values = {
    source: policy.policySource === SessionPolicyType.CUSTOM ? 'custom' : 'application',
    absoluteSessionTimeout: absolute.count,
    absoluteUnit: absolute.unit,
    idleEnabled: policy.idleSessionTimeoutEnabled ?? false,
    idleSessionTimeout: idle.count,
    idleUnit: idle.unit,
  };

  async function submit(values: Values): Promise<void> {
    if (values.source === 'application') {
      await save.run({ organizationId, policySource: SessionPolicyType.APPLICATION });
      return;
    }
    await save.run({
      organizationId,
      policySource: SessionPolicyType.CUSTOM,
      absoluteSessionTimeout: values.absoluteSessionTimeout,
      absoluteSessionTimeoutUnit: unitOf(values.absoluteUnit).unit,
      idleSessionTimeoutEnabled: values.idleEnabled,
      ...(values.idleEnabled && { idleSessionTimeout: values.idleSessionTimeout, idleSessionTimeoutUnit: unitOf(values.idleUnit).unit }),
    });
  }

  return (
    <FormBody initial={initial} schema={schema} onSubmit={submit} toProblem={problemOf} submit="Save">
      {(form) => (
        <>
          <Radio.Group aria-label="Whose limits hold" {...form.getInputProps('source')}>
            <Stack gap="sm">
              <Radio value="application" label="The app’s" description="As for everybody else." />
              <Radio value="custom" label="Its own" description="Stricter ones for this organization." />
            </Stack>
          </Radio.Group>
          {form.values.source === 'custom' && (
            <>
              <Length
                label="A session ends after"
                form={form}
                count="absoluteSessionTimeout"
                unit="absoluteUnit"
                hint="However busy it is, people sign in again."
              />
              <Switch
                label="End idle sessions sooner"
                description="When nobody has used the app for a while."
                {...form.getInputProps('idleEnabled', { type: 'checkbox' })}
              />
              {form.values.idleEnabled && <Length label="Without use it ends after" form={form} count="idleSessionTimeout" unit="idleUnit" />}
            </>
          )}
        </>
      )}
    </FormBody>
  );
}

interface LengthProps {
  readonly form: Form<Values>;
  readonly label: string;
  readonly hint?: string;
  readonly count: 'absoluteSessionTimeout' | 'idleSessionTimeout';
  readonly unit: 'absoluteUnit' | 'idleUnit';
}

function Length({ form, label, hint, count, unit }: LengthProps): ReactNode {
  const { error, ...input } = form.getInputProps(count);
  return (
    <Input.Wrapper label={label} labelElement="div" description={hint} error={error}>
      <div className={css['length']}>
        <NumberInput aria-label={label} min={1} allowDecimal={false} allowNegative={false} hideControls error={Boolean(error)} {...input} />
        <Select aria-label={`${label}: unit`} data={UNITS.map(({ name }) => name)} allowDeselect={false} {...form.getInputProps(unit)} />
      </div>
    </Input.Wrapper>
  );
}
