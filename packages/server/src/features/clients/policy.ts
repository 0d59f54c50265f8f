import type { Environment } from '../../platform/environment.ts';
import { JWT_BEARER } from '../../protocols/oauth2/identity-assertion.ts';
import type { CustomClaim } from './client.ts';
import { clientFaults } from './faults.ts';

/** All of it goes into each token, and tokens go into headers. */
const MOST_SCOPES = 100;
const MOST_AUDIENCES = 50;
const MOST_CLAIMS = 50;
const LONGEST_SCOPE = 128;
const LONGEST_AUDIENCE = 512;
const LONGEST_CLAIM = 2000;
const LONGEST_NAME = 128;

/** RFC 6749 section 3.3: what a scope may be written with. */
const SCOPE = /^[\x21\x23-\x5b\x5d-\x7e]+$/;

const GRANT_TYPES = ['authorization_code', 'refresh_token', 'client_credentials', JWT_BEARER];

export interface TokenContents {
  readonly name?: string;
  readonly scopes?: readonly string[];
  readonly audience?: readonly string[];
  readonly customClaims?: readonly CustomClaim[];
  readonly grantTypes?: readonly string[];
}

/** The rules of a client's fields that the contract does not carry itself. */
export function checkContents({ name = '', scopes = [], audience = [], customClaims = [], grantTypes = [] }: TokenContents): void {
  if ([...name].length > LONGEST_NAME) throw clientFaults.nameTooLong({ most: LONGEST_NAME });
  if (scopes.length > MOST_SCOPES || audience.length > MOST_AUDIENCES || customClaims.length > MOST_CLAIMS) {
    throw clientFaults.tooMuch({ scopes: MOST_SCOPES, audiences: MOST_AUDIENCES, claims: MOST_CLAIMS });
  }
  for (const scope of scopes) if (!SCOPE.test(scope) || scope.length > LONGEST_SCOPE) throw clientFaults.badScope({ scope: scope.slice(0, LONGEST_SCOPE) });
  for (const one of audience) if (one === '' || one.length > LONGEST_AUDIENCE) throw clientFaults.badAudience({ most: LONGEST_AUDIENCE });
  for (const { key, value } of customClaims) if (value.length > LONGEST_CLAIM) throw clientFaults.longClaim({ key, most: LONGEST_CLAIM });
  const twice = customClaims.find(({ key }, at) => customClaims.findIndex((other) => other.key === key) !== at);
  if (twice) throw clientFaults.claimTwice({ key: twice.key });
  const unknown = grantTypes.find((type) => !GRANT_TYPES.includes(type));
  if (unknown !== undefined) throw clientFaults.badGrantType({ type: unknown.slice(0, 64), known: GRANT_TYPES.join(', ') });
}

export interface Lifetimes {
  readonly least: number;
  readonly most: number;
}

/** An app renews its people's tokens as it goes; a machine that asked for a new one every minute would do little else. */
export const APP_LIFETIMES: Lifetimes = { least: 60, most: 86_400 };
export const MACHINE_LIFETIMES: Lifetimes = { least: 300, most: 31_536_000 };

/** @param seconds how long access tokens are to live; `null`: as long as without a setting */
export function checkLifetime(seconds: number | null | undefined, { least, most }: Lifetimes): void {
  if (seconds !== null && seconds !== undefined && (seconds < least || seconds > most)) throw clientFaults.badLifetime({ least, most });
}

/** An app shows that its people are there by renewing their tokens: one that does so too seldom loses their sessions. */
export function checkIdle(seconds: number | null | undefined, { sessionIdleMinutes }: Pick<Environment, 'sessionIdleMinutes'>): void {
  if (sessionIdleMinutes === null || seconds === null || seconds === undefined) return;
  if (seconds >= sessionIdleMinutes * 60) throw clientFaults.outlivesSession({ minutes: sessionIdleMinutes });
}
