import type { MessageInitShape } from '@bufbuild/protobuf';
import { timestampDate, timestampFromDate } from '@bufbuild/protobuf/wkt';
import {
  type RevokedSessionDetailsSchema,
  type SessionDetailsSchema,
  SessionService,
  type UserSessionDetailsRequest,
} from '@tenon/api/scalekit/v1/sessions/sessions_pb.ts';
import { deviceOf } from '../../chassis/device.ts';
import { procedure, serve } from '../../chassis/serve.ts';
import { invalidFields } from '../../platform/fault.ts';
import { parseId } from '../../platform/ids.ts';
import { type SessionRecord, type SessionStatus, STATUSES } from './record.ts';
import { revokeSession, revokeSessions } from './revoke.ts';
import { getSession, type ListSessions, listSessions } from './show.ts';

const { method } = SessionService;

export const sessionService = serve(SessionService, {
  getSession: procedure(method.getSession, {
    command: getSession,
    request: ({ sessionId }) => ({ sessionId: parseId('ses', sessionId) }),
    response: sessionMessage,
  }),
  getUserSessions: procedure(method.getUserSessions, {
    command: listSessions,
    request: listIn,
    response: (page) => ({
      sessions: page.rows.map(sessionMessage),
      nextPageToken: page.next,
      prevPageToken: page.previous,
      totalSize: page.total,
    }),
  }),
  revokeSession: procedure(method.revokeSession, {
    command: revokeSession,
    request: ({ sessionId }) => ({ sessionId: parseId('ses', sessionId) }),
    response: (session) => ({ revokedSession: revokedMessage(session) }),
  }),
  revokeAllUserSessions: procedure(method.revokeAllUserSessions, {
    command: revokeSessions,
    request: ({ userId }) => ({ userId: parseId('usr', userId) }),
    response: (sessions) => ({ revokedSessions: sessions.map(revokedMessage), totalRevoked: sessions.length }),
  }),
});

function listIn({ userId, pageSize, pageToken, filter }: UserSessionDetailsRequest): ListSessions {
  return {
    userId: parseId('usr', userId),
    size: pageSize,
    token: pageToken,
    statuses: (filter?.status ?? []).map(statusIn),
    ...(filter?.startTime ? { from: timestampDate(filter.startTime) } : {}),
    ...(filter?.endTime ? { to: timestampDate(filter.endTime) } : {}),
  };
}

/** Samples and events write it in capitals. */
function statusIn(text: string, index: number): SessionStatus {
  const status = STATUSES.find((known) => known === text.toLowerCase());
  if (status) return status;
  const description = `"${text.slice(0, 64)}" is not one of ${STATUSES.join(', ')}`;
  throw invalidFields([{ field: `filter.status[${index}]`, description, constraint: 'session.status' }]);
}

const timesMessage = (session: SessionRecord) => ({
  createdAt: timestampFromDate(session.createdAt),
  updatedAt: timestampFromDate(session.endedAt ?? session.lastActiveAt),
  lastActiveAt: timestampFromDate(session.lastActiveAt),
  ...(session.idleExpiresAt ? { idleExpiresAt: timestampFromDate(session.idleExpiresAt) } : {}),
  absoluteExpiresAt: timestampFromDate(session.expiresAt),
  ...(session.expiredAt ? { expiredAt: timestampFromDate(session.expiredAt) } : {}),
  ...(session.loggedOutAt ? { logoutAt: timestampFromDate(session.loggedOutAt) } : {}),
});

const revokedMessage = (session: SessionRecord): MessageInitShape<typeof RevokedSessionDetailsSchema> => ({
  sessionId: session.id,
  userId: session.userId,
  status: session.status,
  ...timesMessage(session),
});

function sessionMessage(session: SessionRecord): MessageInitShape<typeof SessionDetailsSchema> {
  const device = deviceOf(session.userAgent ?? '');
  return {
    sessionId: session.id,
    userId: session.userId,
    authenticatedOrganizations: [...session.organizations],
    organizationId: session.organizationId ?? '',
    status: session.status,
    ...timesMessage(session),
    device: {
      userAgent: session.userAgent ?? '',
      os: device.os,
      osVersion: device.osVersion,
      browser: device.browser,
      browserVersion: device.browserVersion,
      deviceType: device.type,
      ip: session.ip ?? '',
      location: {},
    },
    authenticatedClients: session.apps.map(({ clientId, organizationId }) => ({ clientId, organizationId })),
  };
}
