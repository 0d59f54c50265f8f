import type { Environment, MetadataClaim } from '../../platform/environment.ts';
import type { ConnectionId, SessionId } from '../../platform/ids.ts';
import type { Work } from '../../platform/work.ts';
import { halfHash } from '../../protocols/oidc/hashes.ts';
import { claimsFor } from '../claims/index.ts';
import { type Client, isThirdParty, publicIdOf } from '../clients/index.ts';
import type { Membership } from '../memberships/index.ts';
import type { Resource } from '../resources/index.ts';
import { emailVerified, fullName, type User } from '../users/index.ts';
import { subjectOf } from './claim-subject.ts';
import type { Target } from './target.ts';

// What tokens say, in the names and types the SDKs read. Apps keep three tokens in one cookie: nothing is said that nobody needs.

export type Claims = Readonly<Record<string, unknown>>;

/** Somebody who is in an organization right now, for a session of theirs. */
export interface Presence {
  readonly user: User;
  readonly membership: Membership;
  readonly sessionId: SessionId;
  readonly authenticatedAt: Date;
  /** The connections that answered for them, the latest first. */
  readonly connectionIds: readonly ConnectionId[];
  /** What the app's interceptors want said of the session. */
  readonly claims?: Claims | undefined;
}

export const seconds = (at: Date): number => Math.floor(at.getTime() / 1000);

/** The part of a client that tokens for people speak of. */
type App = Pick<Client, 'id' | 'kind' | 'metadataUri' | 'accessTokenSeconds' | 'customClaims'>;
type Issuing = Pick<Work, 'environment' | 'now' | 'newId'>;

/** @param target the API it is for; without one it is for the app itself */
export function accessTokenClaims(work: Issuing, client: App, presence: Presence, target?: Target): Claims & { readonly exp: number; readonly iat: number } {
  const { user, membership, sessionId } = presence;
  return {
    // First, so that nothing an environment makes up stands for what we say.
    ...claimsFor(work.environment, () => subjectOf(presence)),
    ...metadataClaims(work.environment, presence),
    ...times(work, secondsOf(work, client, target)),
    aud: target ? namesOf(target.resource) : [client.id],
    client_id: publicIdOf(client),
    ...customClaims(client, presence.claims),
    iss: work.environment.url,
    jti: work.newId('tkn'),
    nbf: seconds(work.now),
    oid: membership.organization.id,
    // The token endpoint fills it: see listPermissions there.
    permissions: [],
    roles: membership.roles.map(({ name }) => name),
    ...(target ? { scope: target.scope.join(' ') } : {}),
    sid: sessionId,
    sub: user.id,
    // The organization's and the person's ids in the app's own database: the first always there, the second only when set.
    xoid: membership.organization.externalId ?? '',
    ...(user.externalId === null ? {} : { xuid: user.externalId }),
  };
}

/** How long a token for a person is good. */
export const secondsOf = ({ environment }: Pick<Issuing, 'environment'>, client: Pick<App, 'accessTokenSeconds'>, target: Target | undefined): number =>
  client.accessTokenSeconds ?? target?.resource.accessTokenSeconds ?? environment.accessTokenSeconds;

/** What the app wrote about the person and where they are, as far as the environment wants it in tokens. Nothing stands for what is empty. */
function metadataClaims({ metadataClaims: wanted }: Environment, { user, membership }: Presence): Claims {
  const all = { user: user.metadata, membership: membership.metadata, organization: membership.organization.metadata };
  return Object.fromEntries(wanted.filter((whose) => Object.keys(all[whose]).length > 0).map((whose) => [METADATA_NAMES[whose], all[whose]]));
}

/** What is known of a person under the keys their environment declared. */
const attributeClaims = ({ profile: { customAttributes } }: User, keys: readonly string[]): Claims =>
  Object.fromEntries(keys.flatMap((key) => (customAttributes[key] ? [[key, customAttributes[key]]] : [])));

const METADATA_NAMES: Readonly<Record<MetadataClaim, string>> = { user: 'user_metadata', membership: 'membership_metadata', organization: 'org_metadata' };

