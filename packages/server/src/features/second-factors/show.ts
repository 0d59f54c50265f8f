import { CLIENTS, command } from '../../chassis/command.ts';
import type { UserId } from '../../platform/ids.ts';
import type { Work } from '../../platform/work.ts';
import { getUser } from '../users/index.ts';
import { countRecoveryCodes, selectSetUpAt } from './store.ts';

export interface SecondFactorState {
  /** Since when they have an authenticator app set up; `undefined`: they have none. */
  readonly authenticatorSince?: Date;
  /** How many recovery codes they have not used. */
  readonly recoveryCodesLeft: number;
}

export async function secondFactorOf(work: Work, userId: UserId): Promise<SecondFactorState> {
  const since = await selectSetUpAt(work, userId);
  return since ? { authenticatorSince: since, recoveryCodesLeft: await countRecoveryCodes(work, userId) } : { recoveryCodesLeft: 0 };
}

/** How many second things they have set up. */
export const countFactors = async (work: Work, userId: UserId): Promise<number> => ((await selectSetUpAt(work, userId)) ? 1 : 0);

export const getSecondFactor = command({
  needs: CLIENTS,
  reads: true,

  async run(work, { userId }: { readonly userId: UserId }): Promise<SecondFactorState> {
    await getUser(work, userId);
    return secondFactorOf(work, userId);
  },
});
