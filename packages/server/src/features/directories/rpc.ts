import type { JsonObject, MessageInitShape } from '@bufbuild/protobuf';
import { timestampDate, timestampFromDate } from '@bufbuild/protobuf/wkt';
import {
  type DirectoryGroupSchema,
  DirectoryProvider,
  type DirectorySchema,
  DirectoryService,
  DirectoryStatus,
  DirectoryType,
  type DirectoryUserSchema,
  type SecretSchema,
  SecretStatus,
} from '@tenon/api/scalekit/v1/directories/directories_pb.ts';
import { DirectorySecretService } from '@tenon/api/tenon/v1/directory_secrets_pb.ts';
import { later, procedure, serve } from '../../chassis/serve.ts';
import type { Caller } from '../../platform/actor.ts';
import { invalidFields } from '../../platform/fault.ts';
import { parseId } from '../../platform/ids.ts';
import { assignRoles } from './assign-roles.ts';
import { listDirectoryGroups, listDirectoryUsers, summarizeDirectoryGroups } from './contents.ts';
import type * as domain from './directory.ts';
import { endpointOf } from './directory.ts';
import {
  createDirectory,
  deleteDirectory,
  disableDirectory,
  enableDirectory,
  getDirectory,
  listDirectories,
  mapAttributes,
  updateDirectory,
} from './manage.ts';
import { createDirectorySecret, type NewSecret, regenerateDirectorySecret, revokeDirectorySecret } from './secrets.ts';

/** What the contract leaves unsaid of them. */
export const directorySecretService = serve(DirectorySecretService, {
  revokeDirectorySecret: procedure(DirectorySecretService.method.revokeDirectorySecret, {
    command: revokeDirectorySecret,
    request: ({ organizationId, directoryId, secretId }) => ({ which: whichOf({ organizationId, id: directoryId }), secretId: parseId('sec', secretId) }),
    response: () => ({}),
  }),
});

const { method } = DirectoryService;

