import type { Read } from '../../chassis/command.ts';
import type { Actor } from '../../platform/actor.ts';
import type { Outside } from '../../platform/outside.ts';
import type { Work } from '../../platform/work.ts';
import { consult, type Question, type Verdict } from '../interceptors/index.ts';
import { findOrganization } from '../organizations/index.ts';
import { findUser, type UserFields, type UserReference } from '../users/index.ts';
import { type Admission, isDirect } from './admit.ts';
import { inviterOf } from './policy.ts';

/** Somebody is about to be invited: by their address, or as a user who is there. */
export interface Inviting extends Admission {
  readonly who: UserReference;
  readonly fields?: UserFields;
}

/**
 * The app's say before somebody is invited (PRE_USER_INVITATION): asked in `prepare`, so before anything is looked at or written. Whoever is
 * added without being asked is not invited, and the app did that itself.
 * @returns what the `run` of an invitation wants to be handed; undefined: nobody was asked
 */
export async function askApp(outside: Outside, read: Read, by: Actor, inviting: Inviting): Promise<Verdict | undefined> {
  return isDirect(inviting) ? undefined : consult(outside, read, 'PRE_USER_INVITATION', (work) => questionAbout(work, by, inviting));
}

async function questionAbout(
  work: Work,
  by: Actor,
  { organizationId, who, fields, roles, inviterEmail, membershipMetadata }: Inviting,
): Promise<Question | undefined> {
  const organization = await findOrganization(work, organizationId);
  const user = await findUser(work, who);
  const email = user?.email ?? ('email' in who ? who.email : undefined);
  // Then there is nothing to invite to, or nobody, and `run` says so.
  if (!organization || email === undefined) return undefined;
  const inviter = inviterOf(by, inviterEmail);
  const asking = inviter && (await findUser(work, inviter));
  const { givenName = '', familyName = '', name = '' } = fields?.profile ?? {};
  return {
    userEmail: email,
    organizationId,
    ...(user ? { userId: user.id } : {}),
    data: {
      user: {
        id: user?.id,
        email,
        given_name: user?.profile.givenName || givenName,
        family_name: user?.profile.familyName || familyName,
        name: user?.profile.name || name,
      },
      organization: { id: organization.id, name: organization.displayName, external_id: organization.externalId, metadata: organization.metadata },
      roles,
      metadata: membershipMetadata,
      inviter_email: asking?.email ?? inviterEmail ?? null,
    },
  };
}
