import { IconMapOff } from '@tabler/icons-react';
import { type ErrorComponentProps, Outlet, useRouterState } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { problemOf, useIsWaiting, useLostSince } from '../../api/index.ts';
import { AppFrame } from '../../design/app-frame.tsx';
import { fetched, isUnloaded } from '../../design/file.ts';
import { EmptyState, ErrorState, Page, SiteName } from '../../design/index.ts';
import { UnloadedPage } from '../../design/unloaded-page.tsx';
import { useMe } from '../me.ts';
import { isFor, PAGES, type PageEntry, pagesAt } from '../pages.ts';
import { t } from '../words/index.ts';
import { Brand } from './brand.tsx';
import { PersonButton, PlaceButton } from './buttons.tsx';
import { NotYours, ToAccount } from './not-yours.tsx';

// What opens comes after the page; until then its button stands there already, and remembers that it was pressed.
// One that does not come leaves its button, which loads the page again.
const PersonMenu = lazy(() =>
  fetched(() => import('./person-menu.tsx')).then(
    (module) => ({ default: module.PersonMenu }),
    () => ({ default: () => <PersonButton onClick={() => location.reload()} /> }),
  ),
);
const Switcher = lazy(() =>
  fetched(() => import('./switcher.tsx')).then(
    (module) => ({ default: module.Switcher }),
    () => ({ default: () => <PlaceButton opens onClick={() => location.reload()} /> }),
  ),
);

/** What is around every page of self-service: whose it is, where one is, what there is, who one is. */
export function Shell(): ReactNode {
  const me = useMe();
  const [pressed, setPressed] = useState<'place' | 'person'>();
  // By a finger that is still down when what opens comes: the button it lies on then is another one, and hears of no click.
  const press = (what: 'place' | 'person') => ({ onPointerDown: () => setPressed(what), onClick: () => setPressed(what) });
  const pathname = useRouterState({ select: ({ location }) => location.pathname.replace(/\/+$/, '') || '/' });
  const closed = pagesAt(pathname).find((page) => !isFor(me, page));
  const of = (whose: PageEntry['of']) =>
    PAGES.filter((entry) => entry.of === whose && isFor(me, entry)).map(({ path, label, icon }) => ({ to: path, label: label(), icon }));
  const groups = [
    { label: t('nav.you'), items: of('you') },
    { label: me.organization.name, items: of('organization') },
  ].filter(({ items }) => items.length > 0);
  const place =
    me.others.length > 0 ? (
      <Suspense fallback={<PlaceButton opens {...press('place')} />}>
        <Switcher opened={pressed === 'place'} />
      </Suspense>
    ) : (
      <PlaceButton />
    );
  // Pages that are branded as the organization say so once.
  const isBrandedSo = me.brand.name === me.organization.name;
  return (
    <SiteName value={me.brand.name}>
      <AppFrame
        useIsWaiting={useIsWaiting}
        useLostSince={useLostSince}
        brand={isBrandedSo && me.others.length > 0 ? place : <Brand />}
        place={isBrandedSo ? undefined : place}
        groups={groups}
        person={
          <Suspense fallback={<PersonButton {...press('person')} />}>
            <PersonMenu opened={pressed === 'person'} />
          </Suspense>
        }
      >
        {closed ? <NotYours title={closed.label()} /> : <Outlet />}
      </AppFrame>
    </SiteName>
  );
}

export function NotFound(): ReactNode {
  return (
    <Page title={t('shell.notHere')}>
      <EmptyState icon={IconMapOff} title={t('shell.notHere')} action={<ToAccount />} />
    </Page>
  );
}

/** A page that broke, or whose file did not come. */
export function Broken({ error }: ErrorComponentProps): ReactNode {
  return (
    <Page title={t('shell.broken')}>
      {isUnloaded(error) ? (
        <UnloadedPage problem={problemOf(error)} elsewhere={<ToAccount />} />
      ) : (
        <ErrorState problem={problemOf(error)} retry={() => location.reload()} elsewhere={<ToAccount />} />
      )}
    </Page>
  );
}
