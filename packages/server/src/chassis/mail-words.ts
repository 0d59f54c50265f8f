import type { Language } from '../platform/languages.ts';
import type { JobTools } from '../platform/worker.ts';
import type { Letter } from './mail-jobs.ts';

/** What an environment may fill into the words of a mail. */
export const VARIABLES = [
  'app_name',
  'app_logo_url',
  'app_support_email',
  'app_organization_meta_name',
  'app_organization_meta_name_plural',
  'organization_name',
  'user_name',
  'user_email',
  'inviter_name',
  'invitee_email',
  'reason',
  'link',
  'otp',
  'expiry_time_relative',
] as const;

export type Variable = (typeof VARIABLES)[number];
export type Variables = Readonly<Partial<Record<Variable, string>>>;

/** A mail that may be worded anew: which of them it is, and what it is filled with. Its feature says so beside how it renders it. */
export interface Wordable {
  readonly kind: string;
  readonly language: Language;
  readonly variables: Variables;
  /** What the app that asked for the mail gave along, by names of its own. */
  readonly own?: Readonly<Record<string, string>>;
}

/** What an environment makes of a mail; undefined where it goes out as it is. */
export type Wording = (mail: Wordable, tools: JobTools) => Promise<Pick<Letter, 'subject' | 'html' | 'text'> | undefined>;

/** `login_code_and_link`: by what it is for and what it holds. */
export const wordableKind = (
  purpose: 'login' | 'sign_up',
  { code, link }: { readonly code?: string | undefined; readonly link?: string | undefined },
): string => `${purpose}_${code === undefined ? 'link' : link === undefined ? 'code' : 'code_and_link'}`;
