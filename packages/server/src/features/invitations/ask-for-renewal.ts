import type { InvitationId } from '../../platform/ids.ts';
import type { Work } from '../../platform/work.ts';
import { peekInvitation } from './peek.ts';
import { noteRenewal } from './store.ts';

const ONE_DAY = 24 * 60 * 60 * 1000;

/** What the mail to the inviter is rendered from; sealed in its job. Empty: not known. */
export interface RenewalMail {
  readonly to: string;
  readonly invitationId: InvitationId;
  readonly organizationName: string;
  readonly organizationLogoUrl: string;
  readonly inviterName: string;
  readonly inviteeEmail: string;
  readonly inviteeName: string;
}

/**
 * Somebody with a link that no longer works asks for a new invitation: whoever invited them is told, once a day.
 * Nothing else happens; whether they are invited again is the inviter's to say.
 */
export async function askForRenewal(work: Work, token: string): Promise<'sent' | 'asked_already' | 'nobody_to_ask'> {
  const view = await peekInvitation(work, token);
  if ((view.state !== 'expired' && view.state !== 'revoked') || !view.inviterEmail) return 'nobody_to_ask';
  if (!(await noteRenewal(work, view.id, new Date(work.now.getTime() - ONE_DAY)))) return 'asked_already';

  const payload: RenewalMail = {
    to: view.inviterEmail,
    invitationId: view.id,
    organizationName: view.organizationName,
    organizationLogoUrl: view.organizationLogoUrl ?? '',
    inviterName: view.inviterName ?? '',
    inviteeEmail: view.email,
    inviteeName: view.invitedName ?? '',
  };
  work.schedule('mail.invitation_renewal', payload, { key: `renewal:${view.id}` });
  return 'sent';
}
