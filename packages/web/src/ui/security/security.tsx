import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { Page, Section, Stacked } from '../../design/index.ts';
import { useMe } from '../me.ts';
import { t } from '../words/index.ts';
import { Agents } from './agents.tsx';
import { Passkeys } from './passkeys.tsx';
import { Sessions } from './sessions.tsx';

/** How one signs in, and where one is signed in. */
export function SecurityPage(): ReactNode {
  const { hasPasskeys } = useMe();
  return (
    <Page title={t('security.title')} description={t('security.about')}>
      <Stacked>
        <Sessions />
        {hasPasskeys && <Passkeys />}
        <Agents />
        <Section
          title={t('security.ways')}
          description={t('security.waysNext')}
          actions={
            <Button component="a" href="/ui/profile/security">
              {t('security.waysDo')}
            </Button>
          }
        />
      </Stacked>
    </Page>
  );
}
