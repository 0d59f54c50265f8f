import { Button } from '@mantine/core';
import { IconMapOff } from '@tabler/icons-react';
import type { ErrorComponentProps } from '@tanstack/react-router';
import { type ReactNode, useContext } from 'react';
import { problemOf } from '../../api/index.ts';
import { isUnloaded } from '../../design/file.ts';
import { ButtonLink, EmptyState, ErrorState, Page } from '../../design/index.ts';
import { WithinPage } from '../../design/page.tsx';
import { UnloadedPage } from '../../design/unloaded-page.tsx';

/** An address that leads nowhere. */
export function NotFoundPage(): ReactNode {
  return (
    <Page title="Page not found">
      <EmptyState icon={IconMapOff} title="There is no page at this address" action={<ButtonLink to="/">Go to the overview</ButtonLink>}>
        It may have been mistyped, or belong to a newer version of the server than the one that runs here.
      </EmptyState>
    </Page>
  );
}

/** A page that broke, or whose file did not come. In a tab of another page that page stays as it is. */
export function BrokenPage({ error }: ErrorComponentProps): ReactNode {
  const toOverview = (
    <Button component="a" href="/dashboard">
      Go to the overview
    </Button>
  );
  const problem = problemOf(error);
  const story = isUnloaded(error) ? (
    <UnloadedPage problem={problem} elsewhere={toOverview} />
  ) : (
    <ErrorState problem={problem} retry={() => location.reload()} elsewhere={toOverview} />
  );
  return useContext(WithinPage) ? story : <Page title="This page does not work">{story}</Page>;
}
