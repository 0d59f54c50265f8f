import type { Environment } from '../../platform/environment.ts';
import { resourceFaults } from './faults.ts';
import type { ResourceFields } from './resource.ts';

const LONGEST_NAME = 128;
const LONGEST_TEXT = 512;
const MOST_SCOPES = 100;
const LEAST_SECONDS = 60;
const MOST_SECONDS = 31_536_000;
const SCOPE = /^[a-zA-Z0-9:]{1,64}$/;

/** The rules of a resource's fields, most of which the contract does not carry for an update. */
export function checkResource({ kind }: Environment, fields: Partial<ResourceFields> & { readonly scopes?: readonly string[] }): void {
  const { name = '', description = '', identifier = '', provider = '', uri = '', logoUri = '', scopes = [] } = fields;
  if ([...name].length > LONGEST_NAME || [description, identifier, provider].some((text) => [...text].length > LONGEST_TEXT)) {
    throw resourceFaults.textTooLong({ name: LONGEST_NAME, text: LONGEST_TEXT });
  }
  if (uri !== '' && !isAddress(uri, ['https:', 'http:'])) throw resourceFaults.badUri({ uri: uri.slice(0, LONGEST_TEXT), most: LONGEST_TEXT });
  if (logoUri !== '' && !isAddress(logoUri, kind === 'development' ? ['https:', 'http:'] : ['https:'])) {
    throw resourceFaults.badLogo({ uri: logoUri.slice(0, LONGEST_TEXT) });
  }
  for (const seconds of [fields.accessTokenSeconds, fields.refreshTokenSeconds]) {
    if (seconds !== undefined && seconds !== null && (seconds < LEAST_SECONDS || seconds > MOST_SECONDS)) {
      throw resourceFaults.badLifetime({ least: LEAST_SECONDS, most: MOST_SECONDS });
    }
  }
  if (scopes.length > MOST_SCOPES) throw resourceFaults.tooManyScopes({ most: MOST_SCOPES });
  for (const scope of scopes) if (!SCOPE.test(scope)) throw resourceFaults.badScope({ scope: scope.slice(0, 64) });
}

/** RFC 8707 section 2: an absolute URI without a fragment. */
function isAddress(text: string, protocols: readonly string[]): boolean {
  const url = URL.parse(text);
  return url !== null && protocols.includes(url.protocol) && `${url.username}${url.password}` === '' && !text.includes('#') && text.length <= LONGEST_TEXT;
}
