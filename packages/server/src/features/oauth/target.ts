import type { ResourceId } from '../../platform/ids.ts';
import type { Work } from '../../platform/work.ts';
import { OAuthError } from '../../protocols/oauth2/error.ts';
import { parseScope } from '../../protocols/oauth2/scope.ts';
import { type Client, isThirdParty } from '../clients/index.ts';
import type { AuthorizationRequest } from '../interactions/index.ts';
import { demandResource, findResource, type Resource } from '../resources/index.ts';

// RFC 8707: which API a token is for. Without one it is for the app itself, as it always was.

/** What an app may learn of a person. */
export const IDENTITY_SCOPES: readonly string[] = ['openid', 'profile', 'email', 'offline_access'];
const DEFAULT_SCOPE = ['openid', 'profile', 'email'];

/** The API a request names, and what it asks for there. Scopes that are not to be had are left out. */
export async function readTarget(
  work: Work,
  { client, resource: named, scope: asked }: { readonly client: Client; readonly resource: string | undefined; readonly scope: string | undefined },
): Promise<Pick<AuthorizationRequest, 'scope' | 'resourceId' | 'asksConsent'>> {
  const resource = await resourceNamed(work, client, named);
  if (!resource) return { scope: asked === undefined ? DEFAULT_SCOPE : parseScope(asked).filter((name) => IDENTITY_SCOPES.includes(name)) };
  const there = scopesOf(resource, client);
  const scope = asked === undefined ? there : parseScope(asked).filter((name) => IDENTITY_SCOPES.includes(name) || there.includes(name));
  return { scope, resourceId: resource.id, ...(isThirdParty(client) ? { asksConsent: client.origin ? ('always' as const) : ('once' as const) } : {}) };
}

/** A client of one API means that one; others say which. */
async function resourceNamed(work: Work, client: Client, named: string | undefined): Promise<Resource | undefined> {
  const resource = named === undefined ? client.resource && (await demandResource(work, client.resource.id)) : await findResource(work, named);
  if (named === undefined && !resource) return undefined;
  if (!resource) throw invalidTarget('there is no such resource');
  // A program that is known by its description comes to every resource that takes such programs.
  const may = client.origin === 'metadata' ? resource.metadataClients : resource.id === client.resource?.id;
  if (isThirdParty(client) && !may) throw invalidTarget('this client is not one of that resource');
  return resource;
}

/** What may be asked for there: of what the resource has, what the client was registered for. */
export const scopesOf = ({ scopes }: Resource, { scopes: registered }: Pick<Client, 'scopes'>): string[] =>
  scopes.filter(({ enabled, name }) => enabled && (registered.length === 0 || registered.includes(name))).map(({ name }) => name);

/** What a token is for, and what it lets its holder do there. */
export interface Target {
  readonly resource: Resource;
  readonly scope: readonly string[];
}

/**
 * The API that a grant is for, as it is now: a scope that was switched off since is in no new token. Whoever asks for
 * another one at the token endpoint gets none: the person was asked about this one.
 */
export async function targetOf(
  work: Work,
  {
    client,
    resourceId,
    scope,
    asked,
  }: { readonly client: Client; readonly resourceId: ResourceId | undefined; readonly scope: readonly string[]; readonly asked: string | undefined },
): Promise<Target | undefined> {
  const named = asked === undefined ? undefined : await findResource(work, asked);
  if (asked !== undefined && (!named || named.id !== resourceId)) throw invalidTarget('the authorization request named another resource, or none');
  if (!resourceId) return undefined;
  const resource = named ?? (await demandResource(work, resourceId));
  const there = scopesOf(resource, client);
  return { resource, scope: scope.filter((name) => there.includes(name)) };
}

const invalidTarget = (why: string) => new OAuthError('invalid_target', why);
