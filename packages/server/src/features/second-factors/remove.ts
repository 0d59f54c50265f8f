import { CLIENTS, command } from '../../chassis/command.ts';
import type { UserId } from '../../platform/ids.ts';
import type { Work } from '../../platform/work.ts';
import { forgetTries } from '../tries/index.ts';
import { getUser, lockUser, type User } from '../users/index.ts';
import { secondFactorFaults } from './faults.ts';
import { tellByMail } from './mail.ts';
import { subjectOf } from './prove.ts';
import { deleteAuthenticator } from './store.ts';

/** Takes away somebody's app and their recovery codes, and tells them by mail. @returns false when they had none */
export async function removeFactor(work: Work, user: Pick<User, 'id' | 'email' | 'profile'>): Promise<boolean> {
  await lockUser(work, { id: user.id });
  if (!(await deleteAuthenticator(work, user.id))) return false;
  await forgetTries(work, subjectOf(user.id));
  tellByMail(work, user, 'removed');
  return true;
}

/** For somebody who has lost their phone and their recovery codes. Where a second factor is required, they set up a new one at the next sign-in. */
export const removeSecondFactor = command({
  needs: CLIENTS,
  action: 'second_factor.removed',

  async run(work, { userId }: { readonly userId: UserId }): Promise<void> {
    if (!(await removeFactor(work, await getUser(work, userId)))) throw secondFactorFaults.none();
  },
});
