import { ActionIcon, Button, Input, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import css from './small.module.css';
import { t } from './words/index.ts';

interface Props {
  readonly label?: string;
  readonly description?: ReactNode;
  readonly value: Readonly<Record<string, string>>;
  readonly onChange: (value: Record<string, string>) => void;
  /** The contract allows ten pairs. */
  readonly most?: number;
  readonly error?: ReactNode;
}

interface Pair {
  readonly id: number;
  readonly key: string;
  readonly value: string;
}

/** Names and values of the customer's own, a line for each. */
export function MetadataEditor({ label = 'Metadata', description, value, onChange, most = 10, error }: Props): ReactNode {
  // The lines have an order and may have no name yet: a record could hold neither.
  const [pairs, setPairs] = useState<readonly Pair[]>(() => Object.entries(value).map(([key, text], id) => ({ id, key, value: text })));
  const change = (next: readonly Pair[]) => {
    setPairs(next);
    onChange(Object.fromEntries(next.filter(({ key }) => key.trim()).map(({ key, value: text }) => [key.trim(), text])));
  };
  const set = (id: number, part: Partial<Pair>) => change(pairs.map((pair) => (pair.id === id ? { ...pair, ...part } : pair)));
  return (
    <Input.Wrapper label={label} labelElement="div" description={description} error={error}>
      <div className={css['pairs']}>
        {pairs.map(({ id, key, value: text }) => (
          <div key={id} className={css['pair']}>
            <TextInput
              aria-label={t('pairs.name')}
              placeholder={t('pairs.name')}
              value={key}
              onChange={(event) => set(id, { key: event.currentTarget.value })}
              error={key.trim() && pairs.some((other) => other.id !== id && other.key.trim() === key.trim()) ? t('pairs.twice') : undefined}
            />
            <TextInput
              aria-label={key ? t('pairs.valueOf', { name: key }) : t('pairs.valueNew')}
              placeholder={t('pairs.value')}
              value={text}
              onChange={(event) => set(id, { value: event.currentTarget.value })}
            />
            <ActionIcon
              aria-label={key ? t('pairs.remove', { name: key }) : t('pairs.removeNew')}
              onClick={() => change(pairs.filter((pair) => pair.id !== id))}
            >
              <IconX size={16} />
            </ActionIcon>
          </div>
        ))}
        {pairs.length < most && (
          <div>
            <Button
              size="compact-sm"
              variant="subtle"
              leftSection={<IconPlus size={15} />}
              onClick={() => setPairs([...pairs, { id: 1 + Math.max(-1, ...pairs.map(({ id }) => id)), key: '', value: '' }])}
            >
              {t('pairs.add')}
            </Button>
          </div>
        )}
      </div>
    </Input.Wrapper>
  );
}
