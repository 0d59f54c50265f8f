import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { Section } from '../design/index.ts';

interface Props {
  readonly title: string;
  /** What goes with it. */
  readonly description: string;
  /** The dialog that asks once more. */
  readonly children: (close: () => void) => ReactNode;
}

/** At the foot of a thing's page: what cannot be taken back. */
export function DeleteSection({ title, description, children }: Props): ReactNode {
  const [deleting, setDeleting] = useState(false);
  return (
    <Section
      tone="bad"
      title={title}
      description={description}
      actions={
        <Button color="bad" onClick={() => setDeleting(true)}>
          Delete…
        </Button>
      }
    >
      {deleting && children(() => setDeleting(false))}
    </Section>
  );
}
