import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { everyCall, nameOf } from './testing/every-call.ts';

// What the API can do, people can do on a page: the dashboard's or their own. What no page calls is listed with the reason.

const AS_WELL = 'a page shows the same by another call: ';
const PROGRAMS = 'for programs: ';
const SIGN_IN = 'for sign-in pages of an app’s own; the hosted page does it itself';

const ON_NO_PAGE: Readonly<Record<string, string>> = {
  'OrganizationService/GetOrganizationByExternalId': `${AS_WELL}the search of organizations finds external ids`,
  'UserService/GetCurrentUser': `${AS_WELL}GetMe`,
  'UserService/ListUserRoles': `${AS_WELL}answers about people carry their roles`,
  'UserService/AssignUserRoles': `${AS_WELL}UpdateMembership sets them all at once`,
  'UserService/RemoveUserRole': `${AS_WELL}UpdateMembership sets them all at once`,
  'RolesService/GetOrganizationRole': `${AS_WELL}the list of an organization’s roles is whole`,
  'RolesService/GetPermission': `${AS_WELL}the list of permissions`,
  'RolesService/ListRolePermissions': `${AS_WELL}roles are listed with their permissions`,
  'RolesService/ListEffectiveRolePermissions': `${AS_WELL}roles are listed with their permissions, the inherited ones too`,
  'InvitationService/GetInvitation': `${AS_WELL}pages ask for many at once`,
  'InvitationService/ReportMailBounce': `${PROGRAMS}the webhook of a mail provider`,
  'ApprovalService/GetInvitationRequest': `${AS_WELL}what waits and what was answered is listed whole`,
  'AuthService/ListAuthMethods': SIGN_IN,
  'AuthService/DiscoveryAuthMethod': SIGN_IN,
  'AuthService/GetAuthCustomizations': SIGN_IN,
  'AuthService/GetAuthFeatures': SIGN_IN,
  'PasswordlessService/SendPasswordlessEmail': SIGN_IN,
  'PasswordlessService/VerifyPasswordlessEmail': SIGN_IN,
  'PasswordlessService/ResendPasswordlessEmail': SIGN_IN,
  'WebAuthnService/BeginRegistration': 'a passkey is made on the device that keeps it: people do it at /ui/profile/passkeys',
  'WebAuthnService/FinishRegistration': 'a passkey is made on the device that keeps it: people do it at /ui/profile/passkeys',
  'WebAuthnService/UpdateCredential': 'people name their passkeys at /ui/profile/passkeys',
  'WebAuthnService/BeginAuthentication': SIGN_IN,
  'WebAuthnService/FinishAuthentication': SIGN_IN,
  'WebAuthnService/GetRelatedOrigins': `${PROGRAMS}browsers ask for it`,
  'EventsService/ListEvents': `${AS_WELL}ListEventsPaginated, which filters`,
  'ClientService/DeleteResourceProvider': 'a text that clients of the contract keep with a resource; nothing here goes by it',
  'ClientService/RegisterClient': `${PROGRAMS}they introduce themselves`,
  'ApiTokenService/ValidateToken': `${PROGRAMS}an API that was shown a token`,
  'SessionService/GetSession': `${AS_WELL}a person’s sessions are listed whole`,
  'DirectoryService/GetDirectory': `${AS_WELL}an organization’s directories are listed whole`,
  'ConnectionService/ListOrganizationConnections': `${AS_WELL}each stands in its organization`,
  'ConnectionService/SearchOrganizationConnections': `${AS_WELL}each stands in its organization`,
  'ConnectionService/DisableEnvironmentConnection': 'a provider is switched off by the environment’s methods: nobody comes by one that they do not name',
  'DomainService/UpdateDomain': 'a domain has nothing that can change',
  'DomainService/GetDomain': `${AS_WELL}an organization’s domains are listed whole`,
  'AuditLogsService/ListAuthRequests': `${AS_WELL}the auth log’s own search, which tells every step`,
};

const WEB = resolve(import.meta.dirname, '../../web/src');
const pages = globSync('**/*.{ts,tsx}', { cwd: WEB }).map((file) => readFileSync(join(WEB, file), 'utf8'));

/** A file that names the service calls whatever method of it stands there. */
const isCalled = ({ method }: (typeof everyCall)[number]): boolean =>
  pages.some((code) =>
    code.includes(`${method.parent.name}.method`) || code.includes(`= ${method.parent.name};`)
      ? new RegExp(`\\bmethod\\.${method.localName}\\b`).test(code)
      : false,
  );

test('every call that is served can be made from a page, or it is said why there is no need', () => {
  const missing = everyCall.filter((call) => !isCalled(call)).map(nameOf);
  assert.deepEqual(
    missing.filter((name) => !ON_NO_PAGE[name]),
    [],
  );
  assert.deepEqual(
    Object.keys(ON_NO_PAGE).filter((name) => !missing.includes(name)),
    [],
    'a page calls it by now, or it is served no more: take it off the list',
  );
});
