import { ActionIcon } from '@mantine/core';
import { useDisclosure, useMediaQuery } from '@mantine/hooks';
import { IconMenu2 } from '@tabler/icons-react';
import { useRouter, useRouterState } from '@tanstack/react-router';
import { type ReactNode, useEffect } from 'react';
import { isDrawnAhead } from './ahead.ts';
import css from './app-frame.module.css';
import { NotConnected } from './not-connected.tsx';
import type { DrawerProps } from './side-drawer.tsx';
import { SideNav, type SideNavGroup } from './side-nav.tsx';
import { whenOpened } from './when-opened.tsx';
import { t } from './words/index.ts';

const loadDrawer = () => import('./side-drawer.tsx');
const SideDrawer = whenOpened<DrawerProps>(() => loadDrawer().then((module) => module.SideDrawer));

interface Props {
  /** The name and mark of the app, at the top of the side. */
  readonly brand: ReactNode;
  /** Below the name: where one is. */
  readonly place?: ReactNode;
  readonly groups: readonly SideNavGroup[];
  /** At the foot of the side: who is here. */
  readonly person: ReactNode;
  /** Whether something on the page is still being asked for, and there is nothing to show in its place. A hook: only what says so is drawn again. */
  readonly useIsWaiting?: () => boolean;
  /** Since when what is shown could not be asked for again, in milliseconds. A hook, too. */
  readonly useLostSince?: () => number | undefined;
  readonly children: ReactNode;
}

/** The frame around every page: the side, which is a drawer on a phone, and the page. */
export function AppFrame({ brand, place, groups, person, useIsWaiting = neverWaiting, useLostSince = neverLost, children }: Props): ReactNode {
  const [opened, { open, close }] = useDisclosure(false);
  const isNarrow = useMediaQuery('(max-width: 768px)', undefined, { getInitialValueInEffect: false });
  useEffect(() => {
    if (!isNarrow) close();
  }, [isNarrow, close]);
  useFocusOnArrival();
  const side = (
    <>
      {place}
      <div className={css['scroll']}>
        <SideNav label={t('frame.main')} groups={groups} onGo={close} />
      </div>
      {person}
    </>
  );
  return (
    <div className={css['frame']}>
      <a className={css['skip']} href="#main">
        {t('frame.skip')}
      </a>
      {/* Where nobody knows yet how wide it will be, both are drawn and the styles choose. */}
      {(isNarrow || isDrawnAhead) && (
        // No banner: dialogs have a header of their own, and there is one banner at most.
        <section className={css['top']} aria-label={t('frame.sidebar')}>
          <ActionIcon size={44} aria-label={t('frame.menu')} aria-expanded={opened} onPointerDown={() => void loadDrawer()} onClick={open}>
            <IconMenu2 size={22} />
          </ActionIcon>
          {brand}
        </section>
      )}
      {!isNarrow && (
        <aside className={css['side']} aria-label={t('frame.sidebar')}>
          {brand}
          {side}
        </aside>
      )}
      {isNarrow && (
        <SideDrawer opened={opened} onClose={close} title={brand}>
          {side}
        </SideDrawer>
      )}
      <Lost useLostSince={useLostSince} />
      <Main useIsWaiting={useIsWaiting}>{children}</Main>
    </div>
  );
}

const neverWaiting = () => false;
const neverLost = () => undefined;

function Lost({ useLostSince }: Required<Pick<Props, 'useLostSince'>>): ReactNode {
  return <NotConnected since={useLostSince()} />;
}

function Main({ useIsWaiting, children }: Required<Pick<Props, 'useIsWaiting' | 'children'>>): ReactNode {
  const isWaiting = useIsWaiting();
  const isOnTheWay = useRouterState({ select: ({ isLoading }) => isLoading });
  return (
    <main id="main" tabIndex={-1} className={css['main']} aria-busy={isWaiting || isOnTheWay || isDrawnAhead}>
      {children}
    </main>
  );
}

/** A new page is announced by its heading, as a load would be. Whoever goes from tab to tab keeps the tab. */
function useFocusOnArrival(): void {
  const router = useRouter();
  useEffect(
    () =>
      router.subscribe('onRendered', ({ pathChanged, fromLocation }) => {
        if (!pathChanged || !fromLocation || document.activeElement?.closest('[data-keeps-focus]')) return;
        const main = document.getElementById('main');
        (main?.querySelector<HTMLElement>('h1') ?? main)?.focus({ preventScroll: true });
      }),
    [router],
  );
}
