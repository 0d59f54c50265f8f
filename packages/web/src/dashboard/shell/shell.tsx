import { Outlet } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useIsWaiting, useLostSince } from '../../api/index.ts';
import { AppFrame } from '../../design/app-frame.tsx';
import { ErrorState, SiteName } from '../../design/index.ts';
import { useCurrentOperator } from '../current-operator.ts';
import { OperatorContext } from '../operator.ts';
import { Brand } from './brand.tsx';
import { useNavigation } from './navigation.ts';
import { OperatorMenu } from './operator-menu.tsx';
import css from './shell.module.css';
import { useShortcuts } from './shortcuts.ts';

const Jump = lazy(() => import('./jump.tsx').then(({ Jump: component }) => ({ default: component })));
const KeyboardHelp = lazy(() => import('../../design/keyboard-help.tsx').then((module) => ({ default: module.KeyboardHelp })));

type Sheet = 'jump' | 'keys';

/** What is around every page of the dashboard. */
export function Shell(): ReactNode {
  const { operator, problem, retry } = useCurrentOperator();
  const [open, setOpen] = useState<Sheet>();
  // What was opened once stays there, so that it can close in its own time.
  const [loaded, setLoaded] = useState<ReadonlySet<Sheet>>(new Set());
  const show = (sheet: Sheet) => {
    setLoaded((before) => new Set([...before, sheet]));
    setOpen(sheet);
  };
  const close = () => setOpen(undefined);
  useShortcuts({ jump: () => show('jump'), keys: () => show('keys') });
  const groups = useNavigation();

  if (problem && !operator && problem.code !== 'rpc.Unauthenticated') {
    return (
      <main className={css['alone']}>
        <h1 className="away">Tenon</h1>
        <ErrorState problem={problem} retry={retry} />
      </main>
    );
  }
  // Nothing is better than something that would move a moment later.
  if (!operator) return <main aria-busy="true" aria-label="Loading" />;
  return (
    <OperatorContext value={operator}>
      <SiteName value={`${operator.environment.name} · Tenon`}>
        <AppFrame
          useIsWaiting={useIsWaiting}
          useLostSince={useLostSince}
          brand={<Brand environment={operator.environment} />}
          groups={groups}
          person={<OperatorMenu onKeys={() => show('keys')} onJump={() => show('jump')} />}
        >
          <Outlet />
        </AppFrame>
        <Suspense>
          {loaded.has('jump') && <Jump opened={open === 'jump'} onClose={close} />}
          {loaded.has('keys') && <KeyboardHelp opened={open === 'keys'} onClose={close} />}
        </Suspense>
      </SiteName>
    </OperatorContext>
  );
}
