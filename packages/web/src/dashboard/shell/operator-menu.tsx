import { IconChevronUp, IconSearch } from '@tabler/icons-react';
import { lazy, type ReactNode, Suspense, useRef, useState } from 'react';
import { Mark } from '../../design/index.ts';
import { useOperator } from '../operator.ts';
import css from './shell.module.css';

const load = () => import('./operator-items.tsx');
const OperatorItems = lazy(() => load().then((module) => ({ default: module.OperatorItems })));
const ROLES = { owner: 'Owner', manager: 'Manager', viewer: 'Viewer' } as const;

/** Who is here, and behind it what is theirs alone. */
export function OperatorMenu({ onKeys, onJump }: { readonly onKeys: () => void; readonly onJump: () => void }): ReactNode {
  const { displayName, email, role } = useOperator();
  const form = useRef<HTMLFormElement>(null);
  const [opened, setOpened] = useState<boolean>();
  const name = displayName || email;
  return (
    <div className={css['foot']}>
      <button type="button" className={css['jump']} onClick={onJump}>
        <IconSearch size={16} aria-hidden />
        Jump to…
        <kbd>⌘K</kbd>
      </button>
      {/* The way out is a form: a link could be followed by something that only looks. */}
      <form ref={form} method="post" action="/dashboard/sign-out" hidden />
      <div className={css['menu']}>
        <button
          type="button"
          className={css['person']}
          aria-haspopup="menu"
          aria-expanded={opened ?? false}
          onPointerEnter={() => void load()}
          onClick={() => setOpened(true)}
        >
          <Mark name={name} size={32} />
          <span>
            <b>{name}</b>
            <small>{displayName && displayName !== email ? email : ROLES[role]}</small>
          </span>
          <IconChevronUp size={16} aria-hidden />
        </button>
        {opened !== undefined && (
          <Suspense>
            <OperatorItems opened={opened} onClose={() => setOpened(false)} label={name} onKeys={onKeys} onSignOut={() => form.current?.submit()} />
          </Suspense>
        )}
      </div>
    </div>
  );
}
