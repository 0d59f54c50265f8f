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

/** A page that broke. The side still works. */
export function BrokenPage({ error, reset }: ErrorComponentProps): ReactNode {
  return (
    <Page title="This page broke">
      <ErrorState problem={problemOf(error)} retry={reset} />
    </Page>
  );
}
