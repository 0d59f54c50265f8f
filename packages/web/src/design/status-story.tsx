import { Button, Group, Popover } from '@mantine/core';
import type { ReactNode } from 'react';
import type { RowAction } from './data-table.tsx';
import over from './menu-over.module.css';
import css from './small.module.css';

export interface StoryProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  /** What the button it opens from says. */
  readonly label: string;
  readonly children: ReactNode;
  readonly next: readonly RowAction[];
}

/** The story behind a status: over its button, which stands there already. */
export function StatusStory({ opened, onClose, label, children, next }: StoryProps): ReactNode {
  return (
    <Popover position="bottom-start" width={360} trapFocus returnFocus opened={opened} onChange={(stays) => !stays && onClose()}>
      <Popover.Target>
        <span className={over['over']} data-opened={opened || undefined} aria-hidden>
          <span className="away">{label}</span>
        </span>
      </Popover.Target>
      <Popover.Dropdown aria-label={label}>
        <div className={css['story']}>
          {children}
          {next.length > 0 && (
            <Group gap="sm" pt={6} pb={8}>
              {next.map(({ label: name, icon: Icon, run }) => (
                <Button
                  key={name}
                  size="compact-sm"
                  leftSection={Icon && <Icon size={15} />}
                  onClick={() => {
                    onClose();
                    run();
                  }}
                >
                  {name}
                </Button>
              ))}
            </Group>
          )}
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
