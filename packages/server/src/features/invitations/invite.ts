import { command } from '../../chassis/command.ts';
import { demandAllowed } from '../interceptors/index.ts';
import { createUser, fillUser, lockUser, parseEmail, type UserFields, unwelcome } from '../users/index.ts';
import { type Admission, type Admitted, admit, demandRoom, isDirect, lookAround } from './admit.ts';
import { demandNoApproval } from './approval.ts';
import { askApp } from './ask-app.ts';

export interface InviteUser extends Admission {
  readonly email: string;
  /** For a person who is there already these fill what is empty and overwrite nothing. */
  readonly fields: UserFields;
}

/** Asks a mailbox to join an organization. Whoever it belongs to has one user, made now if need be. */
export const inviteUser = command({
  needs: 'organizations_users_invite',
  action: 'invitation.created',
  within: (input: InviteUser) => input.organizationId,

  prepare: (outside, input: InviteUser, { actor }, read) => askApp(outside, read, actor, { ...input, who: { email: input.email } }),

  async run(work, input, said): Promise<Admitted> {
    demandAllowed(work, said);
    await demandNoApproval(work, input.organizationId);
    const who = { email: parseEmail(input.email) };
    const scene = await lookAround(work, input, who);

    const refusal = scene.userId === null ? unwelcome(work.environment, who.email) : undefined;
    if (refusal) throw refusal;
    const created = scene.userId === null ? await createUser(work, { ...who, ...input.fields, asserted: isDirect(input) }) : undefined;
    if (created) return { ...(await admit(work, scene, created, input)), isNewUser: true };

    // Whom somebody else made at this very moment has no room of an old invitation: inserting the membership decides.
    demandRoom(scene, input.email, work.now);
    const user = await fillUser(work, await lockUser(work, who), input.fields);
    return { ...(await admit(work, scene, user, input)), isNewUser: false };
  },
});
