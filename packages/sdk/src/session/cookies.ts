/** Browsers drop a cookie of more than 4096 bytes, name and attributes included. */
const LONGEST = 3_700;
const MOST_PIECES = 8;

export interface CookieKind {
  /** Without the prefix that https brings. */
  readonly name: string;
  readonly secure: boolean;
}

/** On https a name with `__Host-` cannot be set by another subdomain. */
const fullName = ({ name, secure }: CookieKind): string => (secure ? `__Host-${name}` : name);

const attributes = ({ secure }: CookieKind, maxAge: number): string => `Path=/; HttpOnly; SameSite=Lax; Max-Age=${maxAge}${secure ? '; Secure' : ''}`;

export function parseCookies(header: string | null | undefined): ReadonlyMap<string, string> {
  const cookies = new Map<string, string>();
  for (const pair of (header ?? '').split(';')) {
    const at = pair.indexOf('=');
    // The first counts, as in browsers the longest path comes first.
    if (at > 0 && !cookies.has(pair.slice(0, at).trim())) cookies.set(pair.slice(0, at).trim(), pair.slice(at + 1).trim());
  }
  return cookies;
}

/** A long value lies in several cookies: `name`, `name.1`, `name.2`… */
export function readCookie(cookies: ReadonlyMap<string, string>, kind: CookieKind): string | undefined {
  const name = fullName(kind);
  let value = cookies.get(name);
  if (value === undefined) return undefined;
  for (let piece = 1; piece < MOST_PIECES; piece += 1) {
    const more = cookies.get(`${name}.${piece}`);
    if (more === undefined) break;
    value += more;
  }
  return value;
}

/** The `Set-Cookie` lines for a value; pieces of a longer one before it are taken away. */
export function writeCookie(cookies: ReadonlyMap<string, string>, kind: CookieKind, value: string, maxAge: number): string[] {
  const name = fullName(kind);
  const pieces = value.match(new RegExp(`.{1,${LONGEST}}`, 'g')) ?? [];
  if (pieces.length > MOST_PIECES) throw new Error('The session does not fit into cookies: its tokens have too many roles or permissions.');
  const lines = pieces.map((piece, index) => `${pieceName(name, index)}=${piece}; ${attributes(kind, maxAge)}`);
  return [...lines, ...leftovers(cookies, kind, pieces.length)];
}

export const clearCookie = (cookies: ReadonlyMap<string, string>, kind: CookieKind): string[] => leftovers(cookies, kind, 0);

function leftovers(cookies: ReadonlyMap<string, string>, kind: CookieKind, from: number): string[] {
  const lines: string[] = [];
  for (let piece = from; piece < MOST_PIECES; piece += 1) {
    const name = pieceName(fullName(kind), piece);
    if (cookies.has(name)) lines.push(`${name}=; ${attributes(kind, 0)}`);
  }
  return lines;
}

const pieceName = (name: string, piece: number): string => (piece === 0 ? name : `${name}.${piece}`);
