import { Button } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Hint } from './hint.tsx';
import css from './small.module.css';
import { t } from './words/index.ts';

/** An id that is copied by a click on it. */
export function CopyId({ id, label = t('copy.id') }: { readonly id: string; readonly label?: string }): ReactNode {
  const { copy, copied } = useClipboard({ timeout: 1500 });
  return (
    <Hint label={copied ? t('copy.copied') : t('copy.what', { what: label })}>
      <button type="button" className={css['copy']} onClick={() => copy(id)} aria-label={`${t('copy.what', { what: label })} ${id}`}>
        <span>{id}</span>
        {copied ? <IconCheck size={14} aria-hidden /> : <IconCopy size={14} aria-hidden />}
        <span className="away" role="status">
          {copied ? t('copy.copied') : ''}
        </span>
      </button>
    </Hint>
  );
}

/** A secret that is shown now and never again. */
export function SecretOnce({ value, children }: { readonly value: string; readonly children: ReactNode }): ReactNode {
  const { copy, copied } = useClipboard({ timeout: 2000 });
  return (
    <div className={css['secret']}>
      <p>{children}</p>
      <div className={css['value']}>
        <code dir="ltr">{value}</code>
        <Button variant="filled" onClick={() => copy(value)} leftSection={copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}>
          {copied ? t('copy.copied') : t('copy.copy')}
        </Button>
      </div>
    </div>
  );
}
