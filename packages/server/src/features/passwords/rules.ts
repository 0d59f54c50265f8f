import type { Work } from '../../platform/work.ts';
import type { User } from '../users/index.ts';

/** Long rather than wild: no rules about capitals, digits and signs, which make people write worse ones (NIST SP 800-63B). */
export const SHORTEST = 12;
export const LONGEST = 128;

/** What is wrong with a password somebody would like to have. */
export type Weakness = 'short' | 'long' | 'common' | 'about_you';

/** However a keyboard puts its letters together, it is the same password. */
export const normalized = (typed: string): string => typed.normalize('NFKC');

/** What others try first with this person: their address and name, the app, the places they belong to. */
export function wordsAbout(
  { environment }: Pick<Work, 'environment'>,
  { email, profile }: Pick<User, 'email' | 'profile'>,
  places: readonly string[],
): string[] {
  const [local = '', domain = ''] = email.split('@');
  return [email, local, domain, domain.split('.')[0] ?? '', environment.name, profile.givenName, profile.familyName, profile.name, ...places];
}

export async function weaknessOf(typed: string, words: readonly string[]): Promise<Weakness | undefined> {
  const password = normalized(typed);
  const length = [...password].length;
  if (length < SHORTEST) return 'short';
  if (length > LONGEST) return 'long';
  if (words.some((word) => isAlmost(plain(password), plain(word)))) return 'about_you';
  return isRepeated(password) || (await isCommon(password)) ? 'common' : undefined;
}

/** A guess at the rest of it would be short work. */
const REST = 4;

function isAlmost(password: string, word: string): boolean {
  if (word.length < 4 || !password.includes(word)) return false;
  return password.replaceAll(word, '').length < REST;
}

/** "aaaaaaaaaaaa", "abcabcabcabc". */
const isRepeated = (password: string): boolean => /^(.{1,4}?)\1+.{0,3}$/su.test(password);

let common: Promise<ReadonlySet<string>> | undefined;

/** Those that leaked most often, also with something before or after them: "Password12345". Read when the first password is set. */
async function isCommon(password: string): Promise<boolean> {
  common ??= import('@zxcvbn-ts/language-common').then(({ dictionary }) => new Set(dictionary['passwords-common'].map((word) => word.toLowerCase())));
  const list = await common;
  const lower = password.toLowerCase();
  const bare = lower.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  const isSequence = /^[0-9]+$/.test(lower) && '0123456789012345678901234567890'.includes(lower);
  return isSequence || list.has(lower) || (list.has(bare) && lower.length - bare.length < 8);
}

const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
