import type { ReactNode } from 'react';
import { Columns, Stacked } from '../../../design/index.ts';
import { useUser } from '../use-user.ts';
import { Identities } from './identities.tsx';
import { Passkeys } from './passkeys.tsx';
import { PasswordState } from './password.tsx';
import { SecondFactor } from './second-factor.tsx';
import { Sessions } from './sessions.tsx';

/** Where a person is signed in, and by what they show who they are. */
export function UserSignIn(): ReactNode {
  const { userId, user } = useUser();
  if (!user) return null;
  return (
    <Columns>
      <Sessions userId={userId} />
      <Stacked>
        <Passkeys userId={userId} />
        <SecondFactor userId={userId} />
        <PasswordState userId={userId} />
        <Identities identities={user.userProfile?.externalIdentities ?? []} />
      </Stacked>
    </Columns>
  );
}