export const directoryService = serve(DirectoryService, {
  createDirectory: procedure(method.createDirectory, {
    command: createDirectory,
    request: ({ organizationId, directory }) => ({
      organizationId: parseId('org', organizationId),
      // The contract requires a type; what it asks for is read, never guessed.
      kind: KINDS[directory?.directoryType ?? 0] ?? 'scim',
      provider: PROVIDERS[directory?.directoryProvider ?? 0] ?? null,
    }),
    response: oneMessage,
  }),
  deleteDirectory: procedure(method.deleteDirectory, { command: deleteDirectory, request: whichOf, response: () => ({}) }),
  updateDirectory: procedure(method.updateDirectory, {
    command: updateDirectory,
    request: (message) => {
      const { name, directoryType, directoryProvider, status, mappings, groups } = message.directory ?? {};
      if (groups?.length)
        throw invalidFields([
          { field: 'directory.groups', description: 'this directory is not one whose groups are chosen here', constraint: 'directory.groups' },
        ]);
      const [kind, provider] = [KINDS[directoryType ?? 0], PROVIDERS[directoryProvider ?? 0]];
      const stage = STATUSES[status ?? 0];
      return {
        which: whichOf(message),
        changes: {
          ...(name ? { name } : {}),
          ...(kind ? { kind } : {}),
          ...(provider ? { provider } : {}),
          ...(stage ? { status: stage } : {}),
          ...(mappings?.length ? { attributeMappings: mappings.map(({ key, mapTo }) => ({ key, map_to: mapTo })) } : {}),
        },
      };
    },
    response: oneMessage,
  }),
  assignGroupsForDirectory: later,
  assignRoles: procedure(method.assignRoles, {
    command: assignRoles,
    request: (message) => ({
      which: whichOf(message),
      assignments: (message.roleAssignments?.assignments ?? []).map(({ groupId, roleId, roleName }) => ({
        groupId: parseId('dirgroup', groupId),
        role: roleId || roleName,
      })),
    }),
    response: (assignments) => ({ roleAssignments: assignmentsMessage(assignments) }),
  }),
  updateAttributes: procedure(method.updateAttributes, {
    command: mapAttributes,
    request: (message) => ({
      which: whichOf(message),
      attributeMappings: (message.attributeMapping?.attributes ?? []).map(({ key, mapTo }) => ({ key, map_to: mapTo })),
    }),
    response: (mappings) => ({ attributeMappings: mappingsMessage(mappings) }),
  }),
  getDirectory: procedure(method.getDirectory, { command: getDirectory, request: whichOf, response: oneMessage }),
  listDirectories: procedure(method.listDirectories, {
    command: listDirectories,
    request: ({ organizationId }) => ({ organizationId: parseId('org', organizationId) }),
    response: (directories, caller) => ({ directories: directories.map((directory) => directoryMessage(directory, caller)) }),
  }),
  enableDirectory: procedure(method.enableDirectory, { command: enableDirectory, request: whichOf, response: () => ({ enabled: true }) }),
  disableDirectory: procedure(method.disableDirectory, { command: disableDirectory, request: whichOf, response: () => ({ enabled: false }) }),
  listDirectoryUsers: procedure(method.listDirectoryUsers, {
    command: listDirectoryUsers,
    request: (message) => ({
      which: whichOf({ ...message, id: message.directoryId }),
      size: message.pageSize,
      token: message.pageToken,
      detail: message.includeDetail ?? false,
      ...(message.directoryGroupId ? { groupId: parseId('dirgroup', message.directoryGroupId) } : {}),
      ...(message.updatedAfter ? { updatedAfter: timestampDate(message.updatedAfter) } : {}),
    }),
    response: ({ page, detail }) => ({
      users: page.rows.map((user) => userMessage(user, detail)),
      totalSize: page.total,
      nextPageToken: page.next,
      prevPageToken: page.previous,
    }),
  }),
  listDirectoryGroups: procedure(method.listDirectoryGroups, {
    command: listDirectoryGroups,
    request: (message) => ({
      which: whichOf({ ...message, id: message.directoryId }),
      size: message.pageSize,
      token: message.pageToken,
      detail: message.includeDetail ?? false,
      ...(message.updatedAfter ? { updatedAfter: timestampDate(message.updatedAfter) } : {}),
    }),
    response: ({ page, detail }) => ({
      groups: page.rows.map((group) => groupMessage(group, detail)),
      totalSize: page.total,
      nextPageToken: page.next,
      prevPageToken: page.previous,
    }),
  }),
  listDirectoryGroupsSummary: procedure(method.listDirectoryGroupsSummary, {
    command: summarizeDirectoryGroups,
    request: ({ organizationId, directoryId }) => whichOf({ organizationId, id: directoryId }),
    response: (groups) => ({ groups: groups.map((group) => groupMessage(group, false)), totalSize: groups.length }),
  }),
  createDirectorySecret: procedure(method.createDirectorySecret, {
    command: createDirectorySecret,
    request: ({ organizationId, directoryId }) => whichOf({ organizationId, id: directoryId }),
    response: newSecretMessage,
  }),
  regenerateDirectorySecret: procedure(method.regenerateDirectorySecret, {
    command: regenerateDirectorySecret,
    request: ({ organizationId, directoryId }) => whichOf({ organizationId, id: directoryId }),
    response: newSecretMessage,
  }),
  triggerDirectorySync: later,
  getDirectoryContext: later,
  updateDirectoryContext: later,
});

const KINDS: Readonly<Record<number, domain.DirectoryKind>> = { [DirectoryType.SCIM]: 'scim', [DirectoryType.LDAP]: 'ldap', [DirectoryType.POLL]: 'poll' };

const PROVIDERS: Readonly<Record<number, domain.DirectoryProvider>> = {
  [DirectoryProvider.OKTA]: 'okta',
  [DirectoryProvider.GOOGLE]: 'google',
  [DirectoryProvider.MICROSOFT_AD]: 'microsoft_ad',
  [DirectoryProvider.AUTH0]: 'auth0',
  [DirectoryProvider.ONELOGIN]: 'onelogin',
  [DirectoryProvider.JUMPCLOUD]: 'jumpcloud',
  [DirectoryProvider.PING_IDENTITY]: 'ping_identity',
};

