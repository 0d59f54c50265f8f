import { Button } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import css from './small.module.css';

/** Something as machines tell it, to be read and copied. */
export function Json({ value, label }: { readonly value: unknown; readonly label: string }): ReactNode {
  return <Code text={JSON.stringify(value, undefined, 2) ?? ''} label={label} />;
}

/** Lines of a program, to be read and copied. */
export function Code({ text, label }: { readonly text: string; readonly label: string }): ReactNode {
  const { copy, copied } = useClipboard({ timeout: 2000 });
  return (
    <figure className={css['json']}>
      <figcaption>
        {label}
        <Button size="compact-sm" onClick={() => copy(text)} leftSection={copied ? <IconCheck size={15} aria-hidden /> : <IconCopy size={15} aria-hidden />}>
          {copied ? 'Copied' : 'Copy'}
        </Button>
      </figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and who has no mouse scrolls it with the arrow keys. */}
      <section tabIndex={0} aria-label={label}>
        <pre>{text}</pre>
      </section>
    </figure>
  );
}
