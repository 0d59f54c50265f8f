import { Button, Group, Popover } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { StatusBadge } from './badge.tsx';
import type { RowAction } from './data-table.tsx';
import css from './small.module.css';
import type { Tone } from './theme.ts';

interface Props {
  readonly tone: Tone;
  /** A phrase that could stand alone. */
  readonly words: string;
  /** The one thing more that is worth a smaller line: until when, why. */
  readonly more?: ReactNode;
  /** How it came to be so. */
  readonly children: ReactNode;
  /** What to do about it, where something is to be done. */
  readonly next?: readonly RowAction[] | undefined;
}

/** A status with its story behind it. */
export function StatusDetail({ tone, words, more, children, next = [] }: Props): ReactNode {
  const [opened, setOpened] = useState(false);
  return (
    <Popover position="bottom-start" width={360} trapFocus returnFocus opened={opened} onChange={setOpened}>
      <Popover.Target>
        <button type="button" className={css['statusDetail']} onClick={() => setOpened(!opened)}>
          <StatusBadge tone={tone}>{words}</StatusBadge>
          {more && <small dir="auto">{more}</small>}
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <div className={css['story']}>
          {children}
          {next.length > 0 && (
            <Group gap="sm" pt={6} pb={8}>
              {next.map(({ label, icon: Icon, run }) => (
                <Button
                  key={label}
                  size="compact-sm"
                  leftSection={Icon && <Icon size={15} />}
                  onClick={() => {
                    setOpened(false);
                    run();
                  }}
                >
                  {label}
                </Button>
              ))}
            </Group>
          )}
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
