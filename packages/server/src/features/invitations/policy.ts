import { type Actor, actsForAll } from '../../platform/actor.ts';
import type { UserReference } from '../users/index.ts';

/**
 * To add somebody at once and call their address verified is to speak for them. The app's own server may; a member
 * of one organization may not, because what is asserted here is reported to every organization.
 */
export const mayAssert = (by: Actor): boolean => actsForAll(by);

/** Who asks. A member asks in their own name, whatever the call says; anybody else in the name it gives. */
export const inviterOf = (by: Actor, claimed: string | undefined): UserReference | undefined => {
  if (by.kind === 'member') return { id: by.id };
  return claimed ? { email: claimed } : undefined;
};
