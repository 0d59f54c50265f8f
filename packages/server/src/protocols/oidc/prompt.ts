import { OAuthError } from '../oauth2/error.ts';
import { parseScope } from '../oauth2/scope.ts';

const KNOWN = ['none', 'login', 'create', 'select_account', 'consent'];

/** What the app wants the person to see (OpenID Connect Core section 3.1.2.1, Prompt Create 1.0). Unknown wishes are passed over. */
export function readPrompt(text: string | undefined): string[] {
  const wishes = parseScope(text).filter((wish) => KNOWN.includes(wish));
  if (wishes.includes('none') && wishes.length > 1) throw new OAuthError('invalid_request', 'prompt=none cannot be combined with another prompt');
  return wishes;
}
