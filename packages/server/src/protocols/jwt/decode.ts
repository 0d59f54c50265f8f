export interface Jwt {
  readonly header: Readonly<Record<string, unknown>>;
  readonly claims: Readonly<Record<string, unknown>>;
  /** What the signature stands under. */
  readonly signed: string;
  readonly signature: Buffer;
}

const MOST_CHARACTERS = 16_384;
const SHAPE = /^([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]+)$/;

/** Takes a JWT apart (RFC 7519 section 7.2). Nothing in it is true before its signature is checked. */
export function decodeJwt(token: string): Jwt | undefined {
  if (token.length > MOST_CHARACTERS) return undefined;
  const [, head, body, signature] = SHAPE.exec(token) ?? [];
  const [header, claims] = [parse(head), parse(body)];
  if (!header || !claims || !signature) return undefined;
  return { header, claims, signed: `${head}.${body}`, signature: Buffer.from(signature, 'base64url') };
}

function parse(part: string | undefined): Record<string, unknown> | undefined {
  if (part === undefined) return undefined;
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
