import { Button, Group, Stack } from '@mantine/core';
import { schemaResolver, type UseFormReturnType, useForm } from '@mantine/form';
import { type ReactNode, useState } from 'react';
import type { ZodType } from 'zod';
import { afterClick } from './after-click.ts';
import { fieldName, type Problem } from './problem.ts';
import { Note } from './states.tsx';
import { t } from './words/index.ts';

export type Form<Values> = UseFormReturnType<Values>;

export interface FormProps<Values extends Record<string, unknown>> {
  readonly initial: Values;
  /** What holds of every value, in words; fields that it does not name are not checked. */
  readonly schema?: ZodType;
  /** Does it. What it throws is shown: at the fields it names, and above the buttons. */
  readonly onSubmit: (values: Values) => Promise<void>;
  /** Turns what was thrown into words: `problemOf` of the api. */
  readonly toProblem: (error: unknown) => Problem;
  /** What the button does: "Create organization". */
  readonly submit: string;
  readonly onCancel?: () => void;
  readonly children: (form: Form<Values>) => ReactNode;
}

/** Fields and a button. Checks on leaving a field and on sending, and puts what the server finds beside the field it is about. */
export function FormBody<Values extends Record<string, unknown>>({
  initial,
  schema,
  onSubmit,
  toProblem,
  submit,
  onCancel,
  children,
}: FormProps<Values>): ReactNode {
  const form = useForm<Values>({
    initialValues: initial,
    ...(schema && { validate: schemaResolver(schema, { sync: true }) }),
  });
  const [problem, setProblem] = useState<Problem>();
  const [isBusy, setBusy] = useState(false);

  async function send(values: Values): Promise<void> {
    setBusy(true);
    setProblem(undefined);
    try {
      await onSubmit(values);
    } catch (error) {
      const found = toProblem(error);
      const known = found.fields.map(({ path, message }) => [fieldName(path), message] as const).filter(([name]) => name in initial);
      form.setErrors(Object.fromEntries(known));
      // A fault without a field of this form is told in whole.
      setProblem(known.length > 0 && known.length === found.fields.length ? undefined : found);
    } finally {
      setBusy(false);
    }
  }

  return (
    <form
      noValidate
      onBlur={({ target }) => afterClick(() => checkLeft(form, target))}
      onSubmit={form.onSubmit(send, (errors) => focusFirst(Object.keys(errors)))}
    >
      <Stack gap="md">
        {children(form)}
        {problem && (
          <Note tone="bad">
            <span>{problem.title}</span>
            {problem.fields.map(({ path, message }) => (
              <span key={path}>
                {path}: {message}
              </span>
            ))}
            {problem.detail && <span>{problem.detail}</span>}
          </Note>
        )}
        <Group justify="flex-end" gap="sm">
          {onCancel && <Button onClick={onCancel}>{t('dialog.cancel')}</Button>}
          <Button type="submit" variant="filled" loading={isBusy}>
            {submit}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** What stands in a field that was left is looked at. */
function checkLeft<Values>(form: Form<Values>, { dataset: { path } }: HTMLElement): void {
  if (path) form.validateField(path);
}

const focusFirst = ([path]: readonly string[]): void => {
  if (path) document.querySelector<HTMLElement>(`[data-path="${CSS.escape(path)}"]`)?.focus();
};
