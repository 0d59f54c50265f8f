// What a program says of itself: RFC 7591 section 2, and OAuth Client ID Metadata Documents.

/** What is taken from it. Everything else it says is passed over, as RFC 7591 section 3.1 allows. */
export interface ClientMetadata {
  readonly name: string;
  readonly redirectUris: readonly string[];
  /** Absent: it does not say what it will ask for. */
  readonly scope?: string;
  readonly about: { readonly home?: string; readonly terms?: string; readonly privacy?: string };
}

export class BadClientMetadata extends Error {
  override readonly name = 'BadClientMetadata';
  /** The words of RFC 7591 section 3.2.2. */
  readonly code: 'invalid_redirect_uri' | 'invalid_client_metadata';

  constructor(code: BadClientMetadata['code'], message: string) {
    super(message);
    this.code = code;
  }
}

const LONGEST_NAME = 128;
const LONGEST_ADDRESS = 256;
const MOST_ADDRESSES = 10;
const GRANT_TYPES = ['authorization_code', 'refresh_token'];

/** A program without a secret that people sign in to with a code: nothing else comes by itself. */
export function readClientMetadata(given: unknown): ClientMetadata {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) throw bad('it is no JSON object');
  const said = new Map(Object.entries(given));
  const redirectUris = listOf(said, 'redirect_uris') ?? [];
  if (redirectUris.length === 0) throw new BadClientMetadata('invalid_redirect_uri', 'redirect_uris names no address to return to');
  if (redirectUris.length > MOST_ADDRESSES) throw new BadClientMetadata('invalid_redirect_uri', `redirect_uris has more than ${MOST_ADDRESSES} addresses`);
  if (said.has('client_secret')) throw bad('a program that comes by itself keeps no secret');
  const grantTypes = listOf(said, 'grant_types') ?? GRANT_TYPES;
  if (!grantTypes.includes('authorization_code')) throw bad('grant_types must have authorization_code');
  const responseTypes = listOf(said, 'response_types') ?? ['code'];
  if (!responseTypes.includes('code')) throw bad('response_types must have code');
  const scope = textOf(said, 'scope');
  return {
    name: [...(textOf(said, 'client_name') ?? '')].slice(0, LONGEST_NAME).join('').trim(),
    redirectUris,
    ...(scope === undefined ? {} : { scope: scope.slice(0, 2000) }),
    about: {
      ...page('home', textOf(said, 'client_uri')),
      ...page('terms', textOf(said, 'tos_uri')),
      ...page('privacy', textOf(said, 'policy_uri')),
    },
  };
}

/** A page that nobody should be led to is left out: it would only be shown. */
function page(name: 'home' | 'terms' | 'privacy', address: string | undefined): ClientMetadata['about'] {
  const url = address === undefined || address.length > LONGEST_ADDRESS ? null : URL.parse(address);
  return url?.protocol === 'https:' && `${url.username}${url.password}` === '' ? { [name]: url.href } : {};
}

function textOf(said: ReadonlyMap<string, unknown>, name: string): string | undefined {
  const value = said.get(name);
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value !== 'string' || value.includes('\0')) throw bad(`${name} is no text`);
  return value;
}

function listOf(said: ReadonlyMap<string, unknown>, name: string): string[] | undefined {
  const value = said.get(name);
  if (value === undefined || value === null) return undefined;
  if (!Array.isArray(value) || value.some((one) => typeof one !== 'string')) throw bad(`${name} is no list of texts`);
  return value;
}

const bad = (why: string) => new BadClientMetadata('invalid_client_metadata', why);

/**
 * Can this text be the address of a program's description, and so its name? An https URL with a path, written the one way
 * there is to write it: two spellings of one address would be two programs.
 */
export function isMetadataAddress(text: string): boolean {
  if (!text.startsWith('https://') || text.length > LONGEST_ADDRESS || /[#\s]/.test(text)) return false;
  const url = URL.parse(text);
  return url !== null && url.href === text && url.pathname !== '/' && `${url.username}${url.password}` === '';
}

/** The description at that address: it must say of itself that it is there. */
export function readMetadataDocument(address: string, given: unknown): ClientMetadata {
  const metadata = readClientMetadata(given);
  if ((given as { readonly client_id?: unknown }).client_id !== address) throw bad('client_id is not the address it stands at'); // an object: readClientMetadata said so
  const method = (given as { readonly token_endpoint_auth_method?: unknown }).token_endpoint_auth_method ?? 'none';
  if (method !== 'none') throw bad('token_endpoint_auth_method must be none');
  return metadata;
}
