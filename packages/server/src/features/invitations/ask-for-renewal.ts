import { type InLanguage, letterLanguage } from '../../chassis/i18n/letters.ts';
import type { InvitationId } from '../../platform/ids.ts';
import type { Work } from '../../platform/work.ts';
import { listAdministrators } from '../memberships/index.ts';
import { findUserByEmail } from '../users/index.ts';
import { peekInvitation } from './peek.ts';
import { noteRenewal } from './store.ts';

const ONE_DAY = 24 * 60 * 60 * 1000;

/** So many of an organization's administrators are written to when nobody knows who invited. */
const MOST_ADMINISTRATORS = 5;

/** What the mail to the inviter, or to who stands in for them, is rendered from; sealed in its job. Empty: not known. */
export interface RenewalMail extends InLanguage {
  readonly to: string;
  readonly invitationId: InvitationId;
  readonly organizationName: string;
  readonly organizationLogoUrl: string;
  readonly inviterName: string;
  readonly inviteeEmail: string;
  readonly inviteeName: string;
}

/**
 * Somebody with a link that no longer works asks for a new invitation: whoever invited them is told, once a day, and
 * the organization's administrators when an app invited without saying on whose behalf. Nothing else happens; whether
 * they are invited again is for those to say.
 */
export async function askForRenewal(work: Work, token: string): Promise<'sent' | 'asked_already' | 'nobody_to_ask'> {
  const view = await peekInvitation(work, token);
  if (view.state !== 'expired' && view.state !== 'revoked') return 'nobody_to_ask';
  const toAsk = view.inviterEmail
    ? [{ email: view.inviterEmail, name: view.inviterName ?? '' }]
    : await listAdministrators(work, view.organizationId, MOST_ADMINISTRATORS);
  if (toAsk.length === 0) return 'nobody_to_ask';
  if (!(await noteRenewal(work, view.id, new Date(work.now.getTime() - ONE_DAY)))) return 'asked_already';

  for (const { email, name } of toAsk) {
    const payload: RenewalMail = {
      to: email,
      invitationId: view.id,
      organizationName: view.organizationName,
      organizationLogoUrl: view.organizationLogoUrl ?? '',
      inviterName: name,
      inviteeEmail: view.email,
      inviteeName: view.invitedName ?? '',
      language: letterLanguage(work, (await findUserByEmail(work, email))?.profile.locale),
    };
    work.schedule('mail.invitation_renewal', payload, { key: `renewal:${view.id}` });
  }
  return 'sent';
}
