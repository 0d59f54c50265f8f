import { NumberInput, Radio, Select, Stack, TextInput } from '@mantine/core';
import { InterceptorFailurePolicy as FailurePolicy, type Interceptor } from '@tenon/api/tenon/v1/interceptors_pb.ts';
import type { ReactNode } from 'react';
import { z } from 'zod';
import type { Form } from '../../design/index.ts';
import { TRIGGERS } from './words.ts';

export interface InterceptorValues extends Record<string, unknown> {
  displayName: string;
  /** Of the trigger, as text: what a select gives. */
  trigger: string;
  url: string;
  timeoutSeconds: number;
  failurePolicy: string;
}

export const NEW: InterceptorValues = { displayName: '', trigger: '', url: '', timeoutSeconds: 5, failurePolicy: String(FailurePolicy.FAIL_OPEN) };

export const valuesOf = ({ displayName, trigger, url, timeoutSeconds, failurePolicy }: Interceptor): InterceptorValues => ({
  displayName,
  trigger: String(trigger),
  url,
  timeoutSeconds,
  failurePolicy: String(failurePolicy),
});

/** What the select and the radio buttons say, as the contract has it. */
export const triggerIn = ({ trigger }: InterceptorValues) => TRIGGERS.find((one) => String(one.trigger) === trigger)?.trigger;
export const policyIn = ({ failurePolicy }: InterceptorValues): FailurePolicy =>
  failurePolicy === String(FailurePolicy.FAIL_CLOSED) ? FailurePolicy.FAIL_CLOSED : FailurePolicy.FAIL_OPEN;

/** What the contract allows, said before it is sent. */
export const interceptorSchema = z.object({
  displayName: z.string().trim().min(1, 'Give it a name.').max(100, 'At most 100 letters.'),
  trigger: z.string().min(1, 'Choose when it is asked.'),
  url: z
    .string()
    .trim()
    .max(2048, 'At most 2048 letters.')
    .refine((url) => URL.canParse(url), 'An address, such as https://app.example.com/tenon/ask.'),
  timeoutSeconds: z
    .number({ error: 'A number of seconds, 1 to 10.' })
    .int('Whole seconds.')
    .min(1, 'At least one second.')
    .max(10, 'At most ten seconds: somebody waits.'),
  failurePolicy: z.string(),
});

/** What is told of an interceptor. Its trigger is chosen once. */
export function InterceptorFields({ form, isNew = false }: { readonly form: Form<InterceptorValues>; readonly isNew?: boolean }): ReactNode {
  const chosen = TRIGGERS.find(({ trigger }) => String(trigger) === form.values.trigger);
  return (
    <>
      <TextInput label="Name" withAsterisk data-autofocus autoComplete="off" {...form.getInputProps('displayName')} />
      {isNew && (
        <Select
          label="When it is asked"
          withAsterisk
          placeholder="Choose a moment"
          data={TRIGGERS.map(({ trigger, when }) => ({ value: String(trigger), label: when }))}
          allowDeselect={false}
          description={chosen?.no}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          {...form.getInputProps('trigger')}
        />
      )}
      <TextInput
        label="Address"
        description="Of your app. It is asked by a signed POST, over https; on your own machine http will do."
        withAsterisk
        type="url"
        placeholder="https://app.example.com/tenon/ask"
        autoComplete="off"
        spellCheck={false}
        {...form.getInputProps('url')}
      />
      <NumberInput
        label="Seconds it may take"
        description="1 to 10. Somebody waits meanwhile."
        min={1}
        max={10}
        allowDecimal={false}
        clampBehavior="none"
        {...form.getInputProps('timeoutSeconds')}
      />
      <Radio.Group label="Without an answer" description="When it is late, unreachable, or its answer cannot be read." {...form.getInputProps('failurePolicy')}>
        <Stack gap="xs" mt={6}>
          <Radio value={String(FailurePolicy.FAIL_OPEN)} label="Go on, as if it had said yes" />
          <Radio value={String(FailurePolicy.FAIL_CLOSED)} label="Say no" />
        </Stack>
      </Radio.Group>
    </>
  );
}
