import { CLIENTS, command } from '../../chassis/command.ts';
import type { UserId } from '../../platform/ids.ts';
import type { Work } from '../../platform/work.ts';
import { endOtherSessions } from '../sessions/index.ts';
import { getUser } from '../users/index.ts';
import { passwordFaults } from './faults.ts';
import { markToChange, selectPassword } from './store.ts';

export interface PasswordState {
  /** When they set it; `undefined`: they have none. */
  readonly changedAt?: Date;
  /** They are asked for a new one before they go on. */
  readonly mustChange: boolean;
}

export async function passwordOf(work: Work, userId: UserId): Promise<PasswordState> {
  const row = await selectPassword(work, userId);
  return row ? { changedAt: row.changedAt, mustChange: row.mustChange } : { mustChange: false };
}

interface Whose {
  readonly userId: UserId;
}

export const getPassword = command({
  needs: CLIENTS,
  reads: true,

  async run(work, { userId }: Whose): Promise<PasswordState> {
    await getUser(work, userId);
    return passwordOf(work, userId);
  },
});

/** The password may be in the wrong hands: every session ends, and whoever signs in with it sets a new one, mail in hand, before they go on. */
export const requirePasswordChange = command({
  needs: CLIENTS,
  action: 'password.change_required',

  async run(work, { userId }: Whose): Promise<PasswordState> {
    await getUser(work, userId);
    if (!(await markToChange(work, userId))) throw passwordFaults.none();
    await endOtherSessions(work, userId, undefined);
    return passwordOf(work, userId);
  },
});
