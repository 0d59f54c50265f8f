import { Radio, Stack, Switch } from '@mantine/core';
import { TimeUnit } from '@tenon/api/scalekit/v1/commons/commons_pb.ts';
import { OrganizationService, type OrganizationSessionPolicySettings, SessionPolicyType } from '@tenon/api/scalekit/v1/organizations/organizations_pb.ts';
import type { ReactNode } from 'react';
import { z } from 'zod';
import { problemOf, useWrite } from '../../../api/index.ts';
import { DurationField, FormBody } from '../../../design/index.ts';

const MINUTE = 60;
const UNITS = ['minutes', 'hours', 'days'] as const;

/** Times are in seconds. */
interface Values extends Record<string, unknown> {
  source: 'application' | 'custom';
  absoluteSessionTimeout: number;
  idleEnabled: boolean;
  idleSessionTimeout: number;
}

/** What is not shown is not sent, so nothing has to be right in it. */
const schema = z.custom<Values>().superRefine((values, { addIssue }) => {
  if (values.source !== 'custom') return;
  const shown = values.idleEnabled ? (['absoluteSessionTimeout', 'idleSessionTimeout'] as const) : (['absoluteSessionTimeout'] as const);
  for (const name of shown) if (values[name] < MINUTE) addIssue({ code: 'custom', path: [name], message: 'One minute at least.' });
});

/** Of the app or of its own, and then how long. Fields are named as the contract names them, so that a refusal finds them. */
export function PolicyForm({ organizationId, policy }: { readonly organizationId: string; readonly policy: OrganizationSessionPolicySettings }): ReactNode {
  const save = useWrite(OrganizationService.method.updateOrganizationSessionPolicy, { says: 'Saved.' });
  const initial: Values = {
    source: policy.policySource === SessionPolicyType.CUSTOM ? 'custom' : 'application',
    absoluteSessionTimeout: (policy.absoluteSessionTimeout ?? 0) * MINUTE,
    idleEnabled: policy.idleSessionTimeoutEnabled ?? false,
    idleSessionTimeout: (policy.idleSessionTimeout || 60) * MINUTE,
  };

  async function submit(values: Values): Promise<void> {
    if (values.source === 'application') {
      await save.run({ organizationId, policySource: SessionPolicyType.APPLICATION });
      return;
    }
    await save.run({
      organizationId,
      policySource: SessionPolicyType.CUSTOM,
      absoluteSessionTimeout: values.absoluteSessionTimeout / MINUTE,
      absoluteSessionTimeoutUnit: TimeUnit.MINUTES,
      idleSessionTimeoutEnabled: values.idleEnabled,
      ...(values.idleEnabled && { idleSessionTimeout: values.idleSessionTimeout / MINUTE, idleSessionTimeoutUnit: TimeUnit.MINUTES }),
    });
  }

  return (
    <FormBody live initial={initial} schema={schema} onSubmit={submit} toProblem={problemOf} submit="Save">
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
              <DurationField
                label="A session ends after"
                description="However busy it is, people sign in again."
                units={UNITS}
                min={MINUTE}
                value={form.values.absoluteSessionTimeout}
                onChange={(seconds) => form.setFieldValue('absoluteSessionTimeout', seconds)}
                error={form.errors['absoluteSessionTimeout']}
              />
              <Switch
                label="End idle sessions sooner"
                description="When nobody has used the app for a while."
                {...form.getInputProps('idleEnabled', { type: 'checkbox' })}
              />
              {form.values.idleEnabled && (
                <DurationField
                  label="Without use it ends after"
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
  );
}
