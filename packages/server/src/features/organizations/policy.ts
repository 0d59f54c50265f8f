import type { Environment } from '../../platform/environment.ts';
import { type FieldViolation, invalidFields } from '../../platform/fault.ts';

const LONGEST_EXTERNAL_ID = 255;
const HERE = new Set(['localhost', '127.0.0.1', '[::1]']);

/** The rules of an organization's fields that the contract does not carry itself. */
export function checkFields({ kind }: Environment, { externalId, logoUrl }: { readonly externalId?: string | null; readonly logoUrl?: string | null }): void {
  const broken: FieldViolation[] = [];
  if (externalId && [...externalId].length > LONGEST_EXTERNAL_ID) {
    broken.push({
      field: 'organization.external_id',
      description: `value length must be at most ${LONGEST_EXTERNAL_ID} characters`,
      constraint: 'string.max_len',
    });
  }
  if (logoUrl && !mayShow(logoUrl, kind)) {
    broken.push({ field: 'organization.logo_url', description: 'must be a URL that begins with https://', constraint: 'organization.logo_url' });
  }
  if (broken.length > 0) throw invalidFields(broken);
}

/** Pages and mails of ours load the logo: over http its bytes could be anybody's. An app on the developer's own machine has no certificate. */
function mayShow(logoUrl: string, kind: Environment['kind']): boolean {
  const url = URL.parse(logoUrl);
  if (!url || `${url.username}${url.password}` !== '') return false;
  if (url.protocol === 'https:') return true;
  return kind === 'development' && url.protocol === 'http:' && (HERE.has(url.hostname) || url.hostname.endsWith('.localhost'));
}
