import { Button, Switch } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useBlocker } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef } from 'react';
import type { Draft } from './draft.ts';
import css from './settings-form.module.css';
import { Note } from './states.tsx';
import { whenOpened, whenThere } from './when-opened.tsx';

const LeaveDialog = whenOpened(() => import('./leave-dialog.tsx').then((module) => module.LeaveDialog));
const Meanwhile = whenThere(() => import('./meanwhile.tsx').then((module) => module.Meanwhile));

interface Props {
  readonly draft: Pick<Draft<object>, 'isDirty' | 'isBusy' | 'problem' | 'clash' | 'save' | 'reset'>;
  /** Somebody who may only look: everything stands there and nothing can be changed. */
  readonly readOnly?: boolean;
  /** The page itself says which fields somebody who may only look cannot use: others choose what is shown. */
  readonly keepEnabled?: boolean;
  readonly children: ReactNode;
}

/** Settings of one page: what is changed is kept until it is saved or discarded, and nobody leaves without being asked. */
export function SettingsForm({ draft, readOnly = false, keepEnabled = false, children }: Props): ReactNode {
  const form = useRef<HTMLFormElement>(null);
  // The first field that is wrong may be far away.
  useEffect(() => {
    if (draft.problem) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [draft.problem]);
  return (
    <form
      ref={form}
      noValidate
      className={css['form']}
      onSubmit={(event) => {
        // A form in a dialog over this one is no part of it.
        if (event.target !== event.currentTarget) return;
        event.preventDefault();
        if (draft.isDirty && !draft.isBusy) draft.save();
      }}
    >
      <fieldset disabled={readOnly && !keepEnabled} className={css['fields']}>
        {children}
      </fieldset>
      <SaveBar draft={draft} />
    </form>
  );
}

/** Says that something is not saved yet, wherever on the page one is. */
export function SaveBar({ draft: { isDirty, isBusy, problem, clash, save, reset } }: Pick<Props, 'draft'>): ReactNode {
  const {
    status,
    proceed,
    reset: stay,
  } = useBlocker({
    // Tabs, filters and previews stand in the address: only another page takes the changes with it.
    shouldBlockFn: ({ current, next }) => isDirty && current.pathname !== next.pathname,
    enableBeforeUnload: () => isDirty,
    withResolver: true,
  });
  useHotkeys([['mod+S', () => isDirty && !isBusy && save()]], []);
  return (
    <>
      {isDirty && (
        <section className={css['bar']} aria-label="Unsaved changes">
          {problem && (
            <Note tone="bad">
              <span>{problem.title}</span>
              {problem.detail && <span>{problem.detail}</span>}
            </Note>
          )}
          {clash && <Meanwhile clash={clash} />}
          <div>
            <span>Not saved yet</span>
            <Button onClick={reset} disabled={isBusy}>
              Discard
            </Button>
            <Button type="button" variant="filled" onClick={save} loading={isBusy}>
              Save changes
            </Button>
          </div>
        </section>
      )}
      <LeaveDialog opened={status === 'blocked'} onClose={() => stay?.()} onLeave={() => proceed?.()} />
    </>
  );
}

/** One thing that is on or off or chosen: what it is on the left, the control on the right. */
export function Setting({ children }: { readonly children: ReactNode }): ReactNode {
  return <div className={css['setting']}>{children}</div>;
}

interface SwitchProps {
  readonly label: string;
  readonly description?: ReactNode;
  readonly checked: boolean;
  readonly disabled?: boolean;
  readonly onChange: (on: boolean) => void;
  /** What else can be said while it is on. */
  readonly children?: ReactNode;
}

/** One thing that is on or off, at once or when the page is saved. */
export function SwitchSetting({ onChange, children, ...is }: SwitchProps): ReactNode {
  return (
    <Setting>
      <Switch {...is} labelPosition="left" onChange={(event) => onChange(event.currentTarget.checked)} />
      {children}
    </Setting>
  );
}

/** Settings below one another, with lines between them. */
export function Settings({ children }: { readonly children: ReactNode }): ReactNode {
  return <div className={css['settings']}>{children}</div>;
}

/** Fields beside one another where there is room. */
export function FieldRow({ children }: { readonly children: ReactNode }): ReactNode {
  return <div className={css['row']}>{children}</div>;
}
