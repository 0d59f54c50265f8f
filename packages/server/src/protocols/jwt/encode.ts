/** The part of a JWT that is signed (RFC 7515 section 5.1): header and claims as base64url, joined by a dot. */
export function signingInput(header: Readonly<Record<string, unknown>>, claims: Readonly<Record<string, unknown>>): string {
  return `${encode(header)}.${encode(inOrder(claims))}`;
}

const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Claims in alphabetical order, so that a person comparing two tokens finds them; the absent ones left out. */
const inOrder = (claims: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(claims)
      .filter(([, value]) => value !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
