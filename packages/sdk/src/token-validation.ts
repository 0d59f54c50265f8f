import { createRemoteJWKSet, customFetch, errors, type JWTPayload, jwtVerify } from 'jose';
import { InvalidTokenError, UnavailableError } from './errors.ts';
import type { Settings } from './settings.ts';

/** What a token must be besides genuine and not expired. */
export interface TokenValidationOptions {
  /** Who made it. Default: the environment URL. */
  readonly issuer?: string | undefined;
  /** Whom it is for: any of these. Default: this client. `null` takes tokens for everybody, such as those of machines. */
  readonly audience?: string | readonly string[] | null | undefined;
  /** Scopes it must all have. */
  readonly requiredScopes?: readonly string[] | undefined;
}

/** What the tokens of people hold. Which of it is there depends on the token: see the guide to tokens. */
export interface TokenClaims {
  readonly iss: string;
  /** `usr_` and digits, or the client's id in the token of a machine. */
  readonly sub: string;
  readonly aud: readonly string[];
  /** Seconds since 1970. */
  readonly exp: number;
  readonly iat: number;
  /** The organization: `org_` and digits. */
  readonly oid?: string;
  /** The session: `ses_` and digits. */
  readonly sid?: string;
  /** Your own id of the organization; empty when it has none. */
  readonly xoid?: string;
  /** Your own id of the user. */
  readonly xuid?: string;
  readonly roles?: readonly string[];
  readonly permissions?: readonly string[];
  readonly [claim: string]: unknown;
}

export type ValidateToken = <Claims = TokenClaims>(token: string, options?: TokenValidationOptions) => Promise<Claims>;

/** A key set is fetched again for a key that nobody knows, but no more often than this. */
const COOLDOWN_MS = 30_000;
const KEPT_MS = 600_000;
/** Clocks differ a little. */
const TOLERANCE_SECONDS = 5;
const TYPES = new Set<string | undefined>([undefined, 'jwt', 'at+jwt']);

export function createTokenValidation({ url, clientId, world, headers, timeoutMs }: Settings): ValidateToken {
  const keys = createRemoteJWKSet(new URL(`${url}/keys`), {
    cooldownDuration: COOLDOWN_MS,
    cacheMaxAge: KEPT_MS,
    timeoutDuration: timeoutMs,
    headers: { ...headers },
    [customFetch]: (address, init) => world.fetch(address, init),
  });

  return async <Claims>(token: string, options: TokenValidationOptions = {}): Promise<Claims> => {
    const audience = options.audience === undefined ? clientId : options.audience;
    const { payload, protectedHeader } = await jwtVerify(token, keys, {
      algorithms: ['RS256'],
      issuer: options.issuer ?? url,
      ...(audience === null ? {} : { audience: [audience].flat() }),
      clockTolerance: TOLERANCE_SECONDS,
      currentDate: new Date(world.now()),
      requiredClaims: ['exp'],
    }).catch((error: unknown) => {
      throw explained(error);
    });
    if (!TYPES.has(protectedHeader.typ?.toLowerCase())) throw new InvalidTokenError(`A token of type "${protectedHeader.typ}" is not for this.`);
    const missing = (options.requiredScopes ?? []).filter((scope) => !scopesOf(payload).has(scope));
    if (missing.length > 0) throw new InvalidTokenError(`The token lacks the scope ${missing.join(', ')}.`);
    return payload as Claims;
  };
}

/** Tokens of machines have their scopes twice: as a list and as a text. */
function scopesOf({ scope, scopes }: JWTPayload): ReadonlySet<string> {
  const list = Array.isArray(scopes) ? scopes.map(String) : [];
  return new Set([...list, ...(typeof scope === 'string' ? scope.split(' ') : [])]);
}

/** A wrong token is the fault of whoever sent it; keys that cannot be had are not. */
function explained(error: unknown): unknown {
  if (error instanceof errors.JWKSTimeout || !(error instanceof errors.JOSEError) || error.code === 'ERR_JOSE_GENERIC') {
    return new UnavailableError({ code: 'UNAVAILABLE', message: 'The keys that tokens are signed with could not be fetched.', cause: error });
  }
  return new InvalidTokenError(`The token is not valid: ${error.message}`, error);
}
