import { Button } from '@mantine/core';
import { IconMapOff } from '@tabler/icons-react';
import type { ErrorComponentProps } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { problemOf } from '../../api/index.ts';
import { ButtonLink, EmptyState, ErrorState, Page } from '../../design/index.ts';

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

/** A page that broke, or a part of it that did not come: browsers ask for that again only when the whole page is loaded again. */
export function BrokenPage({ error }: ErrorComponentProps): ReactNode {
  const toOverview = (
    <Button component="a" href="/dashboard">
      Go to the overview
    </Button>
  );
  return (
    <Page title="This page does not work">
      <ErrorState problem={problemOf(error)} retry={() => location.reload()} elsewhere={toOverview} />
    </Page>
  );
}
