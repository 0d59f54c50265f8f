import { Button } from '@mantine/core';
import { useRouter } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { Columns, Section, Stacked } from '../../../design/index.ts';
import { useMayWrite } from '../../operator.ts';
import { DeleteUser } from '../delete.tsx';
import { useUser } from '../use-user.ts';
import { CustomAttributes } from './custom-attributes.tsx';
import { Metadata } from './metadata.tsx';
import { Profile } from './profile.tsx';

/** What is known of a person. */
export function UserOverview(): ReactNode {
  const { user } = useUser();
  const mayWrite = useMayWrite();
  const router = useRouter();
  const [deleting, setDeleting] = useState(false);
  if (!user) return null;
  return (
    <>
      <Columns>
        <Profile user={user} />
        <Stacked>
          <CustomAttributes user={user} />
          <Metadata user={user} />
        </Stacked>
      </Columns>
      {mayWrite && (
        <Section
          tone="bad"
          title="Delete this user"
          description="They leave every organization and are signed out everywhere."
          actions={
            <Button color="bad" onClick={() => setDeleting(true)}>
              Delete…
            </Button>
          }
        >
          {deleting && <DeleteUser user={user} onClose={() => setDeleting(false)} onDeleted={() => void router.navigate({ to: '/users' })} />}
        </Section>
      )}
    </>
  );
}
