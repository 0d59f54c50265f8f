import { ActionIcon, TextInput } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { t } from './words/index.ts';

interface Props {
  readonly label: string;
  readonly description?: ReactNode;
  readonly value: string;
}

/** An address that has to be entered somewhere else. */
export function CopyField({ label, description, value }: Props): ReactNode {
  const { copy, copied } = useClipboard({ timeout: 1500 });
  return (
    <TextInput
      label={label}
      description={description}
      value={value}
      readOnly
      // It is entered character by character, in whatever language the page is.
      dir="ltr"
      onFocus={(event) => event.currentTarget.select()}
      styles={{ input: { fontFamily: 'var(--mono)', fontSize: '0.8125rem', background: 'var(--paper)' } }}
      rightSection={
        <ActionIcon aria-label={copied ? t('copy.done', { what: label }) : t('copy.what', { what: label.toLowerCase() })} onClick={() => copy(value)}>
          {copied ? <IconCheck size={16} /> : <IconCopy size={16} />}
        </ActionIcon>
      }
    />
  );
}
