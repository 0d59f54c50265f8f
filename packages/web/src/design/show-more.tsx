import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ListState } from './list.ts';
import { t } from './words/index.ts';

/** The way on in a list that is no table; nothing where all of it is shown. */
export function ShowMore({ list }: { readonly list: Pick<ListState<unknown>, 'hasMore' | 'isLoadingMore' | 'more'> }): ReactNode {
  if (!list.hasMore) return null;
  return (
    <div>
      <Button onClick={list.more} loading={list.isLoadingMore}>
        {t('table.more')}
      </Button>
    </div>
  );
}
