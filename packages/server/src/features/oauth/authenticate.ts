import type { Authenticate } from '../../chassis/calls.ts';
import { command, openTo, perform } from '../../chassis/command.ts';
import type { Actor, Caller } from '../../platform/actor.ts';
import { Cache } from '../../platform/cache.ts';
import { Fault } from '../../platform/fault.ts';
import { isId, type OrganizationId, type SessionId } from '../../platform/ids.ts';
import { fingerprint } from '../../platform/seal.ts';
import type { Desk, Work } from '../../platform/work.ts';
import { findClient, ownAppId } from '../clients/index.ts';
import { hasGrant } from '../grants/index.ts';
import { wouldAsk } from '../interceptors/index.ts';
import { keyringOf } from '../keys/index.ts';
import { callsOf } from '../memberships/index.ts';
import { findSession } from '../sessions/index.ts';
import { type Claims, machineAudience, seconds } from './claims.ts';
import { oauthFaults } from './faults.ts';
import { findPresence } from './presence.ts';
import { selectHadCode, selectIsRevoked } from './store.ts';

/** Claims whose signature was checked. Keys that are withdrawn take them along. */
const checked = new Cache<Claims | undefined>(['signing_keys'], 10_000);

/** Which tokens were given back: asked once for each, and anew when any is. */
const revoked = new Cache<boolean>(['revoked_tokens'], 10_000);

/**
 * Finds out who is calling an API from the access tokens that came. The Python SDK sends two, a fresh one and the one
 * it began with: any good one will do. `unauthenticated` is for tokens that are missing, expired, revoked or for
 * somebody else and for nothing besides, because SDKs answer it by fetching a new token, some without end.
 */
export const authenticator =
  (desk: Desk): Authenticate =>
  async (caller, authorizations) => {
    let failure: Fault | undefined;
    for (const authorization of authorizations) {
      const token = bearerOf(authorization);
      if (token === undefined) continue;
      try {
        return await perform(desk, caller, recognise, token);
      } catch (error) {
        if (!(error instanceof Fault)) throw error;
        failure = error;
      }
    }
    throw failure ?? oauthFaults.badToken();
  };

/** RFC 6750 section 2.1. */
export const bearerOf = (authorization: string | undefined): string | undefined => /^bearer +([A-Za-z0-9._~+/=-]+) *$/i.exec(authorization ?? '')?.[1];

const recognise = command({
  needs: openTo('Whoever calls is who the token says.'),
  reads: true,

  async run(work, token: string): Promise<Actor> {
    const claims = await checkedClaims(work, token);
    return claims.sub === claims.client_id ? machineOf(work, claims) : memberOf(work, claims);
  },
});

/** The claims of an access token of this environment that is good right now (RFC 7519 section 4.1, RFC 9068 section 4). */
export async function checkedClaims(work: Work, token: string): Promise<Claims> {
  const claims = await checked.get(work, `${work.environment.id}:${fingerprint(token)}`, async () => (await keyringOf(work)).verify(token)?.claims);
  // An ID token has no jti: it says who somebody is and is no key to anything.
  if (!claims || claims.iss !== work.environment.url || typeof claims.jti !== 'string') throw oauthFaults.badToken();
  if (typeof claims.exp !== 'number' || claims.exp <= seconds(work.now)) throw oauthFaults.expiredToken();
  if (typeof claims.nbf === 'number' && claims.nbf > seconds(work.now) + CLOCK_DRIFT_SECONDS) throw oauthFaults.badToken();
  const { jti } = claims;
  if (await revoked.get(work, `${work.environment.id}:${jti}`, () => selectIsRevoked(work, jti))) throw oauthFaults.revokedToken();
  return claims;
}

/** Another process of ours may be ahead by this much. */
const CLOCK_DRIFT_SECONDS = 60;

async function machineOf(work: Work, claims: Claims): Promise<Actor> {
  const client = await findClient(work, String(claims.client_id));
  if (!client) throw oauthFaults.badToken();
  demandAudience(claims, machineAudience(work.environment));
  if (client.kind === 'organization' && client.organizationId) {
    return { kind: 'machine', id: client.id, organizationId: client.organizationId, scopes: Array.isArray(claims.scopes) ? claims.scopes.map(String) : [] };
  }
  if (!client.manages) throw oauthFaults.badToken();
  return { kind: 'client', id: client.id };
}

/** Who sits before a page of ours, in the organization their session entered last; undefined: nobody is signed in to one. */
export const memberBefore = (desk: Desk, caller: Caller, sessionSecret: string | undefined): Promise<Actor | undefined> =>
  perform(desk, caller, recogniseMember, { sessionSecret });

const recogniseMember = command({
  needs: openTo('Whoever asks is who the cookie says.'),
  reads: true,

  async run(work, { sessionSecret }: { readonly sessionSecret: string | undefined }): Promise<Actor | undefined> {
    const session = sessionSecret ? await findSession(work, sessionSecret) : undefined;
    if (!session?.organizationId) return undefined;
    const { id: sessionId, userId, organizationId } = session;
    if (!(await isLetIn(work, { sessionId, organizationId }))) return undefined;
    const present = await findPresence(work, { userId, sessionId, organizationId });
    if (!present) return undefined;
    return { kind: 'member', id: userId, sessionId, organizationId, permissions: await callsOf(work, present.membership.roles) };
  },
});

/**
 * Accepting an invitation or making an organization puts a session into it before any app has asked for a code. Where
 * interceptors have a say, our pages wait for theirs as every app does: the code they came with says that it was asked.
 */
export const isLetIn = async (work: Work, where: { readonly sessionId: SessionId; readonly organizationId: OrganizationId }): Promise<boolean> =>
  !(await wouldAsk(work, 'PRE_SESSION_CREATION')) || selectHadCode(work, { ...where, clientId: ownAppId(work.environment) });

async function memberOf(work: Work, claims: Claims): Promise<Actor> {
  demandForUs(claims);
  const { userId, sessionId, organizationId, membership } = await presentPerson(work, claims);
  return { kind: 'member', id: userId, sessionId, organizationId, permissions: await callsOf(work, membership.roles) };
}

/** A token for somebody's API is for that API: whoever holds it there must not come here with it and be the person. */
export const demandForUs = (claims: Claims): void => demandAudience(claims, String(claims.client_id));

/** 401 and not 403, though a new token of the same client will be no better: docs/adr/0025. */
function demandAudience({ aud }: Claims, ours: string): void {
  if (!Array.isArray(aud) || !aud.includes(ours)) throw oauthFaults.anotherAudience();
}

/** The person of a user's access token, still signed in and still a member, whose app still has what it was given there. */
export async function presentPerson(work: Work, claims: Claims) {
  const [userId, sessionId, organizationId] = [String(claims.sub), String(claims.sid), String(claims.oid)];
  if (!isId('usr', userId) || !isId('ses', sessionId) || !isId('org', organizationId)) throw oauthFaults.badToken();
  const client = await findClient(work, String(claims.client_id));
  if (!client) throw oauthFaults.badToken();
  const present = await findPresence(work, { userId, sessionId, organizationId });
  if (!present) throw oauthFaults.endedSession();
  // The app gave its refresh token back, a code or a token came twice, the person took their consent back.
  if (!(await hasGrant(work, { sessionId, organizationId, clientId: client.id }))) throw oauthFaults.revokedToken();
  return { userId, sessionId, organizationId, ...present };
}
