export const KINDS = [
  'login_link',
  'login_code_and_link',
  'login_code',
  'sign_up_link',
  'sign_up_code_and_link',
  'sign_up_code',
  'invitation',
  'join_approved',
  'join_refused',
  'join_wanted',
  'invitation_wanted',
  'invitation_approved',
  'invitation_refused',
] as const;

/** The mails that may be worded anew. */
export type Kind = (typeof KINDS)[number];

export const isKind = (text: string): text is Kind => KINDS.some((kind) => kind === text);

/** What a mail is sent for: without it, it is of no use to anybody. */
export function mustHold(kind: Kind): readonly ('otp' | 'link')[] {
  // An answer is what it says; the way in may be known or not.
  if (kind.endsWith('_approved') || kind.endsWith('_refused')) return [];
  if (kind.endsWith('_code_and_link')) return ['otp', 'link'];
  return kind.endsWith('_code') ? ['otp'] : ['link'];
}

/** Whether it says how long that is good. Approvers are not hurried. */
export const saysHowLong = (kind: Kind): boolean => mustHold(kind).length > 0 && !kind.endsWith('_wanted');
