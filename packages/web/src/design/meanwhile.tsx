import { Button, Group } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Note } from './states.tsx';
import { t } from './words/index.ts';

/** Something that is to be saved, and that somebody else saved otherwise since it was opened. */
export interface Clash {
  /** Which fields, as they are called on the page. */
  readonly fields: readonly string[];
  readonly keepMine: () => void;
  readonly takeTheirs: () => void;
}

/** Says that nothing is saved yet because somebody was quicker, and lets choose. */
export function Meanwhile({ clash: { fields, keepMine, takeTheirs } }: { readonly clash: Clash }): ReactNode {
  return (
    <div role="alert">
      <Note tone="wait" icon={IconUsers}>
        <b>{t('meanwhile.title')}</b>
        <span>{t('meanwhile.what', { fields: fields.join(', ') })}</span>
        <Group gap="sm" mt={6}>
          <Button size="compact-sm" onClick={takeTheirs}>
            {t('meanwhile.theirs')}
          </Button>
          <Button size="compact-sm" onClick={keepMine}>
            {t('meanwhile.mine')}
          </Button>
        </Group>
      </Note>
    </div>
  );
}
