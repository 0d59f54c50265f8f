import type { MessageInitShape } from '@bufbuild/protobuf';
import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import {
  ClientService,
  type ResourceSchema,
  ResourceType,
  type UpdateResource as UpdateFields,
  type UpdateResourceRequest,
} from '@tenon/api/scalekit/v1/clients/clients_pb.ts';
import { procedure } from '../../chassis/serve.ts';
import type { Caller } from '../../platform/actor.ts';
import { invalidFields } from '../../platform/fault.ts';
import { issuerOf, protectedResourceMetadata } from '../../protocols/oauth2/resource-metadata.ts';
import { resourceFaults } from './faults.ts';
import { getResource, listResources, resourceIdOf } from './read.ts';
import type { Resource, ResourceKind } from './resource.ts';
import { createScope, deleteScope, listScopes, scopeIdOf, updateScope } from './scopes.ts';
import { createResource, deleteResource, type ResourceChanges, updateResource } from './write.ts';

const { method } = ClientService;

const KINDS: Readonly<Record<number, ResourceKind>> = {
  [ResourceType.WEB]: 'web',
  [ResourceType.MOBILE]: 'mobile',
  [ResourceType.DESKTOP]: 'desktop',
  [ResourceType.SERVER]: 'server',
  [ResourceType.MCP_SERVER]: 'mcp_server',
};
const TYPES = Object.fromEntries(Object.entries(KINDS).map(([type, kind]) => [kind, Number(type)])) as Record<ResourceKind, ResourceType>;

/** A number that names no type: the next version of the contract may have more. */
function kindOf(type: ResourceType, field: string): ResourceKind {
  const kind = KINDS[type];
  if (!kind) throw invalidFields([{ field, description: 'value must be one of the defined enum values', constraint: 'enum.defined_only' }]);
  return kind;
}

/** 0 is how the contract says "nothing is set". */
const secondsOf = (seconds: bigint): number | null => (seconds === 0n ? null : Number(seconds));

/** Resources and scopes are a part of the contract's ClientService. */
export const resourceProcedures = {
  createResource: procedure(method.createResource, {
    command: createResource,
    request: ({ resource }) => ({
      kind: kindOf(resource!.resourceType, 'resource.resource_type'),
      name: resource!.name,
      description: resource!.description,
      uri: resource!.resourceUri,
      identifier: resource!.resourceId,
      logoUri: resource!.logoUri,
      provider: resource!.provider,
      accessTokenSeconds: secondsOf(resource!.accessTokenExpiry),
      refreshTokenSeconds: secondsOf(resource!.refreshTokenExpiry),
      registrationOff: resource!.disableDynamicClientRegistration,
      metadataClients: resource!.enableCimd,
      crossApp: resource!.xaaEnabled,
      withinPermissions: resource!.intersectScopesUserPermission,
      scopes: resource!.scopes,
    }),
    response: (resource, caller) => ({ resource: resourceMessage(resource, caller) }),
  }),
  getResource: procedure(method.getResource, {
    command: getResource,
    request: ({ resourceId }) => ({ id: resourceIdOf(resourceId) }),
    response: (resource, caller) => ({ resource: resourceMessage(resource, caller) }),
  }),
  listResources: procedure(method.listResources, {
    command: listResources,
    request: ({ resourceType, pageSize, pageToken }) => ({ kind: kindOf(resourceType, 'resource_type'), size: pageSize, token: pageToken }),
    response: ({ rows, total, next, previous }, caller) => ({
      resources: rows.map((resource) => resourceMessage(resource, caller)),
      totalSize: total,
      nextPageToken: next,
      prevPageToken: previous,
    }),
  }),
  updateResource: procedure(method.updateResource, {
    command: updateResource,
    request: (message) => ({ ...changesOf(message), id: resourceIdOf(message.resourceId) }),
    response: (resource, caller) => ({ resource: resourceMessage(resource, caller) }),
  }),
  deleteResource: procedure(method.deleteResource, {
    command: deleteResource,
    request: ({ resourceId }) => ({ id: resourceIdOf(resourceId) }),
    response: () => ({}),
  }),
  deleteResourceProvider: procedure(method.deleteResourceProvider, {
    command: updateResource,
    request: ({ resourceId }) => ({ id: resourceIdOf(resourceId), provider: '' }),
    response: (resource, caller) => ({ resource: resourceMessage(resource, caller) }),
  }),

  createScope: procedure(method.createScope, {
    command: createScope,
    request: ({ scope, envId }, caller) => {
      demandHere(envId, caller);
      return { name: scope!.name, description: scope!.description };
    },
    response: (scope) => ({ scope }),
  }),
  listScopes: procedure(method.listScopes, {
    command: listScopes,
    request: ({ envId }, caller) => demandHere(envId, caller),
    response: (scopes) => ({ scopes }),
  }),
  updateScope: procedure(method.updateScope, {
    command: updateScope,
    request: ({ id, scope }) => ({
      id: scopeIdOf(id),
      ...(scope?.description ? { description: scope.description } : {}),
      ...(scope?.enabled === undefined ? {} : { enabled: scope.enabled }),
    }),
    response: (scope) => ({ scope }),
  }),
  deleteScope: procedure(method.deleteScope, { command: deleteScope, request: ({ id }) => ({ id: scopeIdOf(id) }), response: () => ({}) }),
};