/** @param also what the token is tied to: the access token beside it, and the code and nonce of the request it answers; what was asked for, and which attributes the environment declared */
export function idTokenClaims(
  work: Issuing,
  client: App,
  presence: Presence,
  also: { readonly code?: string | undefined; readonly nonce?: string | undefined; readonly scope: readonly string[]; readonly attributes: readonly string[] },
): (accessToken: string) => Claims {
  const { user, membership, sessionId, authenticatedAt, connectionIds } = presence;
  const claims = {
    ...(isThirdParty(client)
      ? disclosed(profileClaims(user), also.scope)
      : { ...attributeClaims(user, also.attributes), ...profileClaims(user), ...claimsFor(work.environment, () => subjectOf(presence)) }),
    ...times(work, work.environment.idTokenSeconds),
    // SDKs read their user's connection here. By what else somebody proved themselves is kept on the session; how is nobody else's business.
    ...(connectionIds.length === 0 || isThirdParty(client) ? {} : { amr: [...connectionIds] }),
    aud: [publicIdOf(client)],
    auth_time: seconds(authenticatedAt),
    azp: publicIdOf(client),
    ...(also.code === undefined ? {} : { c_hash: halfHash(also.code) }),
    client_id: publicIdOf(client),
    iss: work.environment.url,
    ...(also.nonce === undefined ? {} : { nonce: also.nonce }),
    oid: membership.organization.id,
    sid: sessionId,
    sub: user.id,
    xoid: membership.organization.externalId ?? '',
  };
  return (accessToken) => ({ ...claims, at_hash: halfHash(accessToken) });
}

/** A day, as SDKs look at no expiry and Python loses errors while it renews. */
const ENVIRONMENT_CLIENT_SECONDS = 86_400;
const MACHINE_SECONDS = 3600;

export function machineClaims(
  work: Work,
  client: Client,
  { scopes, audience }: { readonly scopes: readonly string[]; readonly audience: readonly string[] },
): Claims & { readonly exp: number; readonly iat: number } {
  return {
    ...times(work, machineSeconds(client)),
    aud: [...audience],
    client_id: client.id,
    ...customClaims(client),
    iss: work.environment.url,
    jti: work.newId('tkn'),
    nbf: seconds(work.now),
    ...(client.organizationId ? { oid: client.organizationId } : {}),
    // Node and Python look for the list, Go for the text.
    scope: scopes.join(' '),
    scopes: [...scopes],
    sub: client.id,
  };
}

function machineSeconds({ kind, accessTokenSeconds, resource }: Client): number {
  if (kind === 'environment' || kind === 'web') return ENVIRONMENT_CLIENT_SECONDS;
  return accessTokenSeconds ?? resource?.accessTokenSeconds ?? MACHINE_SECONDS;
}

/** What the client's tokens say besides, and what its interceptors added, in an object of their own: none of it can be taken for a claim of ours. */
export function customClaims({ customClaims: own }: Pick<App, 'customClaims'>, added: Claims = {}): Claims {
  const claims = { ...Object.fromEntries(own.map(({ key, value }) => [key, value])), ...added };
  return Object.keys(claims).length === 0 ? {} : { custom_claims: claims };
}

/** Whom a client's own tokens are for: whoever it was registered for, else our own API. */
export function audienceOf(work: Work, { audience, resource }: Client): string[] {
  const those = [...audience, ...(resource ? [resource.id, ...(resource.uri ? [resource.uri] : [])] : [])];
  return those.length > 0 ? [...new Set(those)] : [machineAudience(work.environment)];
}

/** Our own API. An app that takes tokens for people checks for its own id, and so refuses this one. */
export const machineAudience = (environment: Environment): string => environment.url;

/** OpenID Connect Core section 5.3.2. */
export const userinfoClaims = (user: User, membership: Membership): Claims => ({
  ...profileClaims(user),
  oid: membership.organization.id,
  roles: membership.roles.map(({ name }) => name),
  sub: user.id,
  xoid: membership.organization.externalId ?? '',
});

/** What is known of a person; what is not is left out. Every value has the type the strictest SDK wants: `updated_at` is text to Go. */
function profileClaims(user: User): Claims {
  const { profile } = user;
  const known = {
    name: fullName(user),
    given_name: profile.givenName,
    family_name: profile.familyName,
    preferred_username: profile.preferredUsername,
    picture: profile.picture,
    locale: profile.locale,
    gender: profile.gender,
    phone_number: profile.phoneNumber,
  };
  return {
    email: user.email,
    email_verified: emailVerified(user),
    ...Object.fromEntries(Object.entries(known).filter(([, value]) => value !== '')),
  };
}

/** Apps of ours know their people; somebody else's learns what the person let it know (OpenID Connect Core section 5.4). */
function disclosed(profile: Claims, scope: readonly string[]): Claims {
  const ofEmail = (name: string) => name === 'email' || name === 'email_verified';
  return Object.fromEntries(Object.entries(profile).filter(([name]) => scope.includes(ofEmail(name) ? 'email' : 'profile')));
}

/** How a token names the API it is for. */
const namesOf = ({ id, uri }: Resource): string[] => (uri === '' ? [id] : [uri, id]);

const times = (work: Pick<Work, 'now'>, lifetimeSeconds: number) => ({ exp: seconds(work.now) + lifetimeSeconds, iat: seconds(work.now) });
