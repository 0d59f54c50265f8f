import { parse } from 'tldts';

// Where a browser may be sent back to. RFC 6749 section 3.1.2, RFC 9700 section 4.1, RFC 8252 sections 7 and 8.

export interface RedirectRules {
  /** A development environment takes http, localhost and one wildcard; a production one does not. */
  readonly lax: boolean;
  /** A native app listens on its own machine, in production too (RFC 8252 section 7.3). */
  readonly native?: boolean;
}

const MOST_CHARACTERS = 256;
const SCHEME = /^([a-z][a-z0-9+.-]*):/i;
/** Schemes that run or read something where the browser stands. */
const DANGEROUS = ['javascript', 'data', 'vbscript', 'file', 'blob', 'about', 'view-source', 'filesystem', 'ws', 'wss', 'ftp', 'mailto'];
export const TEMPLATE = /\{\{\s*([A-Za-z0-9_-]{1,25})\s*\}\}/g;

/** Why an address cannot be registered, in words; `undefined` when it can. */
export function whyNotRegistrable(uri: string, { lax, native = false }: RedirectRules): string | undefined {
  if (uri.length > MOST_CHARACTERS) return `it has more than ${MOST_CHARACTERS} characters`;
  if (/[\s\\"'<>`|^]/.test(uri) || !isPlain(uri)) return 'it contains a character that does not belong in a URL';
  const scheme = SCHEME.exec(uri)?.[1]?.toLowerCase();
  if (scheme === undefined) return 'it has no scheme: write it in full, such as https://app.example.com/callback';
  if (DANGEROUS.includes(scheme)) return `its scheme ${scheme} is not for web or native apps`;
  if (uri.includes('?') || uri.includes('#')) return 'it has a query or a fragment';

  const web = scheme === 'http' || scheme === 'https';
  const [, host, path] = /^[^:]+:\/\/([^/]*)(.*)$/.exec(uri) ?? [];
  if (host === undefined || path === undefined) return web ? 'it has no host' : (whyNotTemplate('', uri) ?? whyNotWildcard(uri, '', web, lax));
  if (host.includes('@')) return 'it names a user before the host';
  const listener = native && matchesLoopback(uri, uri);
  return whyNotTemplate(host, path) ?? whyNotWildcard(uri, host, web, lax) ?? (web ? whyNotHost(uri, host, scheme, lax || listener) : whyNotParsed(uri));
}

/** Visible ASCII only: other alphabets in a host are written in punycode, in a path percent-encoded. */
const isPlain = (uri: string): boolean => /^[\x21-\x7e]+$/.test(uri);

/** The rest of a scheme of an app's own is the app's business, as long as a browser can read it: `app://:80` it cannot. */
const whyNotParsed = (uri: string): string | undefined =>
  URL.canParse(uri.replaceAll(/\{\{[^}]*\}\}/g, 'x')) ? undefined : 'what follows its scheme is not a host and a path';

function whyNotTemplate(host: string, path: string): string | undefined {
  const rest = `${host}${path}`.replace(TEMPLATE, '');
  if (rest.includes('{') || rest.includes('}')) return 'a template is not closed, or names nothing: write {{org_slug}}';
  const labels = host
    .replace(/:\d+$/, '')
    .replace(TEMPLATE, (template) => template.replaceAll('.', ''))
    .split('.');
  if (labels.some((label) => label.includes('{{') && label.replace(TEMPLATE, '') !== '')) return 'a template must be a whole label of the host';
  return undefined;
}

function whyNotWildcard(uri: string, host: string, web: boolean, lax: boolean): string | undefined {
  const stars = uri.split('*').length - 1;
  if (stars === 0) return undefined;
  if (!lax) return 'wildcards are for development environments';
  const hostname = host.replace(/:\d+$/, '');
  const [first = '', ...others] = hostname.split('.');
  if (!web || stars > 1 || !first.includes('*')) return 'the one wildcard must stand in the left-most label of the host';
  if (hostname.includes('{{')) return 'a wildcard and a template in one host leave nothing of it certain';
  return isOurs(others.join('.')) ? undefined : 'the wildcard must stand below a domain of yours: anybody may register what it stands for';
}

/**
 * A domain that somebody registered, or a name below one. Below a public suffix (com, co.uk, vercel.app) everybody may
 * have a name, so a wildcard there would stand for strangers.
 */
function isOurs(domain: string): boolean {
  if (domain === 'localhost' || domain.endsWith('.localhost')) return true;
  return parse(domain, { allowPrivateDomains: true, validateHostname: true }).domain !== null;
}

function whyNotHost(uri: string, host: string, scheme: string, lax: boolean): string | undefined {
  if (!lax && scheme === 'http') return 'production environments take https';
  const sample = (text: string): string => text.replace(TEMPLATE, 'x').replace('*', 'x');
  const { hostname } = URL.canParse(sample(uri)) ? new URL(sample(uri)) : { hostname: '' };
  if (hostname === '' || host === '') return 'it has no host';
  // Two readers must find the same host in it: 0x7f.1 is 127.0.0.1 to a browser.
  if (hostname !== sample(host).replace(/:\d+$/, '').toLowerCase()) return `its host is written in an unusual way: write ${hostname}`;
  if (!lax && (hostname === 'localhost' || hostname.endsWith('.localhost') || hostname === '127.0.0.1' || hostname === '[::1]')) {
    return 'production environments take no address of the local machine';
  }
  return undefined;
}

export interface Match extends RedirectRules {
  /** What templates are filled with: the slug, external id and metadata of the organization the request is about. */
  readonly values?: Readonly<Record<string, string>>;
}

/** Is the address that was asked for the registered one? Character by character: what looks alike to a person is another address. */
export function matchesRegistered(registered: string, asked: string, { lax, values }: Match): boolean {
  if (registered === asked) return !registered.includes('*') && !registered.includes('{{');
  const expanded = registered.includes('{{') ? expand(registered, values ?? {}, { lax }) : registered;
  if (expanded === undefined) return false;
  return expanded.includes('*') ? lax && matchesWildcard(expanded, asked) : expanded === asked;
}

/** One star stands for the characters of one label: no dot, no slash, nothing that could end the host. */
function matchesWildcard(pattern: string, asked: string): boolean {
  const [before = '', after = ''] = pattern.split('*');
  if (!asked.startsWith(before) || !asked.endsWith(after) || asked.length <= before.length + after.length) return false;
  return /^[a-z0-9-]+$/i.test(asked.slice(before.length, asked.length - after.length));
}

/**
 * Fills the templates of a registered address. A value in the host must be host labels and a value in
 * the path one harmless segment, or there is no address: metadata such as `evil.com/#` must not move the host. What comes
 * out must be an address that could have been registered as it is: a slug such as `2130706433` is this very machine.
 */
export function expand(registered: string, values: Readonly<Record<string, string>>, rules: RedirectRules): string | undefined {
  const hostEnds = registered.indexOf('/', registered.indexOf('://') + 3);
  let whole = true;
  const expanded = registered.replace(TEMPLATE, (_, name: string, at: number) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    const inHost = hostEnds === -1 || at < hostEnds;
    if (value === undefined || !(inHost ? isHostLabels(value) : isSegment(value))) whole = false;
    return value ?? '';
  });
  return whole && whyNotRegistrable(expanded, rules) === undefined ? expanded : undefined;
}

const LABEL = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
export const LABELS: string = `${LABEL}(?:\\.${LABEL})*`;
const isHostLabels = (text: string): boolean => text.length <= 253 && new RegExp(`^${LABELS}$`, 'i').test(text);
const isSegment = (text: string): boolean => /^[A-Za-z0-9._~-]+$/.test(text) && !/^\.+$/.test(text);

/** RFC 8252 section 7.3: a native app's loopback listener takes whatever port is free. Many say `localhost`, which section 8.3 puts up with. */
export function matchesLoopback(registered: string, asked: string): boolean {
  const anyPort = /^http:\/\/(127\.0\.0\.1|\[::1\]|localhost)(?::\d{1,5})?(\/[^?#]*)?$/;
  const [left, right] = [anyPort.exec(registered), anyPort.exec(asked)];
  return left !== null && right !== null && left[1] === right[1] && (left[2] ?? '') === (right[2] ?? '');
}