/** A call can name its environment in its path; it is the one of this host or none. */
function demandHere(id: string, { environment }: Caller): void {
  if (id !== '' && id !== environment.id) throw resourceFaults.noEnvironment({ environment: id });
}

type Changes = Omit<ResourceChanges, 'id'>;

/** What an update may name. `given`: the request says it even without a mask. */
const FIELDS: Readonly<Record<string, { readonly given: (fields: UpdateFields) => boolean; readonly change: (fields: UpdateFields) => Changes }>> = {
  name: { given: ({ name }) => name !== '', change: ({ name }) => ({ name }) },
  description: { given: ({ description }) => description !== '', change: ({ description }) => ({ description }) },
  resource_uri: { given: ({ resourceUri }) => resourceUri !== '', change: ({ resourceUri }) => ({ uri: resourceUri }) },
  access_token_expiry: {
    given: (fields) => fields.accessTokenExpiry !== 0n,
    change: (fields) => ({ accessTokenSeconds: secondsOf(fields.accessTokenExpiry) }),
  },
  refresh_token_expiry: {
    given: (fields) => fields.refreshTokenExpiry !== 0n,
    change: (fields) => ({ refreshTokenSeconds: secondsOf(fields.refreshTokenExpiry) }),
  },
  disable_dynamic_client_registration: {
    given: (fields) => fields.disableDynamicClientRegistration !== undefined,
    change: (fields) => ({ registrationOff: fields.disableDynamicClientRegistration ?? false }),
  },
  logo_uri: { given: ({ logoUri }) => logoUri !== '', change: ({ logoUri }) => ({ logoUri }) },
  provider: { given: ({ provider }) => provider !== '', change: ({ provider }) => ({ provider }) },
  resource_id: { given: ({ resourceId }) => resourceId !== '', change: ({ resourceId }) => ({ identifier: resourceId }) },
  scopes: { given: ({ scopes }) => scopes.length > 0, change: ({ scopes }) => ({ scopes }) },
  intersect_scopes_user_permission: {
    given: (fields) => fields.intersectScopesUserPermission !== undefined,
    change: (fields) => ({ withinPermissions: fields.intersectScopesUserPermission ?? false }),
  },
  enable_cimd: { given: ({ enableCimd }) => enableCimd !== undefined, change: ({ enableCimd = false }) => ({ metadataClients: enableCimd }) },
  xaa_enabled: { given: ({ xaaEnabled }) => xaaEnabled !== undefined, change: ({ xaaEnabled = false }) => ({ crossApp: xaaEnabled }) },
};

function changesOf({ resource, updateMask }: UpdateResourceRequest): Changes {
  if (!resource) return {};
  if (resource.settings.case !== undefined) throw resourceFaults.noConnections();
  const paths = updateMask?.paths.map((path) => path.replace(/^resource\./, '')) ?? [];
  const unknown = paths.find((path) => !Object.hasOwn(FIELDS, path));
  if (unknown !== undefined) throw resourceFaults.badField({ field: unknown.slice(0, 64), known: Object.keys(FIELDS).join(', ') });
  const changed = Object.entries(FIELDS).filter(([name, field]) => (paths.length > 0 ? paths.includes(name) : field.given(resource)));
  return Object.assign({}, ...changed.map(([, field]) => field.change(resource)));
}

/** A resource in the contract's words. */
const resourceMessage = (resource: Resource, { environment }: Pick<Caller, 'environment'>): MessageInitShape<typeof ResourceSchema> => ({
  id: resource.id,
  name: resource.name,
  resourceUri: resource.uri,
  description: resource.description,
  resourceType: TYPES[resource.kind],
  disableDynamicClientRegistration: resource.registrationOff,
  logoUri: resource.logoUri,
  accessTokenExpiry: BigInt(resource.accessTokenSeconds ?? 0),
  refreshTokenExpiry: BigInt(resource.refreshTokenSeconds ?? 0),
  createTime: timestampFromDate(resource.createdAt),
  updateTime: timestampFromDate(resource.updatedAt),
  provider: resource.provider,
  // What the API serves at its own /.well-known/oauth-protected-resource; ours is there to be copied.
  protectedMetadata: protectedResourceMetadata(environment.url, {
    ...resource,
    scopes: resource.scopes.filter(({ enabled }) => enabled).map(({ name }) => name),
  }),
  protectedMetadataUri: `${issuerOf(environment.url, resource.id)}/.well-known/oauth-protected-resource`,
  resourceId: resource.identifier,
  scopes: [...resource.scopes],
  intersectScopesUserPermission: resource.withinPermissions,
  enableCimd: resource.metadataClients,
  xaaEnabled: resource.crossApp,
});