const STATUSES: Readonly<Record<number, domain.DirectoryStatus>> = {
  [DirectoryStatus.DRAFT]: 'draft',
  [DirectoryStatus.IN_PROGRESS]: 'in_progress',
  [DirectoryStatus.COMPLETED]: 'completed',
};

function whichOf({ organizationId, id }: { readonly organizationId: string; readonly id: string }) {
  return { organizationId: parseId('org', organizationId), id: parseId('dir', id) };
}

function oneMessage(directory: domain.WholeDirectory, caller: Caller) {
  return { directory: directoryMessage(directory, caller) };
}

/** A directory in the contract's words. */
const directoryMessage = (directory: domain.WholeDirectory, { environment }: Caller): MessageInitShape<typeof DirectorySchema> => ({
  id: directory.id,
  name: directory.name,
  directoryType: DirectoryType[directory.kind.toUpperCase() as Uppercase<domain.DirectoryKind>],
  organizationId: directory.organizationId,
  enabled: directory.enabled,
  directoryProvider:
    directory.provider === null
      ? DirectoryProvider.DIRECTORY_PROVIDER_UNSPECIFIED
      : DirectoryProvider[directory.provider.toUpperCase() as Uppercase<domain.DirectoryProvider>],
  ...(directory.syncedAt === null ? {} : { lastSyncedAt: timestampFromDate(directory.syncedAt) }),
  directoryEndpoint: endpointOf(directory, environment.url),
  totalUsers: directory.users.count,
  totalGroups: directory.groups.count,
  secrets: directory.secrets.map(secretMessage),
  stats: {
    totalUsers: directory.users.count,
    totalGroups: directory.groups.count,
    ...(directory.groups.updatedAt === null ? {} : { groupUpdatedAt: timestampFromDate(directory.groups.updatedAt) }),
    ...(directory.users.updatedAt === null ? {} : { userUpdatedAt: timestampFromDate(directory.users.updatedAt) }),
  },
  roleAssignments: assignmentsMessage(directory.roleAssignments),
  attributeMappings: mappingsMessage(directory.attributeMappings),
  status: directory.status.toUpperCase(),
});

const mappingsMessage = (mappings: readonly domain.AttributeMapping[]) => ({ attributes: mappings.map(({ key, map_to }) => ({ key, mapTo: map_to })) });

const assignmentsMessage = (assignments: readonly domain.RoleAssignment[]) => ({ assignments: assignments.map((each) => ({ ...each })) });

const secretMessage = (secret: domain.DirectorySecret): MessageInitShape<typeof SecretSchema> => ({
  id: secret.id,
  directoryId: secret.directoryId,
  secretSuffix: secret.suffix,
  status: SecretStatus.ACTIVE,
  createTime: timestampFromDate(secret.createdAt),
  ...(secret.lastUsedAt === null ? {} : { lastUsedTime: timestampFromDate(secret.lastUsedAt) }),
});

function newSecretMessage({ plain, secret }: NewSecret) {
  return { plainSecret: plain, secret: secretMessage(secret) };
}

/** What the directory told, with our id for it on top: clients look for it there. */
const userMessage = (user: domain.DirectoryUser, detail: boolean): MessageInitShape<typeof DirectoryUserSchema> => ({
  id: user.id,
  email: user.email,
  emails: [...user.emails],
  preferredUsername: user.preferredUsername,
  givenName: user.givenName,
  familyName: user.familyName,
  updatedAt: timestampFromDate(user.updatedAt),
  groups: user.groups.map(({ id, displayName }) => ({ id, displayName })),
  ...(detail ? { userDetail: { ...user.detail, id: user.id, email: user.email } as JsonObject } : {}),
});

const groupMessage = (group: domain.DirectoryGroup, detail: boolean): MessageInitShape<typeof DirectoryGroupSchema> => ({
  id: group.id,
  displayName: group.displayName,
  totalUsers: group.users,
  updatedAt: timestampFromDate(group.updatedAt),
  ...(detail ? { groupDetail: { ...group.detail, id: group.id, display_name: group.displayName } as JsonObject } : {}),
});
