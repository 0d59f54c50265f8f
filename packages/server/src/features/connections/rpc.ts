import { ConnectionService, ConnectionStatus } from '@tenon/api/scalekit/v1/connections/connections_pb.ts';
import { later, notServed, procedure, serve } from '../../chassis/serve.ts';
import type { Caller } from '../../platform/actor.ts';
import { parseId } from '../../platform/ids.ts';
import type { Page } from '../../platform/paging.ts';
import type { ConnectionStatus as Status, WholeConnection } from './connection.ts';
import {
  assignDomains,
  createConnection,
  createEnvironmentConnection,
  deleteConnection,
  deleteEnvironmentConnection,
  disableConnection,
  disableEnvironmentConnection,
  enableConnection,
  enableEnvironmentConnection,
  updateConnection,
  updateEnvironmentConnection,
} from './manage.ts';
import { connectionMessage, listedMessage } from './message.ts';
import { getConnection, getEnvironmentConnection, listConnections, searchConnections } from './read.ts';
import { changesOf, KINDS, newOf, whichOf } from './request.ts';

const { method } = ConnectionService;

export const connectionService = serve(ConnectionService, {
  createEnvironmentConnection: procedure(method.createEnvironmentConnection, {
    command: createEnvironmentConnection,
    request: ({ connection }) => newOf(connection),
    response: oneMessage,
  }),
  createConnection: procedure(method.createConnection, {
    command: createConnection,
    request: ({ organizationId, connection }) => ({ organizationId: parseId('org', organizationId), ...newOf(connection) }),
    response: oneMessage,
  }),
  assignDomainsToConnection: procedure(method.assignDomainsToConnection, {
    command: assignDomains,
    request: ({ organizationId, connectionId, domainIds }) => ({ which: whichOf({ organizationId, id: connectionId }), domainIds }),
    response: oneMessage,
  }),
  getEnvironmentConnection: procedure(method.getEnvironmentConnection, {
    command: getEnvironmentConnection,
    request: anyOf,
    response: oneMessage,
  }),
  getConnection: procedure(method.getConnection, { command: getConnection, request: whichOf, response: oneMessage }),
  listConnections: procedure(method.listConnections, {
    command: listConnections,
    request: ({ organizationId, domain, include }) => ({
      ...(organizationId ? { organizationId: parseId('org', organizationId) } : {}),
      ...(domain ? { domain } : {}),
      all: include === 'all',
    }),
    response: (connections) => ({ connections: connections.map(listedMessage) }),
  }),
  listOrganizationConnections: procedure(method.listOrganizationConnections, {
    command: searchConnections,
    request: ({ pageSize, pageToken }) => ({ size: pageSize, token: pageToken }),
    response: pageMessage,
  }),
  searchOrganizationConnections: procedure(method.searchOrganizationConnections, {
    command: searchConnections,
    request: ({ query, provider, status, connectionType, enabled, pageSize, pageToken }) => {
      const [stage, kind] = [STATUSES[status ?? 0], KINDS[connectionType ?? 0]];
      return {
        size: pageSize,
        token: pageToken,
        ...(query ? { query } : {}),
        ...(provider ? { provider } : {}),
        ...(stage ? { status: stage } : {}),
        ...(kind ? { kind } : {}),
        ...(enabled === undefined ? {} : { enabled }),
      };
    },
    response: pageMessage,
  }),
  updateEnvironmentConnection: procedure(method.updateEnvironmentConnection, {
    command: updateEnvironmentConnection,
    request: (message) => ({ which: anyOf(message), changes: changesOf(message.connection) }),
    response: oneMessage,
  }),
  updateConnection: procedure(method.updateConnection, {
    command: updateConnection,
    request: (message) => ({ which: whichOf(message), changes: changesOf(message.connection) }),
    response: oneMessage,
  }),
  deleteEnvironmentConnection: procedure(method.deleteEnvironmentConnection, {
    command: deleteEnvironmentConnection,
    request: anyOf,
    response: () => ({}),
  }),
  deleteConnection: procedure(method.deleteConnection, { command: deleteConnection, request: whichOf, response: () => ({}) }),
  enableEnvironmentConnection: procedure(method.enableEnvironmentConnection, {
    command: enableEnvironmentConnection,
    request: anyOf,
    response: () => ({ enabled: true }),
  }),
  enableConnection: procedure(method.enableConnection, { command: enableConnection, request: whichOf, response: () => ({ enabled: true }) }),
  disableEnvironmentConnection: procedure(method.disableEnvironmentConnection, {
    command: disableEnvironmentConnection,
    request: anyOf,
    response: () => ({ enabled: false }),
  }),
  disableConnection: procedure(method.disableConnection, { command: disableConnection, request: whichOf, response: () => ({ enabled: false }) }),
  getConnectionTestResult: later,
  listAppConnections: notServed('it belongs to another product, whose connections lead to tools'),
  getConnectionContext: later,
  updateConnectionContext: later,
});

const STATUSES: Readonly<Record<number, Status>> = {
  [ConnectionStatus.DRAFT]: 'draft',
  [ConnectionStatus.IN_PROGRESS]: 'in_progress',
  [ConnectionStatus.COMPLETED]: 'completed',
};

function anyOf({ connectionId }: { readonly connectionId: string }) {
  return { id: parseId('conn', connectionId) };
}

function oneMessage(connection: WholeConnection, caller: Caller) {
  return { connection: connectionMessage(connection, caller) };
}

function pageMessage(page: Page<WholeConnection>) {
  return { connections: page.rows.map(listedMessage), nextPageToken: page.next, prevPageToken: page.previous, totalSize: page.total };
}
