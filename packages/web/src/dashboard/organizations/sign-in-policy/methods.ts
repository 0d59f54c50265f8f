import { SignInMethod } from '@tenon/api/tenon/v1/policies_pb.ts';

/** The ways of showing who one is, as they are said everywhere. */
export const METHODS = [
  { method: SignInMethod.EMAIL_CODE, label: 'Code by e-mail', description: 'Six digits, typed where they were asked for.' },
  { method: SignInMethod.MAGIC_LINK, label: 'Link by e-mail', description: 'One press in the mail.' },
  { method: SignInMethod.PASSWORD, label: 'Password', description: 'Whoever has none sets one by mail.' },
  { method: SignInMethod.PASSKEY, label: 'Passkey', description: 'A fingerprint, a face or a key. Has to be made beforehand.' },
  { method: SignInMethod.SOCIAL, label: 'Another account', description: 'Google, Microsoft, GitHub and the like.' },
] as const;
