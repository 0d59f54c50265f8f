import { CLIENTS, command } from '../../chassis/command.ts';
import { demandAllowed } from '../interceptors/index.ts';
import { lockUser, type UserReference } from '../users/index.ts';
import { type Admission, type Admitted, admit, demandRoom, lookAround } from './admit.ts';
import { askApp } from './ask-app.ts';

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

  prepare: (outside, input: AddMember, { actor }, read) => askApp(outside, read, actor, { ...input, who: input.user }),

  async run(work, input: AddMember, said): Promise<Admitted> {
    demandAllowed(work, said);
    const user = await lockUser(work, input.user);
    const scene = await lookAround(work, input, { id: user.id });
    demandRoom(scene, user.email, work.now);
    return { ...(await admit(work, scene, user, input)), isNewUser: false };
  },
});
