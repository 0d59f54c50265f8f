import { useRouter } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Columns, Stacked } from '../../../design/index.ts';
import { DeleteSection } from '../../delete-section.tsx';
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
        <DeleteSection title="Delete this user" description="They leave every organization and are signed out everywhere.">
          {(close) => <DeleteUser user={user} onClose={close} onDeleted={() => void router.navigate({ to: '/users' })} />}
        </DeleteSection>
      )}
    </>
  );
}
