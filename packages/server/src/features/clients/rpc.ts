import { ClientService } from '@tenon/api/scalekit/v1/clients/clients_pb.ts';
import { notServed, procedure, serve } from '../../chassis/serve.ts';
import { parseId } from '../../platform/ids.ts';
import { consentProcedures } from '../consents/index.ts';
import { resourceIdOf, resourceProcedures } from '../resources/index.ts';
import { createClient, deleteClient, updateClient } from './create.ts';
import { clientMessage, machineMessage, registeredMessage, secretMessage } from './message.ts';
import { registerProgram } from './programs.ts';
import { getClient, getResourceClient, listApps, listMachines, listResourceClients } from './read.ts';
import {
  appChangesOf,
  clientIdOf,
  kindsOf,
  machineChangesOf,
  machineFieldsOf,
  metadataOf,
  newClientOf,
  resourceClientChangesOf,
  resourceClientFieldsOf,
  secretIdOf,
  switchOf,
} from './request.ts';
import { createClientSecret, revokeClientSecret, switchClientSecret } from './secrets.ts';

const { method } = ClientService;

export const clientService = serve(ClientService, {
  listClient: procedure(method.listClient, {
    command: listApps,
    request: ({ filter, pageSize, pageToken }) => ({ kinds: kindsOf(filter?.clientType ?? []), size: pageSize, token: pageToken }),
    response: ({ rows, total, next, previous }) => ({
      clients: rows.map((client) => clientMessage(client)),
      totalSize: total,
      nextPageToken: next,
      prevPageToken: previous,
    }),
  }),
  createClient: procedure(method.createClient, {
    command: createClient,
    request: ({ client }) => newClientOf(client!),
    response: ({ client, secret }) => ({ client: clientMessage(client, secret) }),
  }),
  getClient: procedure(method.getClient, {
    command: getClient,
    request: ({ clientId }) => ({ id: clientIdOf(clientId) }),
    response: (client) => ({ client: clientMessage(client) }),
  }),
  updateClient: procedure(method.updateClient, {
    command: updateClient,
    request: (message) => ({ ...appChangesOf(message), id: clientIdOf(message.clientId) }),
    response: (client) => ({ client: clientMessage(client) }),
  }),
  deleteClient: procedure(method.deleteClient, {
    command: deleteClient,
    request: ({ clientId }) => ({ id: clientIdOf(clientId) }),
    response: () => ({}),
  }),
  createClientSecret: procedure(method.createClientSecret, {
    command: createClientSecret,
    request: ({ clientId }) => ({ clientId: clientIdOf(clientId) }),
    response: ({ secret, kept }) => ({ plainSecret: secret, secret: secretMessage(kept) }),
  }),
  updateClientSecret: procedure(method.updateClientSecret, {
    command: switchClientSecret,
    request: (message) => ({
      ...switchOf(message),
      clientId: clientIdOf(message.clientId),
      secretId: secretIdOf(message.clientId, message.secretId),
    }),
    response: (secret) => ({ secret: secretMessage(secret) }),
  }),
  deleteClientSecret: procedure(method.deleteClientSecret, {
    command: revokeClientSecret,
    request: ({ clientId, secretId }) => ({ clientId: clientIdOf(clientId), secretId: secretIdOf(clientId, secretId) }),
    response: () => ({}),
  }),

  createOrganizationClient: procedure(method.createOrganizationClient, {
    command: createClient,
    request: ({ organizationId, client }) => ({ ...machineFieldsOf(client), kind: 'organization' as const, organizationId: parseId('org', organizationId) }),
    response: ({ client, secret = '' }) => ({ client: machineMessage(client), plainSecret: secret }),
  }),
  getOrganizationClient: procedure(method.getOrganizationClient, {
    command: getClient,
    request: ({ organizationId, clientId }) => ({ organizationId: parseId('org', organizationId), id: clientIdOf(clientId) }),
    response: (client) => ({ client: machineMessage(client) }),
  }),
  updateOrganizationClient: procedure(method.updateOrganizationClient, {
    command: updateClient,
    request: ({ organizationId, clientId, client }) => ({
      ...machineChangesOf(client),
      organizationId: parseId('org', organizationId),
      id: clientIdOf(clientId),
    }),
    response: (client) => ({ client: machineMessage(client) }),
  }),
  deleteOrganizationClient: procedure(method.deleteOrganizationClient, {
    command: deleteClient,
    request: ({ organizationId, clientId }) => ({ organizationId: parseId('org', organizationId), id: clientIdOf(clientId) }),
    response: () => ({}),
  }),
  listOrganizationClients: procedure(method.listOrganizationClients, {
    command: listMachines,
    request: ({ organizationId, pageSize, pageToken }) => ({ organizationId: parseId('org', organizationId), size: pageSize, token: pageToken }),
    response: ({ rows, total, next, previous }) => ({
      clients: rows.map(machineMessage),
      totalSize: total,
      nextPageToken: next,
      prevPageToken: previous,
    }),
  }),
  createOrganizationClientSecret: procedure(method.createOrganizationClientSecret, {
    command: createClientSecret,
    request: ({ organizationId, clientId }) => ({ organizationId: parseId('org', organizationId), clientId: clientIdOf(clientId) }),
    response: ({ secret, kept }) => ({ plainSecret: secret, secret: secretMessage(kept) }),
  }),
  deleteOrganizationClientSecret: procedure(method.deleteOrganizationClientSecret, {
    command: revokeClientSecret,
    request: ({ organizationId, clientId, secretId }) => ({
      organizationId: parseId('org', organizationId),
      clientId: clientIdOf(clientId),
      secretId: secretIdOf(clientId, secretId),
    }),
    response: () => ({}),
  }),

  ...resourceProcedures,
  ...consentProcedures,

  createResourceClient: procedure(method.createResourceClient, {
    command: createClient,
    request: ({ resourceId, client }) => ({ ...resourceClientFieldsOf(client), kind: 'resource' as const, resourceId: resourceIdOf(resourceId) }),
    response: ({ client, secret = '' }) => ({ client: machineMessage(client), plainSecret: secret }),
  }),
  updateResourceClient: procedure(method.updateResourceClient, {
    command: updateClient,
    request: (message) => ({
      ...resourceClientChangesOf(message),
      resourceId: resourceIdOf(message.resourceId),
      id: clientIdOf(message.clientId),
    }),
    response: (client) => ({ client: machineMessage(client) }),
  }),
  getResourceClient: procedure(method.getResourceClient, {
    command: getResourceClient,
    request: ({ resourceId, clientId }) => ({ resourceId: resourceIdOf(resourceId), id: clientIdOf(clientId) }),
    response: ({ client, consents }) => ({
      client: machineMessage(client),
      consentedUsers: consents.map(({ id, externalUserId, scopes }) => ({ consentId: id, externalUserId, scopes: [...scopes] })),
    }),
  }),
  listResourceClients: procedure(method.listResourceClients, {
    command: listResourceClients,
    request: ({ resourceId }) => ({ resourceId: resourceIdOf(resourceId) }),
    response: (clients) => ({
      clients: clients.map(machineMessage),
      totalStaticClients: clients.filter(({ origin }) => origin === undefined).length,
      totalDcrClients: clients.filter(({ origin }) => origin === 'registered').length,
    }),
  }),
  deleteResourceClient: procedure(method.deleteResourceClient, {
    command: deleteClient,
    request: ({ resourceId, clientId }) => ({ resourceId: resourceIdOf(resourceId), id: clientIdOf(clientId) }),
    response: () => ({}),
  }),

  registerClient: procedure(method.registerClient, {
    command: registerProgram,
    request: ({ resId, client }) => ({ resourceId: resourceIdOf(resId), metadata: metadataOf(client!) }),
    response: ({ client }) => registeredMessage(client),
  }),

  // A resource's own way to sign in, and what a page of the customer's own would ask with, are not there yet.
  ensureResourceConnection: notServed('nobody is sent to the sign-in of an app of their own here'),
  getConsentDetails: notServed('the page that asks for consent is ours and knows the request by the cookie of its browser'),
});
