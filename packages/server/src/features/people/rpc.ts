import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import { UserService } from '@tenon/api/scalekit/v1/users/users_pb.ts';
import { rolesByNameOrId } from '../../chassis/rest/roles.ts';
import { notServed, procedure, serve } from '../../chassis/serve.ts';
import { parseId } from '../../platform/ids.ts';
import { resendInvitation } from '../invitations/index.ts';
import { addPerson, invitePerson } from './admit.ts';
import { changeMember, changePerson } from './change.ts';
import { getCurrentPerson } from './current.ts';
import { pageMessage, personMessage, roleMessage } from './message.ts';
import { getPerson, listOrganizationPeople, listPeople } from './read.ts';
import { deletePerson, removeMember } from './remove.ts';
import { admissionOf, assignedRoles, emailAlong, fieldsOf, keepEmail, memberOf, namesOfRoles, rolesOf, whoOf } from './request.ts';
import { assignMemberRoles, listMemberPermissions, listMemberRoles, removeMemberRole } from './roles.ts';
import { searchOrganizationPeople, searchPeople } from './search.ts';

const { method } = UserService;

export const userService = serve(UserService, {
  getUser: procedure(method.getUser, {
    command: getPerson,
    request: whoOf,
    response: (person, caller) => ({ user: personMessage(person, caller) }),
  }),
  listUsers: procedure(method.listUsers, {
    command: listPeople,
    request: ({ pageSize, pageToken }) => ({ size: pageSize, token: pageToken }),
    response: pageMessage,
  }),
  listOrganizationUsers: procedure(method.listOrganizationUsers, {
    command: listOrganizationPeople,
    request: ({ organizationId, pageSize, pageToken }) => ({ organizationId: parseId('org', organizationId), size: pageSize, token: pageToken }),
    response: pageMessage,
  }),
  createUserAndMembership: procedure(method.createUserAndMembership, {
    command: invitePerson,
    restBody: rolesByNameOrId,
    request: ({ organizationId, user, sendInvitationEmail }) => ({
      ...admissionOf(organizationId, user?.membership, sendInvitationEmail),
      email: user?.email ?? '',
      fields: user ? fieldsOf(user) : {},
    }),
    response: (person, caller) => ({ user: personMessage(person, caller) }),
  }),
  updateUser: procedure(method.updateUser, {
    command: changePerson,
    restUnknown: keepEmail,
    request: (message) => ({ user: whoOf(message), fields: message.user ? fieldsOf(message.user) : {}, email: message.user && emailAlong(message.user) }),
    response: (person, caller) => ({ user: personMessage(person, caller) }),
  }),
  deleteUser: procedure(method.deleteUser, { command: deletePerson, request: whoOf, response: () => ({}) }),
  createMembership: procedure(method.createMembership, {
    command: addPerson,
    restBody: rolesByNameOrId,
    request: (message) => ({ ...admissionOf(message.organizationId, message.membership, message.sendInvitationEmail), user: whoOf(message) }),
    response: (person, caller) => ({ user: personMessage(person, caller) }),
  }),
  updateMembership: procedure(method.updateMembership, {
    command: changeMember,
    restBody: rolesByNameOrId,
    request: (message) => ({
      organizationId: parseId('org', message.organizationId),
      user: whoOf(message),
      fields: { roles: rolesOf(message.membership?.roles ?? []), metadata: message.membership?.metadata ?? {} },
    }),
    response: (person, caller) => ({ user: personMessage(person, caller) }),
  }),
  deleteMembership: procedure(method.deleteMembership, {
    command: removeMember,
    request: (message) => ({ organizationId: parseId('org', message.organizationId), user: whoOf(message), cascade: message.cascade ?? false }),
    response: () => ({}),
  }),
  resendInvite: procedure(method.resendInvite, {
    command: resendInvitation,
    request: ({ organizationId, id }) => ({ organizationId: parseId('org', organizationId), userId: parseId('usr', id) }),
    response: (invitation) => ({
      invite: {
        organizationId: invitation.organizationId,
        userId: invitation.userId,
        ...(invitation.inviterEmail === null ? {} : { inviterEmail: invitation.inviterEmail }),
        // It has just been sent, so it is open.
        status: 'PENDING_INVITE',
        createdAt: timestampFromDate(invitation.createdAt),
        expiresAt: timestampFromDate(invitation.expiresAt),
        ...(invitation.resentAt ? { resentAt: timestampFromDate(invitation.resentAt) } : {}),
        resentCount: invitation.resentCount,
      },
    }),
  }),
  getCurrentUser: procedure(method.getCurrentUser, {
    command: getCurrentPerson,
    request: () => undefined,
    response: ({ person, sessionId }, caller) => ({ user: personMessage(person, caller), currentSessionId: sessionId }),
  }),
  getSupportHash: notServed('there is no support desk to prove anything to'),
  searchUsers: procedure(method.searchUsers, {
    command: searchPeople,
    request: ({ query, pageSize, pageToken }) => ({ query, size: pageSize, token: pageToken }),
    response: pageMessage,
  }),
  searchOrganizationUsers: procedure(method.searchOrganizationUsers, {
    command: searchOrganizationPeople,
    request: ({ organizationId, query, pageSize, pageToken }) => ({
      organizationId: parseId('org', organizationId),
      query,
      size: pageSize,
      token: pageToken,
    }),
    response: pageMessage,
  }),
  listUserRoles: procedure(method.listUserRoles, {
    command: listMemberRoles,
    request: memberOf,
    response: (roles) => ({ roles: roles.map(roleMessage) }),
  }),
  assignUserRoles: procedure(method.assignUserRoles, {
    command: assignMemberRoles,
    restBody: namesOfRoles,
    request: (message) => ({ ...memberOf(message), roles: assignedRoles(message.roles) }),
    response: (roles) => ({ roles: roles.map(roleMessage) }),
  }),
  removeUserRole: procedure(method.removeUserRole, {
    command: removeMemberRole,
    request: (message) => ({ ...memberOf(message), role: message.roleName }),
    response: () => ({}),
  }),
  listUserPermissions: procedure(method.listUserPermissions, {
    command: listMemberPermissions,
    request: memberOf,
    response: (permissions) => ({ permissions: permissions.map(({ id, name, description }) => ({ id, name, description })) }),
  }),
});
