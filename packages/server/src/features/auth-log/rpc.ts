import type { MessageInitShape } from '@bufbuild/protobuf';
import { type Timestamp, timestampDate, timestampFromDate } from '@bufbuild/protobuf/wkt';
import { AuditLogsService, type AuthLogRequestSchema } from '@tenon/api/scalekit/v1/auditlogs/auditlogs_pb.ts';
import { AuthLogService, type AuthRequestSchema, type AuthStepSchema } from '@tenon/api/tenon/v1/auth_log_pb.ts';
import { procedure, serve } from '../../chassis/serve.ts';
import type { Caller } from '../../platform/actor.ts';
import { invalidFields } from '../../platform/fault.ts';
import { parseId } from '../../platform/ids.ts';
import { type ClientKind, clientType } from '../clients/index.ts';
import { type AuthRequest, type AuthStatus, STATUSES, type Step } from './auth-request.ts';
import { type AuthLogFilter, getAuthRequest, listAuthRequests } from './list.ts';

export const auditLogsService = serve(AuditLogsService, {
  listAuthRequests: procedure(AuditLogsService.method.listAuthRequests, {
    command: listAuthRequests,
    request: (ask) => ({ size: ask.pageSize, token: ask.pageToken, filter: filterIn(ask) }),
    response: (page, caller) => ({
      authRequests: page.rows.map((request) => listedMessage(request, caller)),
      nextPageToken: page.next,
      prevPageToken: page.previous,
      totalSize: page.total,
    }),
  }),
});

export const authLogService = serve(AuthLogService, {
  getAuthRequest: procedure(AuthLogService.method.getAuthRequest, {
    command: getAuthRequest,
    request: ({ id }) => ({ id: parseId('req', id) }),
    response: ({ request, steps }) => ({ request: requestMessage(request), steps: steps.map(stepMessage) }),
  }),
  findAuthRequests: procedure(AuthLogService.method.findAuthRequests, {
    command: listAuthRequests,
    request: (ask) => ({
      size: ask.pageSize,
      token: ask.pageToken,
      filter: {
        ...filterIn(ask),
        ...given('organizationId', ask.organizationId),
        ...given('connectionId', ask.connectionId),
        ...given('userId', ask.userId),
        ...given('sessionId', ask.sessionId),
        ...given('error', ask.error),
      },
    }),
    response: (page) => ({
      requests: page.rows.map(requestMessage),
      nextPageToken: page.next,
      prevPageToken: page.previous,
      totalSize: page.total,
    }),
  }),
});

interface Asked {
  readonly status: readonly string[];
  readonly email: string;
  readonly startTime?: Timestamp | undefined;
  readonly endTime?: Timestamp | undefined;
  readonly clientId: string;
  readonly resourceId: string;
}

function filterIn({ status, email, startTime, endTime, clientId, resourceId }: Asked): AuthLogFilter {
  return {
    statuses: status.map(statusIn),
    ...given('email', email),
    ...(startTime ? { from: timestampDate(startTime) } : {}),
    ...(endTime ? { until: timestampDate(endTime) } : {}),
    ...given('clientId', clientId),
    ...given('resourceId', resourceId),
  };
}

const given = <Name extends keyof AuthLogFilter>(name: Name, value: string): Partial<Record<Name, string>> =>
  value === '' ? {} : ({ [name]: value } as Record<Name, string>); // one entry of this name

function statusIn(text: string, index: number): AuthStatus {
  const status = STATUSES.find((known) => known === text.toUpperCase());
  if (status) return status;
  const description = `"${text.slice(0, 64)}" is not one of ${STATUSES.join(', ')}`;
  throw invalidFields([{ field: `status[${index}]`, description, constraint: 'auth_log.status' }]);
}

/** A request in the published contract's words. */
function listedMessage(request: AuthRequest, { environment }: Caller): MessageInitShape<typeof AuthLogRequestSchema> {
  const { id, createdAt: _, ...shared } = shownOf(request);
  const { connection } = request;
  return {
    ...shared,
    authRequestId: id,
    environmentId: environment.id,
    timestamp: timestampFromDate(request.createdAt),
    connectionDetails: connection
      ? [
          {
            connectionId: connection.id,
            organizationId: connection.organizationId ?? '',
            connectionType: shared.connectionType,
            connectionProvider: shared.connectionProvider,
          },
        ]
      : [],
  };
}

const requestMessage = (request: AuthRequest): MessageInitShape<typeof AuthRequestSchema> => ({
  ...shownOf(request),
  createTime: timestampFromDate(request.createdAt),
  userId: request.userId ?? '',
  sessionId: request.sessionId ?? '',
  error: request.error ?? '',
  ip: request.ip ?? '',
  device: request.device ?? '',
  parameters: { ...request.parameters },
});

/** What both contracts tell, and by the same names. */
const shownOf = ({ id, status, workflow, email, organizationId, createdAt, client, connection, resource }: AuthRequest) => ({
  id,
  status,
  workflow,
  createdAt,
  email: email ?? '',
  organizationId: organizationId ?? '',
  clientId: client?.id ?? '',
  clientName: client?.name ?? '',
  // The kinds of clients were written by clients.
  clientType: client?.kind ? clientType(client.kind as ClientKind) : '',
  connectionId: connection?.id ?? '',
  connectionType: connection?.kind?.toUpperCase() ?? '',
  connectionProvider: connection?.provider ?? '',
  resourceId: resource?.id ?? '',
  resourceName: resource?.name ?? '',
  resourceType: resource?.kind?.toUpperCase() ?? '',
});

const stepMessage = ({ step, at, error, details, ip, device }: Step): MessageInitShape<typeof AuthStepSchema> => ({
  step,
  time: timestampFromDate(at),
  error: error ?? '',
  details: { ...details },
  ip: ip ?? '',
  device: device ?? '',
});
