import { type InLanguage, letterLanguage } from '../../chassis/i18n/letters.ts';
import type { InvitationId } from '../../platform/ids.ts';
import type { Work } from '../../platform/work.ts';
import type { Organization } from '../organizations/index.ts';
import type { Role } from '../roles/index.ts';
import { fullName, type User } from '../users/index.ts';

/** What the invitation mail is rendered from; sealed in its job. Empty: not known. */
export interface InvitationMail extends InLanguage {
  readonly to: string;
  readonly invitationId: InvitationId;
  readonly token: string;
  readonly organizationName: string;
  readonly organizationLogoUrl: string;
  readonly inviterName: string;
  readonly inviterEmail: string;
  readonly inviteeName: string;
  /** As people call them. */
  readonly roles: readonly string[];
  /** ISO 8601. */
  readonly expiresAt: string;
}

/** What `cancelJobs` takes the unsent mail of an invitation back by. */
export const mailKey = (id: InvitationId): string => `invitation:${id}`;

/** Leaves the mail with the link to be sent after commit. This is the only place the token goes to. */
export function scheduleInvitationMail(
  work: Work,
  mail: {
    readonly user: User;
    readonly organization: Pick<Organization, 'displayName' | 'logoUrl'>;
    readonly roles: readonly Role[];
    readonly inviter: { readonly name: string; readonly email: string } | null;
    readonly invitationId: InvitationId;
    readonly token: string;
    readonly expiresAt: Date;
    /** When it may go; now, unless many go at once. */
    readonly at?: Date;
  },
): void {
  const payload: InvitationMail = {
    to: mail.user.email,
    invitationId: mail.invitationId,
    token: mail.token,
    organizationName: mail.organization.displayName,
    organizationLogoUrl: mail.organization.logoUrl ?? '',
    inviterName: mail.inviter?.name ?? '',
    inviterEmail: mail.inviter?.email ?? '',
    inviteeName: fullName(mail.user),
    roles: mail.roles.map((role) => role.displayName),
    expiresAt: mail.expiresAt.toISOString(),
    language: letterLanguage(work, mail.user.profile.locale),
  };
  work.schedule('mail.invitation', payload, { key: mailKey(mail.invitationId), ...(mail.at && { at: mail.at }) });
}
