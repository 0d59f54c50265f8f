import { IconPlugConnectedX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import css from './app-frame.module.css';
import { clockTime } from './relative-time.ts';
import { useLate } from './states.tsx';
import { t } from './words/index.ts';

/**
 * Says at the edge of the page that the server is gone and from when what is shown is. It takes no room, and nothing beneath it
 * is out of reach. What is back within a second was no news.
 * @param since in milliseconds, as long as the server is gone
 */
export function NotConnected({ since }: { readonly since: number | undefined }): ReactNode {
  const isLate = useLate(since !== undefined, 1000);
  return (
    <div className={css['lost']} role="status">
      {since !== undefined && isLate && (
        <p>
          <IconPlugConnectedX size={15} aria-hidden />
          <span>{t('frame.lost', { time: clockTime(new Date(since)) })}</span>
        </p>
      )}
    </div>
  );
}
