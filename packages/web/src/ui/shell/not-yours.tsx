import { Button } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { EmptyState, Page } from '../../design/index.ts';
import { useMe } from '../me.ts';
import { t } from '../words/index.ts';

/** A page that somebody came to by its address, and may not see. */
export function NotYours({ title }: { readonly title: string }): ReactNode {
  const { organization } = useMe();
  return (
    <Page title={title}>
      <EmptyState icon={IconLock} title={t('shell.notYours')} action={<ToAccount />}>
        {t('shell.notYoursNext', { organization: organization.name })}
      </EmptyState>
    </Page>
  );
}

export const ToAccount = (): ReactNode => (
  <Button component="a" href="/ui">
    {t('shell.toAccount')}
  </Button>
);
