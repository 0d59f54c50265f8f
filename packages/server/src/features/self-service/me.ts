import { command, SIGNED_IN } from '../../chassis/command.ts';
import type { Permission } from '../../platform/actor.ts';
import type { SessionId } from '../../platform/ids.ts';
import { HOME_LANGUAGE, type Language, languageOfTag } from '../../platform/languages.ts';
import { getUserAndMemberships } from '../memberships/index.ts';
import type { Organization } from '../organizations/index.ts';
import type { User } from '../users/index.ts';
import { selfServiceFaults } from './faults.ts';

/** Who sits before the pages at /ui/, where, and what they may there. */
export interface Me {
  readonly user: User;
  readonly sessionId: SessionId;
  readonly organization: Organization;
  readonly permissions: readonly Permission[];
  /** Where else they are in. */
  readonly others: readonly Organization[];
  readonly language: Language;
}

export const getMe = command({
  needs: SIGNED_IN,
  reads: true,

  async run(work, { language }: { readonly language: Language | undefined }): Promise<Me> {
    if (work.by.kind !== 'member') throw selfServiceFaults.nobody();
    const { id, organizationId, sessionId, permissions } = work.by;
    const { user, memberships } = await getUserAndMemberships(work, { id });
    const organizations = memberships.filter(({ status }) => status === 'ACTIVE').map(({ organization }) => organization);
    const organization = organizations.find((one) => one.id === organizationId);
    if (!organization) throw selfServiceFaults.nobody();
    return {
      user,
      sessionId,
      organization,
      permissions,
      others: organizations.filter((one) => one.id !== organizationId),
      language: languageOfTag(user.profile.locale) ?? language ?? work.environment.branding.language ?? HOME_LANGUAGE,
    };
  },
});
