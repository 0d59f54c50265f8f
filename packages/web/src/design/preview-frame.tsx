import { useElementSize } from '@mantine/hooks';
import type { ReactNode } from 'react';
import css from './preview-frame.module.css';

interface Props {
  /** Says what is to be seen. */
  readonly title: string;
  /** A whole document, complete in itself. */
  readonly html: string | undefined;
  /** Of the screen it is shown on. Where there is less room, it is shown smaller. */
  readonly width: number;
  readonly height: number;
  readonly isStale?: boolean;
}

/** Somebody else's page within ours: it runs nothing, sends nothing and leads nowhere. */
export function PreviewFrame({ title, html, width, height, isStale = false }: Props): ReactNode {
  const { ref, width: room } = useElementSize();
  const scale = room > 0 ? Math.min(1, room / width) : 1;
  return (
    <div ref={ref} className={css['room']} aria-busy={isStale}>
      <div className={css['screen']} style={{ width: width * scale, height: height * scale }}>
        {html !== undefined && room > 0 && <iframe title={title} sandbox="" srcDoc={html} style={{ width, height, transform: `scale(${scale})` }} />}
      </div>
    </div>
  );
}
