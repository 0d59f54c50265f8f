import { letterLanguage } from '../../chassis/i18n/letters.ts';
import type { InvitationRequestId, JoinRequestId, OrganizationId, UserId } from '../../platform/ids.ts';
import { cancelJobs } from '../../platform/outbox.ts';
import { fingerprint } from '../../platform/seal.ts';
import type { Work } from '../../platform/work.ts';
import type { Organization } from '../organizations/index.ts';
import { findUserByEmail } from '../users/index.ts';
import { listApprovers } from './approvers.ts';
import { approvalFaults } from './faults.ts';
import type { ApprovalAnswerMail, ApprovalMail } from './mail.ts';
import { insertLinks, markLinkUsed, selectLink } from './store.ts';

export type ApprovalSubject = InvitationRequestId | JoinRequestId;

const FOURTEEN_DAYS = 14 * 24 * 60 * 60 * 1000;

export interface Waiting {
  readonly subject: ApprovalSubject;
  readonly organization: Pick<Organization, 'id' | 'displayName' | 'logoUrl'>;
  /** Who is to come in. */
  readonly email: string;
  /** Who wants them invited; absent: they ask themselves. */
  readonly requesterEmail?: string;
  /** As people call them. */
  readonly roles: readonly string[];
}

/** Something waits: whoever may answer is told, each with a link of their own. */
export async function askApprovers(work: Work, { subject, organization, email, requesterEmail, roles }: Waiting): Promise<void> {
  const expiresAt = new Date(work.now.getTime() + FOURTEEN_DAYS);
  const asker = (requesterEmail ?? email).toLowerCase();
  const approvers = (await listApprovers(work, organization.id)).filter((approver) => approver.email.toLowerCase() !== asker);
  const asked = approvers.map((approver) => ({ approver, token: work.newSecret() }));
  const links = asked.map(({ approver, token }) => ({ hash: fingerprint(token), userId: approver.id }));
  await insertLinks(work, { organizationId: organization.id, subject, expiresAt }, links);
  for (const { approver, token } of asked) {
    const mail: ApprovalMail = {
      to: approver.email,
      token,
      email,
      roles,
      organizationName: organization.displayName,
      organizationLogoUrl: organization.logoUrl ?? '',
      requesterEmail: requesterEmail ?? '',
      language: letterLanguage(work, approver.locale),
    };
    work.schedule('mail.approval_wanted', mail, { key: mailKey(subject) });
  }
}

export interface ApprovalLink {
  readonly subject: ApprovalSubject;
  readonly organizationId: OrganizationId;
  /** Whose link it is: it counts for nobody else. */
  readonly userId: UserId;
}

/** @returns undefined when it has run out or never was */
export const findApprovalLink = (work: Work, token: string): Promise<ApprovalLink | undefined> => selectLink(work, fingerprint(token));

/**
 * It is answered. Approvers whose mail has not left hear no more of it.
 * @param by the link it was answered by, if it was one: it gives no other answer
 */
export async function endAsking(work: Work, subject: ApprovalSubject, by: string | undefined): Promise<void> {
  if (by !== undefined && !(await markLinkUsed(work, fingerprint(by)))) throw approvalFaults.linkUsed();
  await cancelJobs(work, mailKey(subject));
}

const mailKey = (subject: ApprovalSubject): string => `approval:${subject}`;

/** Whoever asked for an invitation hears what was said. */
export async function tellRequester(
  work: Work,
  {
    requesterEmail,
    email,
    organization,
    answer,
    reason,
  }: Required<Pick<Waiting, 'requesterEmail' | 'email'>> & {
    readonly organization: Waiting['organization'];
    readonly answer: 'approved' | 'refused';
    readonly reason: string;
  },
): Promise<void> {
  const mail: ApprovalAnswerMail = {
    to: requesterEmail,
    email,
    answer,
    ...(reason === '' ? {} : { reason }),
    organizationName: organization.displayName,
    organizationLogoUrl: organization.logoUrl ?? '',
    language: letterLanguage(work, (await findUserByEmail(work, requesterEmail))?.profile.locale),
  };
  work.schedule('mail.approval_answer', mail);
}
