import { Button, Group, Stack } from '@mantine/core';
import { schemaResolver, type UseFormReturnType, useForm } from '@mantine/form';
import { type ReactNode, useRef, useState } from 'react';
import type { ZodType } from 'zod';
import { afterClick } from './after-click.ts';
import { useAskBeforeUnload } from './before-unload.ts';
import { meet, saysSame } from './meeting.ts';
import { fieldName, type Problem } from './problem.ts';
import { useNow, useRefresh } from './refresh.ts';
import { Note } from './states.tsx';
import { whenThere } from './when-opened.tsx';
import { t } from './words/index.ts';

const Meanwhile = whenThere(() => import('./meanwhile.tsx').then((module) => module.Meanwhile));

export type Form<Values> = UseFormReturnType<Values>;

export interface FormProps<Values extends Record<string, unknown>> {
  readonly initial: Values;
  /**
   * It changes something that is there, and `initial` is that as the server has it: before anything is sent it is looked at
   * again. What others saved meanwhile stays where nobody touched it here, and where both did it asks.
   */
  readonly live?: boolean;
  /** What holds of every value, in words; fields that it does not name are not checked. */
  readonly schema?: ZodType;
  /** Does it. What it throws is shown: at the fields it names, and above the buttons. */
  readonly onSubmit: (values: Values) => Promise<void>;
  /** Turns what was thrown into words: `problemOf` of the api. */
  readonly toProblem: (error: unknown) => Problem;
  /** What the button does: "Create organization"; also by what the form says. */
  readonly submit: string | ((values: Values) => string);
  readonly onCancel?: () => void;
  readonly children: (form: Form<Values>) => ReactNode;
}

/**
 * Fields and a button. What changes something that is there has nothing to send before it is changed. Whoever leaves the page
 * with what they typed is asked first. Checks on leaving a field and on sending, and puts what the server finds beside the field it is about.
 */
export function FormBody<Values extends Record<string, unknown>>({
  initial,
  live = false,
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
  const [clashing, setClashing] = useState<readonly string[]>([]);
  /** As the form said it when there was nothing to send. */
  const [settled, setSettled] = useState(initial);
  const isChanged = Object.keys(settled).some((name) => !saysSame(form.values[name], settled[name]));
  const hasNothing = live && !isChanged;
  useAskBeforeUnload(isChanged && !isBusy);
  /** As it was when it was opened, or last looked at. */
  const seen = useRef(initial);
  const now = useNow({ initial, onSubmit });
  const refresh = useRefresh();
  const body = useRef<HTMLFormElement>(null);

  async function send(mine: Values): Promise<void> {
    setBusy(true);
    setProblem(undefined);
    setClashing([]);
    try {
      if (!live) {
        await onSubmit(mine);
        return setSettled(mine);
      }
      await refresh();
      const { values, clashing: both } = meet(seen.current, mine, now.current.initial);
      if (both.length > 0) return setClashing(both);
      form.setValues(values);
      await now.current.onSubmit(values);
      setSettled(values);
      // What was saved is known, and shown in the turn after.
      await new Promise<void>((shown) => void setTimeout(shown));
      seen.current = now.current.initial;
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

  const keepMine = () => {
    seen.current = { ...seen.current, ...pick(now.current.initial, clashing) };
    void send(form.getValues());
  };
  const takeTheirs = () => {
    const theirs = pick(now.current.initial, clashing);
    seen.current = { ...seen.current, ...theirs };
    form.setValues(theirs);
    setSettled((before) => ({ ...before, ...theirs }));
    setClashing([]);
  };

  const submitNow = form.onSubmit(send, (errors) => focusFirst(Object.keys(errors)));
  return (
    <form
      ref={body}
      noValidate
      onBlur={({ target }) => afterClick(() => checkLeft(form, target))}
      onSubmit={(event) => (hasNothing ? event.preventDefault() : submitNow(event))}
    >
      <Stack gap="md">
        {children(form)}
        {problem && (
          <Note tone="bad">
            <span>{problem.title}</span>
            {problem.fields
              .filter(({ message }) => !problem.title.includes(message))
              .map(({ path, message }) => (
                <span key={path}>
                  {capital(calledOnPage(body.current, fieldName(path)))}: {message}
                </span>
              ))}
            {problem.detail && <span>{problem.detail}</span>}
          </Note>
        )}
        {clashing.length > 0 && <Meanwhile clash={{ fields: clashing.map((name) => calledOnPage(body.current, name)), keepMine, takeTheirs }} />}
        <Group justify="flex-end" gap="sm">
          {onCancel && <Button onClick={onCancel}>{t('dialog.cancel')}</Button>}
          {/* Not switched off: what has the focus would lose it when it is done. */}
          <Button type="submit" variant="filled" loading={isBusy} {...(hasNothing && { 'data-disabled': true, 'aria-disabled': true })}>
            {typeof submit === 'string' ? submit : submit(form.values)}
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

const pick = <Values extends object>(values: Values, names: readonly string[]): Partial<Values> =>
  Object.fromEntries(Object.entries(values).filter(([name]) => names.includes(name))) as Partial<Values>; // by its own names

/** What the page calls a field: by its label, or where it has none there by its name in words. */
function calledOnPage(form: HTMLElement | null, name: string): string {
  const field = form?.querySelector<HTMLInputElement>(`[data-path="${CSS.escape(name)}"]`);
  const label = field?.labels?.[0] ?? field?.querySelector('label, legend') ?? field?.closest('[role="radiogroup"], [role="group"]')?.querySelector('label');
  const text = label?.firstChild?.textContent?.trim() || field?.getAttribute('aria-label');
  return text || name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const focusFirst = ([path]: readonly string[]): void => {
  if (path) document.querySelector<HTMLElement>(`[data-path="${CSS.escape(path)}"]`)?.focus();
};
