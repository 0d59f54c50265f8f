import { CLIENTS, command } from '../../chassis/command.ts';
import { lockUser, type UserReference } from '../users/index.ts';
import { type Admission, type Admitted, admit, demandRoom, lookAround } from './admit.ts';

export interface AddMember extends Admission {
  readonly user: UserReference;
}

/**
 * Asks somebody who has a user already to join one more organization. Members invite by address instead: naming
 * people by id would show them who else is in the environment.
 */
export const addMember = command({
  needs: CLIENTS,
  action: 'membership.created',

  async run(work, input: AddMember): Promise<Admitted> {
    const user = await lockUser(work, input.user);
    const scene = await lookAround(work, input, { id: user.id });
    demandRoom(scene, user.email, work.now);
    return { ...(await admit(work, scene, user, input)), isNewUser: false };
  },
});
