import type { Environment } from '@tenon/api/tenon/v1/environments_pb.ts';

export interface MailKind {
  readonly kind: string;
  readonly label: string;
  /** When it goes out. */
  readonly when: string;
  /** What a mail of this kind is for: without it, it cannot be saved. */
  readonly needs: readonly ('link' | 'otp')[];
}

/** In the order people get them. */
export const MAIL_KINDS: readonly MailKind[] = [
  { kind: 'login_code_and_link', label: 'Sign-in: link and code', when: 'Somebody signs in, and mails carry both.', needs: ['link', 'otp'] },
  { kind: 'login_code', label: 'Sign-in: code', when: 'Somebody signs in, and mails carry a code only.', needs: ['otp'] },
  { kind: 'login_link', label: 'Sign-in: link', when: 'Somebody signs in, and mails carry a link only.', needs: ['link'] },
  { kind: 'sign_up_code_and_link', label: 'Sign-up: link and code', when: 'Somebody makes an account, and mails carry both.', needs: ['link', 'otp'] },
  { kind: 'sign_up_code', label: 'Sign-up: code', when: 'Somebody makes an account, and mails carry a code only.', needs: ['otp'] },
  { kind: 'sign_up_link', label: 'Sign-up: link', when: 'Somebody makes an account, and mails carry a link only.', needs: ['link'] },
  { kind: 'invitation', label: 'Invitation', when: 'Somebody is asked to join an organization.', needs: ['link'] },
  { kind: 'join_approved', label: 'Request approved', when: 'An administrator let somebody in who had asked to join.', needs: [] },
  { kind: 'join_refused', label: 'Request refused', when: 'An administrator did not let somebody in who had asked to join.', needs: [] },
  { kind: 'join_wanted', label: 'Somebody asks to join', when: 'To those who approve who comes in.', needs: ['link'] },
  { kind: 'invitation_wanted', label: 'Invitation waits', when: 'A member wants to invite somebody: to those who approve it.', needs: ['link'] },
  { kind: 'invitation_approved', label: 'Invitation approved', when: 'To the member who asked for it.', needs: [] },
  { kind: 'invitation_refused', label: 'Invitation refused', when: 'To the member who asked for it.', needs: [] },
];

export const mailKind = (kind: string): MailKind | undefined => MAIL_KINDS.find((one) => one.kind === kind);

/** Whether mails of this kind go out with the settings as they are. */
export function isInUse({ kind }: MailKind, { methods, signUpEnabled }: Environment): boolean {
  if (kind.startsWith('sign_up') && !signUpEnabled) return false;
  const code = methods?.emailCode ?? true;
  const link = methods?.magicLink ?? true;
  if (kind.endsWith('_code_and_link')) return code && link;
  if (kind.endsWith('_code')) return code && !link;
  if (kind === 'login_link' || kind === 'sign_up_link') return link && !code;
  return true;
}

/** What may be filled in, in words; the server says which there are. */
export const VARIABLES: Readonly<Record<string, string>> = {
  app_name: 'The app',
  app_logo_url: 'Its logo',
  app_support_email: 'Whom to ask',
  app_organization_meta_name: 'Your word for an organization',
  app_organization_meta_name_plural: 'The same for many',
  organization_name: 'The organization',
  user_name: 'Whom it goes to',
  user_email: 'Their address',
  inviter_name: 'Who invites them',
  invitee_email: 'Who is to come in',
  reason: 'Why not, where it was said',
  link: 'The link',
  otp: 'The code',
  expiry_time_relative: 'How long both are good for',
};
