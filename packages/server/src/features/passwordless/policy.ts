import type { Environment } from '../../platform/environment.ts';
import { type FieldViolation, invalidFields } from '../../platform/fault.ts';
import { FEWEST_SECONDS, MOST_SECONDS } from './passwordless.ts';
import type { SendPasswordless } from './send.ts';

/** What the mail says by itself: a variable of the same name would say something else. */
const TAKEN = new Set(['otp', 'link', 'expire_time', 'expiry_time', 'expiry_time_relative']);

const HERE = new Set(['localhost', '127.0.0.1', '[::1]']);

/** The rules of a request's fields that the contract does not carry itself. */
export function checkFields({ kind }: Environment, { seconds, linkUri, variables }: SendPasswordless): void {
  const broken: FieldViolation[] = [];
  if (seconds !== undefined && (seconds < FEWEST_SECONDS || seconds > MOST_SECONDS)) {
    broken.push({ field: 'expires_in', description: `must be from ${FEWEST_SECONDS} to ${MOST_SECONDS} seconds`, constraint: 'passwordless.expires_in' });
  }
  if (linkUri !== undefined && !mayOpen(linkUri, kind)) {
    broken.push({ field: 'magiclink_auth_uri', description: 'must be a URL that begins with https://', constraint: 'passwordless.magiclink_auth_uri' });
  }
  for (const [name, value] of Object.entries(variables)) {
    const field = `template_variables["${name}"]`;
    if (TAKEN.has(name)) broken.push({ field, description: 'is a name that the mail uses itself', constraint: 'passwordless.template_variables' });
    else if (value === '') broken.push({ field, description: 'must have a value', constraint: 'passwordless.template_variables' });
  }
  if (broken.length > 0) throw invalidFields(broken);
}

/** The link proves a mailbox, so it travels encrypted. On the developer's own machine there is no certificate. */
function mayOpen(uri: string, kind: Environment['kind']): boolean {
  const url = URL.parse(uri);
  if (!url || `${url.username}${url.password}` !== '') return false;
  if (url.protocol === 'https:') return true;
  return url.protocol === 'http:' && (kind === 'development' || HERE.has(url.hostname) || url.hostname.endsWith('.localhost'));
}
