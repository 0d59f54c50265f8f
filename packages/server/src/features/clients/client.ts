import type { Environment } from '../../platform/environment.ts';
import type { ClientId, ClientSecretId, OrganizationId, ResourceId } from '../../platform/ids.ts';
import { expand, matchesLoopback, matchesRegistered, type RedirectRules } from '../../protocols/oauth2/redirect-uri.ts';
import { matchesPostLogout } from '../../protocols/oidc/post-logout-uri.ts';

export type ClientKind = 'environment' | 'web' | 'spa' | 'native' | 'machine' | 'organization' | 'resource';

export interface CustomClaim {
  readonly key: string;
  readonly value: string;
}

export interface ClientSecret {
  readonly id: ClientSecretId;
  readonly hash: string;
  /** Its last characters: enough to tell which one it is. */
  readonly suffix: string;
  /** One that was switched off is refused, and may be switched on again. */
  readonly active: boolean;
  readonly createdBy: string | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly lastUsedAt: Date | null;
}

export interface Client {
  readonly id: ClientId;
  readonly kind: ClientKind;
  readonly name: string;
  readonly description: string;
  /** Set: a machine of that organization. */
  readonly organizationId?: OrganizationId;
  /** Set: a client of that API alone. */
  readonly resource?: { readonly id: ResourceId; readonly uri?: string; readonly accessTokenSeconds?: number };
  /** It came by itself: it registered, or is known by the address of its description. Absent: somebody with access to the API made it. */
  readonly origin?: 'registered' | 'metadata';
  /** The address of its description, which is what it calls itself. */
  readonly metadataUri?: string;
  /** When that was read last. */
  readonly metadataReadAt?: Date;
  /** Pages of its maker's, as it says of itself. */
  readonly about: { readonly home?: string; readonly terms?: string; readonly privacy?: string };
  /** May call the management API. */
  readonly manages: boolean;
  readonly requiresPkce: boolean;
  readonly redirectUris: readonly string[];
  readonly postLogoutUris: readonly string[];
  /** Where the app wants to hear that somebody signed out. */
  readonly backChannelLogoutUris: readonly string[];
  readonly initiateLoginUri?: string;
  /** The app's front page. */
  readonly homeUri?: string;
  /** How long its access tokens live; absent: what the environment says. */
  readonly accessTokenSeconds?: number;
  /** What its own tokens may be asked for. */
  readonly scopes: readonly string[];
  /** Whom its own tokens are for; empty: our API. */
  readonly audience: readonly string[];
  /** What its tokens say besides. */
  readonly customClaims: readonly CustomClaim[];
  /** Empty: every one that suits its kind. */
  readonly grantTypes: readonly string[];
  /** All that were not deleted, the oldest first. */
  readonly secrets: readonly ClientSecret[];
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** It runs where its user can read it, so it keeps no secret and must use PKCE (RFC 6749 section 2.1). */
export const isPublic = ({ kind, origin }: Pick<Client, 'kind' | 'origin'>): boolean => kind === 'spa' || kind === 'native' || origin !== undefined;

/** It acts for itself: nobody signs in to it. A client of a resource that has nowhere to send people back to is one. */
export const isMachine = ({ kind, redirectUris }: Pick<Client, 'kind' | 'redirectUris'>): boolean =>
  kind === 'machine' || kind === 'organization' || (kind === 'resource' && redirectUris.length === 0);

/** Somebody else's app, which people let act for them at an API: they are asked, and told no more of than they allowed. */
export const isThirdParty = ({ kind }: Pick<Client, 'kind'>): boolean => kind === 'resource';

/** What it calls itself, and finds in its tokens. */
export const publicIdOf = ({ id, metadataUri }: Pick<Client, 'id' | 'metadataUri'>): string => metadataUri ?? id;

/**
 * The pages at /ui/ are an app of the environment which nobody registered: people sign in to them as to any other. Its id
 * is the environment's with another prefix, so it is found without being looked for, and left out of every list.
 */
export const ownAppId = ({ id }: Pick<Environment, 'id'>): ClientId => `webc_${id.slice('env_'.length)}`;

/** What fills the templates of an address: the organization a request is about. */
export interface OrganizationScope {
  readonly slug?: string;
  readonly externalId?: string;
  readonly metadata: Readonly<Record<string, string>>;
}

export const templateValues = ({ slug, externalId, metadata }: OrganizationScope): Readonly<Record<string, string>> => ({
  ...metadata,
  ...(slug === undefined ? {} : { org_slug: slug }),
  ...(externalId === undefined ? {} : { external_id: externalId }),
});

/** May a browser be sent here with an answer? */
export function mayReturnTo(environment: Environment, client: Client, asked: string, scope?: OrganizationScope): boolean {
  const match = matcher(environment, scope);
  const { native } = rulesFor(environment, client);
  return client.redirectUris.some((registered) => match(registered, asked) || (native && matchesLoopback(registered, asked)));
}

/** May a browser be sent here after signing out? */
export function mayReturnToAfterLogout(environment: Environment, client: Client, asked: string, scope?: OrganizationScope): boolean {
  const match = matcher(environment, scope);
  return client.postLogoutUris.some((registered) => matchesPostLogout(match, registered, asked));
}

/** What may be registered as an address of the client. */
export const rulesFor = ({ kind }: Environment, client: Pick<Client, 'kind' | 'origin'>): RedirectRules => ({
  lax: kind === 'development',
  // Programs that come by themselves run on people's own machines more often than not.
  native: client.kind === 'native' || client.origin !== undefined,
});

const matcher = (environment: Environment, scope: OrganizationScope | undefined) => (registered: string, asked: string) =>
  matchesRegistered(registered, asked, { lax: environment.kind === 'development', ...(scope ? { values: templateValues(scope) } : {}) });

/** The app's own addresses with the organization filled in; one that cannot be filled in is left out. */
export function addressesFor(environment: Environment, client: Client, scope?: OrganizationScope): { readonly initiateLogin?: string; readonly home?: string } {
  const rules = rulesFor(environment, client);
  const filled = (uri: string | undefined) => (uri?.includes('{{') ? expand(uri, scope ? templateValues(scope) : {}, rules) : uri);
  const [initiateLogin, home] = [filled(client.initiateLoginUri), filled(client.homeUri)];
  return { ...(initiateLogin === undefined ? {} : { initiateLogin }), ...(home === undefined ? {} : { home }) };
}
