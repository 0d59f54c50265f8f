import { type DescMessage, fromBinary, type JsonObject, type JsonValue } from '@bufbuild/protobuf';
import { base64Decode } from '@bufbuild/protobuf/wire';
import { ErrorInfoSchema } from '@tenon/api/scalekit/v1/errdetails/errdetails_pb.ts';
import { OrganizationService } from '@tenon/api/scalekit/v1/organizations/organizations_pb.ts';
import { services } from '../app.ts';
import type { Procedure } from '../chassis/serve.ts';
import { SYSTEM_PERMISSIONS } from '../features/roles/permission.ts';
import type { Permission } from '../platform/actor.ts';
import type { ClientId, OrganizationId, ResourceId, UserId } from '../platform/ids.ts';
import { createOAuthWorld } from './oauth-world.ts';

/** Every RPC that is served. */
export const everyCall: readonly Procedure[] = services.flatMap(({ procedures }) => procedures.filter(({ later }) => !later));

export const nameOf = ({ method }: Procedure): string => `${method.parent.name}/${method.name}`;

/** An environment with its own front, serving everything. */
export const createWholeWorld = () => createOAuthWorld({ agents: { registration: true, metadata: true } }, services);
export type WholeWorld = Awaited<ReturnType<typeof createWholeWorld>>;

export interface Answer {
  /** `ok`, or the code as Connect spells it: `not_found`. */
  readonly code: string;
  readonly message: string;
  /** Our own code, and what the error says besides. */
  readonly detail: string;
  readonly body: JsonObject;
  readonly text: string;
}

/** One call over Connect with JSON. */
export async function call({ url }: { readonly url: string }, { path }: Pick<Procedure, 'path'>, request: JsonValue, token?: string): Promise<Answer> {
  const response = await fetch(`${url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token === undefined ? {} : { authorization: token.includes(' ') ? token : `Bearer ${token}` }) },
    body: JSON.stringify(request),
  });
  const text = await response.text();
  const body = JSON.parse(text) as JsonObject & { readonly code?: string; readonly message?: string; readonly details?: readonly { readonly value: string }[] };
  if (response.ok) return { code: 'ok', message: '', detail: '', body, text };
  const [first] = body.details ?? [];
  const info = first ? fromBinary(ErrorInfoSchema, base64Decode(first.value)) : undefined;
  const violations = info?.validationErrorInfo?.fieldViolations.map(({ field, description }) => `${field} ${description}`) ?? [];
  return { code: String(body.code), message: String(body.message), detail: [info?.debugInfo?.detail, ...violations].join(' '), body, text };
}

/** One of everything in an environment, and an organization with one of everything: what each is called. */
export type Furniture = Readonly<Record<FurnitureName, string>>;
const OF_THE_ENVIRONMENT = [
  'environment',
  'role',
  'permission',
  'client',
  'clientSecret',
  'resource',
  'resourceClient',
  'scope',
  'environmentConnection',
  'passwordless',
  'stranger',
  'authRequest',
  'attribute',
  'interceptor',
  'webhookEndpoint',
  'webhookDelivery',
] as const;
const OF_THE_ORGANIZATION = [
  'organization',
  'organizationExternal',
  'user',
  'userExternal',
  'session',
  'invited',
  'invitedEmail',
  'organizationRole',
  'domain',
  'joinRequest',
  'secondJoinRequest',
  'invitationRequest',
  'secondInvitationRequest',
  'bulkReady',
  'bulkToCancel',
  'bulkRunning',
  'bulkPaused',
  'bulkDone',
  'connection',
  'directory',
  'directoryGroup',
  'directorySecret',
  'passkey',
  'disabledDirectory',
  'organizationClient',
  'organizationClientSecret',
  'apiToken',
  'apiTokenText',
  'portalLink',
  'consent',
  'auditEntry',
] as const;
type FurnitureName = (typeof OF_THE_ENVIRONMENT)[number] | (typeof OF_THE_ORGANIZATION)[number];
export const isOfTheOrganization = (name: string): boolean => (OF_THE_ORGANIZATION as readonly string[]).includes(name);

let furnished = 0;

/**
 * @param marker stands in every text that is the organization's own, so that a leak can be seen
 * @param shared stands in every text that is the environment's, which all of its organizations may see
 */
export async function furnish(house: WholeWorld, app: string, marker: string, shared = marker) {
  const number = ++furnished;
  const own = `${marker}${number}`;
  const common = `${shared}${number}`;
  const mail = (who: string) => `${who}-${own}@example.com`.toLowerCase();
  const make = async (name: string, request: JsonObject): Promise<Pick<Made, 'one' | 'at'>> => {
    const procedure = everyCall.find((one) => nameOf(one) === name);
    if (!procedure) throw new Error(`nobody serves ${name}`);
    const answer = await call(house, procedure, request, app);
    if (answer.code !== 'ok') throw new Error(`${name}: ${answer.code} ${answer.message} ${answer.detail}`);
    const at = (path: string): string =>
      String(path.split('.').reduce<JsonValue | undefined>((value, step) => (value as JsonObject | undefined)?.[step], answer.body));
    return { one: answer.body, at };
  };
  const organization = (await make('OrganizationService/CreateOrganization', { organization: { display_name: own, external_id: `customer-${own}` } })).at(
    'organization.id',
  );
  const organization_id = organization;
  await make('OrganizationService/UpdateOrganizationSettings', {
    id: organization,
    settings: { features: ['sso', 'dir_sync'].map((name) => ({ name, enabled: true })) },
  });
  const invitee = await make('UserService/CreateUserAndMembership', {
    organization_id,
    user: { email: mail('invited'), external_id: `invited-${own}`, user_profile: { given_name: own }, metadata: { team: own } },
  });
  const invited = invitee.at('user.id');
  // A worker sends mails, and nobody works here.
  await house.world.db
    .updateTable('invitations')
    .set({ mail_state: 'accepted', mail_answer: '250 taken', mail_at: house.world.now() })
    .where('user_id', '=', invited as UserId)
    .execute();
  // Signs in without a mail: their mailbox was proven before.
  const user = await house.person(mail('member'), { external_id: `member-${own}`, given_name: own });
  await house.member(user, organization as OrganizationId);
  const stranger = await house.person(mail('stranger'), { given_name: own });
  await make('RolesService/CreatePermission', { permission: { name: `do:${common}`, description: common } });
  await make('RolesService/CreateRole', { role: { name: `role_${common}`, display_name: common, permissions: [`do:${common}`] } });
  await make('RolesService/CreateOrganizationRole', { org_id: organization, role: { name: `local_${own}`, display_name: own, extends: `role_${common}` } });
  const client = await make('ClientService/CreateClient', { client: { name: common, client_type: 'WEB_APP' } });
  const client_id = client.at('client.id');
  const secret = await make('ClientService/CreateClientSecret', { client_id });
  const scope = await make('ClientService/CreateScope', { env_id: house.world.environment.id, scope: { name: `scope${common}`, description: common } });
  const resource = await make('ClientService/CreateResource', { resource: { name: common, resource_type: 'SERVER', scopes: [`scope${common}`] } });
  const agent = await make('ClientService/CreateResourceClient', { resource_id: resource.at('resource.id'), client: { name: common } });
  const machine = await make('ClientService/CreateOrganizationClient', { organization_id, client: { name: own, description: own } });
  const machineId = machine.at('client.clientId');
  const machineSecret = await make('ClientService/CreateOrganizationClientSecret', { organization_id, client_id: machineId });
  const attribute = (await make('UserAttributeService/CreateUserAttribute', { key: `attribute_${own.replaceAll('-', '_')}`, display_name: own })).at(
    'attribute.key',
  );
  const connectionOf = { provider: 'OKTA', type: 'SAML' };
  const connection = await make('ConnectionService/CreateConnection', { organization_id, connection: connectionOf });
  const environmentConnection = await make('ConnectionService/CreateEnvironmentConnection', {
    connection: { provider_key: `KEY${number}`, provider: 'GOOGLE', type: 'OAUTH' },
  });
  const directory = (await make('DirectoryService/CreateDirectory', { organization_id, directory: { directory_type: 'SCIM' } })).at('directory.id');
  const directorySecret = await make('DirectoryService/CreateDirectorySecret', { organization_id, directory_id: directory });
  const times = { created_at: house.world.now(), updated_at: house.world.now() };
  const directoryGroup = house.world.desk.entropy.id('dirgroup', house.world.now());
  await house.world.db
    .insertInto('directory_groups')
    .values({ id: directoryGroup, environment_id: house.world.environment.id, directory_id: directory as `dir_${string}`, display_name: own, ...times })
    .execute();
  // Only a device makes one.
  const passkey = house.world.desk.entropy.id('cred', house.world.now());
  await house.world.db
    .insertInto('passkeys')
    .values({
      id: passkey,
      environment_id: house.world.environment.id,
      user_id: user,
      credential_id: `passkey-of-${own}`,
      public_key: '',
      sign_count: '0',
      aaguid: '00000000-0000-0000-0000-000000000000',
      transports: [],
      backup_eligible: true,
      backed_up: true,
      name: own,
      ...times,
    })
    .execute();
  const domain = await make('DomainService/CreateDomain', { organization_id, domain: { domain: `${own.toLowerCase().replaceAll('_', '-')}.example` } });
  const token = await make('ApiTokenService/CreateToken', { token: { organization_id, description: own } });
  const link = await make('OrganizationService/GeneratePortalLink', { id: organization });
  const passwordless = await make('PasswordlessService/SendPasswordlessEmail', { email: mail('visitor'), state: common });
  const signedIn = await signIn(house, user, organization as OrganizationId);
  // People set these up themselves, on hosted pages. They have shown it, too.
  const since = { environment_id: house.world.environment.id, user_id: user };
  await house.world.db
    .insertInto('passwords')
    .values({ ...since, hash: '', changed_at: house.world.now() })
    .execute();
  await house.world.db
    .insertInto('authenticators')
    .values({ ...since, secret: '', last_step: 0, created_at: house.world.now() })
    .execute();
  await house.world.db
    .updateTable('sessions')
    .set({ proofs: ['email_code', 'totp'] })
    .where('user_id', '=', user)
    .execute();
  const [, claims = ''] = signedIn.split('.');
  // A worker writes the log, and nobody works here.
  const authRequest = house.world.desk.entropy.id('req', house.world.now());
  await house.world.db
    .insertInto('auth_requests')
    .values({ id: authRequest, environment_id: house.world.environment.id, status: 'SUCCESS', workflow: 'LOGIN', email: mail('member'), ...times })
    .execute();
  // Who asks does so on a hosted page.
  const asking = async (user_id: UserId) => {
    const id = house.world.desk.entropy.id('jrq', house.world.now());
    const where = { environment_id: house.world.environment.id, organization_id: organization as OrganizationId };
    await house.world.db
      .insertInto('join_requests')
      .values({ id, ...where, user_id, status: 'waiting', created_at: house.world.now() })
      .execute();
    return id;
  };
  const [joinRequest, secondJoinRequest] = [await asking(stranger as UserId), await asking(invited as UserId)];
  const bulk = async (status: 'ready' | 'running' | 'paused' | 'done') => {
    const id = house.world.desk.entropy.id('bulk', house.world.now());
    await house.world.db
      .insertInto('bulk_invitations')
      .values({
        id,
        environment_id: house.world.environment.id,
        organization_id: organization as OrganizationId,
        key: id,
        upload: id,
        name: 'people.csv',
        status,
        actor: JSON.stringify({ kind: 'system', job: 'test' }),
        started_at: status === 'ready' ? null : house.world.now(),
        ...times,
      })
      .execute();
    return id;
  };
  // Only a member who may not approve has one waiting.
  const wanting = async (who: string) => {
    const id = house.world.desk.entropy.id('ivr', house.world.now());
    await house.world.db
      .insertInto('invitation_requests')
      .values({
        id,
        environment_id: house.world.environment.id,
        organization_id: organization as OrganizationId,
        email: mail(who),
        roles: [],
        asked: JSON.stringify({ fields: {}, membershipMetadata: {} }),
        requester_email: mail('member'),
        status: 'waiting',
        created_at: house.world.now(),
      })
      .execute();
    return id;
  };
  const [invitationRequest, secondInvitationRequest] = [await wanting('wanted'), await wanting('unwanted')];
  const disabledDirectory = (await make('DirectoryService/CreateDirectory', { organization_id, directory: { directory_type: 'SCIM' } })).at('directory.id');
  await make('DirectoryService/DisableDirectory', { organization_id, id: disabledDirectory });
  const consent = house.world.desk.entropy.id('usrcnst', house.world.now());
  await house.world.db
    .insertInto('consents')
    .values({
      id: consent,
      environment_id: house.world.environment.id,
      user_id: user,
      client_id: agent.at('client.clientId') as ClientId,
      organization_id: organization as OrganizationId,
      resource_id: resource.at('resource.id') as ResourceId,
      scopes: [`scope${common}`],
      granted_at: house.world.now(),
    })
    .execute();
  // Off: nobody answers there.
  const interceptor = await make('InterceptorService/CreateInterceptor', {
    display_name: common,
    trigger: 'INTERCEPTOR_TRIGGER_PRE_USER_INVITATION',
    url: 'https://app.example.com/interceptor',
    enabled: false,
  });
  const endpoint = await make('WebhookService/CreateWebhookEndpoint', { url: 'https://app.example.com/webhooks', description: common });
  const delivery = await make('WebhookService/SendTestWebhook', { endpoint_id: endpoint.at('endpoint.id') });
  const { id: auditEntry } = await house.world.db
    .selectFrom('audit_entries')
    .select('id')
    .where('organization_id', '=', organization as OrganizationId)
    .orderBy('id')
    .limit(1)
    .executeTakeFirstOrThrow();
  const names: Furniture = {
    interceptor: interceptor.at('interceptor.id'),
    webhookEndpoint: endpoint.at('endpoint.id'),
    webhookDelivery: delivery.at('delivery.id'),
    consent,
    environment: house.world.environment.id,
    organization,
    organizationExternal: `customer-${own}`,
    user,
    userExternal: `member-${own}`,
    session: (JSON.parse(Buffer.from(claims, 'base64url').toString()) as { readonly sid: string }).sid,
    invited,
    invitedEmail: mail('invited'),
    stranger,
    role: `role_${common}`,
    organizationRole: `local_${own}`,
    permission: `do:${common}`,
    client: client_id,
    clientSecret: secret.at('secret.id'),
    resource: resource.at('resource.id'),
    resourceClient: agent.at('client.clientId'),
    scope: scope.at('scope.id'),
    organizationClient: machineId,
    organizationClientSecret: machineSecret.at('secret.id'),
    connection: connection.at('connection.id'),
    environmentConnection: environmentConnection.at('connection.id'),
    directory,
    directoryGroup,
    directorySecret: directorySecret.at('secret.id'),
    passkey,
    disabledDirectory,
    domain: domain.at('domain.id'),
    apiToken: token.at('tokenId'),
    apiTokenText: token.at('token'),
    portalLink: link.at('link.id'),
    passwordless: passwordless.at('authRequestId'),
    authRequest,
    auditEntry,
    attribute,
    joinRequest,
    secondJoinRequest,
    invitationRequest,
    secondInvitationRequest,
    bulkReady: await bulk('ready'),
    bulkToCancel: await bulk('ready'),
    bulkRunning: await bulk('running'),
    bulkPaused: await bulk('paused'),
    bulkDone: await bulk('done'),
  };
  const missing = Object.entries(names).filter(([, value]) => value === 'undefined');
  if (missing.length > 0) throw new Error(`nothing was found for ${missing.map(([name]) => name).join(', ')}`);
  return { names, own, member: signedIn, machine: { id: machineId, secret: machine.at('plainSecret') } };
}

interface Made {
  readonly one: JsonObject;
  at(path: string): string;
}

/** The access token of a person, signed in to one organization. */
export async function signIn(house: WholeWorld, user: UserId, organization: OrganizationId): Promise<string> {
  const window = house.browser();
  await window.signIn(user);
  const { body } = await house.redeem((await window.authorize({ organization_id: organization })).searchParams.get('code'));
  if (body.access_token === undefined) throw new Error(`${user} did not get in: ${JSON.stringify(body)}`);
  return body.access_token;
}

/** A member who may do all that members can be allowed to. @param but all but this */
export async function mightyMember(house: WholeWorld, app: string, organization: string, but?: Permission): Promise<string> {
  const organizationId = organization as OrganizationId;
  const name = `mighty_${++furnished}`;
  const create = everyCall.find((one) => nameOf(one) === 'RolesService/CreateRole')!;
  const permission = everyCall.find((one) => nameOf(one) === 'RolesService/CreatePermission')!;
  const allowed = Object.keys(SYSTEM_PERMISSIONS).filter((known) => known !== but);
  for (const known of allowed) await call(house, permission, { permission: { name: known, description: known } }, app);
  const made = await call(house, create, { role: { name, display_name: name, permissions: allowed } }, app);
  if (made.code !== 'ok') throw new Error(made.text);
  const user = await house.person(`${name.replace('_', '-')}@example.com`);
  await house.member(user, organizationId);
  const assign = everyCall.find((one) => nameOf(one) === 'UserService/AssignUserRoles')!;
  const given = await call(house, assign, { organization_id: organization, user_id: user, roles: [{ role_name: name }] }, app);
  if (given.code !== 'ok') throw new Error(given.text);
  return signIn(house, user, organizationId);
}

/** A request that would be answered, made of these names. Fields are filled by what they are called; the rest stands in `BODIES`. */
export function requestFor(procedure: Procedure, names: Furniture): JsonObject {
  const { method } = procedure;
  const request = { ...fieldsOf(method.input, method.parent.name, method.name, names), ...BODIES[nameOf(procedure)]?.(names) };
  return Object.fromEntries(Object.entries(request).filter(([, value]) => value !== LEFT_OUT));
}

function fieldsOf(input: DescMessage, service: string, method: string, names: Furniture): JsonObject {
  const request: JsonObject = {};
  const within = input.fields.some(({ name }) => name === 'organization_id' || name === 'org_id');
  const settled = new Set<unknown>();
  for (const field of input.fields) {
    if (field.fieldKind !== 'scalar' || (field.oneof && settled.has(field.oneof))) continue;
    const known = furnitureFor(field.name, service, method, within);
    if (known === undefined) continue;
    request[field.name] = names[known];
    if (field.oneof) settled.add(field.oneof);
  }
  return request;
}

function furnitureFor(field: string, service: string, method: string, within: boolean): FurnitureName | undefined {
  const invited = /Invit/.test(service + method) && service !== 'BulkInvitationService';
  switch (field) {
    case 'organization_id':
    case 'org_id':
      return 'organization';
    case 'user_id':
      return invited ? 'invited' : 'user';
    case 'env_id':
      return 'environment';
    case 'session_id':
      return 'session';
    case 'credential_id':
      return 'passkey';
    case 'client_id':
      return /Resource|Consent/.test(method) ? 'resourceClient' : within && service === 'ClientService' ? 'organizationClient' : 'client';
    case 'secret_id':
      if (service === 'DirectorySecretService') return 'directorySecret';
      return within ? 'organizationClientSecret' : 'clientSecret';
    case 'resource_id':
    case 'res_id':
      return 'resource';
    case 'role_name':
      return within ? 'organizationRole' : 'role';
    case 'permission_name':
      return 'permission';
    case 'connection_id':
      // Domains have one in the contract, and nothing is done with it.
      if (service === 'DomainService') return undefined;
      return /Environment/.test(method) ? 'environmentConnection' : 'connection';
    case 'directory_id':
      return 'directory';
    case 'directory_group_id':
      return 'directoryGroup';
    case 'consent_id':
      return 'consent';
    case 'link_id':
      return 'portalLink';
    case 'interceptor_id':
      return 'interceptor';
    case 'endpoint_id':
      return 'webhookEndpoint';
    case 'delivery_id':
      return 'webhookDelivery';
    case 'auth_request_id':
      return 'passwordless';
    case 'token':
      return 'apiToken';
    case 'external_id':
      return /ListOrganization/.test(method) ? 'organizationExternal' : undefined;
    case 'id':
      return invited && service !== 'ApprovalService' ? 'invited' : IDS[service];
    default:
      return undefined;
  }
}

const IDS: Readonly<Record<string, FurnitureName>> = {
  [OrganizationService.name]: 'organization',
  UserService: 'user',
  ClientService: 'scope',
  DirectoryService: 'directory',
  ConnectionService: 'connection',
  DomainService: 'domain',
  AuthLogService: 'authRequest',
  AuditTrailService: 'auditEntry',
  JoinRequestService: 'joinRequest',
  ApprovalService: 'invitationRequest',
  BulkInvitationService: 'bulkReady',
};

/** Stands where a field that would be filled is not to be. */
const LEFT_OUT = '';

let made = 0;
const fresh = (word: string) => `${word}${++made}`;

const MAIL = { kind: 'login_code', language: 'en' };

/** What a request needs beside the names of things. */
const BODIES: Readonly<Record<string, (names: Furniture) => JsonObject>> = {
  'AuthService/ListAuthMethods': () => ({ intent: 'sign_in' }),
  'AuthService/DiscoveryAuthMethod': () => ({ discovery_request: { email: 'ada@example.com', intent: 'sign_in' } }),
  'OrganizationService/CreateOrganization': () => ({ organization: { display_name: 'New' } }),
  'OrganizationService/UpdateOrganization': () => ({ organization: { display_name: 'Renamed' } }),
  'OrganizationService/GetOrganizationByExternalId': ({ organizationExternal }) => ({ id: LEFT_OUT, external_id: organizationExternal }),
  'OrganizationService/SearchOrganization': () => ({ query: 'abc' }),
  'OrganizationService/UpdateOrganizationSettings': () => ({ settings: { features: [{ name: 'session_policy', enabled: true }] } }),
  'OrganizationService/UpdateOrganizationSessionPolicy': () => ({ policy_source: 'APPLICATION' }),
  'OrganizationService/UpsertUserManagementSettings': () => ({ settings: { max_allowed_users: 100 } }),
  'InterceptorService/CreateInterceptor': () => ({
    display_name: 'New',
    trigger: 'INTERCEPTOR_TRIGGER_PRE_SIGNUP',
    url: 'https://app.example.com/interceptor',
    enabled: false,
  }),
  'InterceptorService/UpdateInterceptor': () => ({ display_name: 'Renamed' }),
  'WebhookService/CreateWebhookEndpoint': () => ({ url: 'https://app.example.com/webhooks', event_types: ['organization.created'] }),
  'WebhookService/UpdateWebhookEndpoint': () => ({ description: 'Renamed' }),
  'WebhookService/ReplayWebhookEvents': () => ({ start_time: '2020-01-01T00:00:00Z' }),
  'InvitationService/BatchGetInvitations': ({ invited }) => ({ user_ids: [invited] }),
  'InvitationService/ReportMailBounce': ({ invitedEmail }) => ({ email: invitedEmail, answer: '550 5.1.1 no such user', status_code: '5.1.1' }),
  'InvitationService/InviteByLink': () => ({ email: `${fresh('by_link')}@example.com` }),
  'ApprovalService/RefuseInvitationRequest': ({ secondInvitationRequest }) => ({ id: secondInvitationRequest }),
  'ApprovalService/UpdateInvitationApproval': () => ({ approval_required: true }),
  'ApprovalService/RequestInvitation': () => ({ email: `${fresh('wanted')}@example.com` }),
  'UserService/SearchUsers': () => ({ query: 'abc' }),
  'UserService/SearchOrganizationUsers': () => ({ query: 'abc' }),
  'UserService/UpdateUser': () => ({ user: { user_profile: { given_name: 'Renamed' } } }),
  'UserService/CreateMembership': ({ stranger }) => ({ id: stranger, membership: {} }),
  'UserService/UpdateMembership': () => ({ membership: { metadata: { team: 'north' } } }),
  'UserService/CreateUserAndMembership': () => ({ user: { email: `${fresh('new')}@example.com` } }),
  'UserService/ResendInvite': ({ invited }) => ({ id: invited }),
  // Members give only what they hold.
  'UserService/AssignUserRoles': () => ({ roles: [{ role_name: 'member' }] }),
  'UserService/RemoveUserRole': () => ({ role_name: 'member' }),
  'RolesService/CreateRole': () => ({ role: { name: fresh('role'), display_name: 'New' } }),
  'RolesService/UpdateRole': () => ({ role: { description: 'Other' } }),
  'RolesService/CreateOrganizationRole': () => ({ role: { name: fresh('role'), display_name: 'New' } }),
  'RolesService/UpdateOrganizationRole': () => ({ role: { description: 'Other' } }),
  'RolesService/DeleteRole': () => ({ reassign_role_name: 'member' }),
  'RolesService/UpdateDefaultRoles': ({ role }) => ({ default_member_role: role }),
  'RolesService/UpdateDefaultOrganizationRoles': ({ organizationRole }) => ({ default_member_role: organizationRole }),
  'RolesService/CreatePermission': () => ({ permission: { name: fresh('do'), description: 'New' } }),
  'RolesService/UpdatePermission': ({ permission }) => ({ permission: { name: permission, description: 'Other' } }),
  'RolesService/AddPermissionsToRole': ({ permission }) => ({ permission_names: [permission] }),
  'PasswordlessService/SendPasswordlessEmail': () => ({ email: `${fresh('mail')}@example.com` }),
  'PasswordlessService/VerifyPasswordlessEmail': () => ({ code: '000000' }),
  'WebAuthnService/FinishRegistration': () => ({ credential_id: 'AA', attestation_object: 'AA', client_data_json: 'AA' }),
  'WebAuthnService/FinishAuthentication': () => ({
    session_id: fresh('ceremony'),
    credential_id: 'AA',
    response: { authenticator_data: 'AA', client_data_json: 'AA', signature: 'AA', user_handle: 'AA' },
  }),
  'WebAuthnService/UpdateCredential': () => ({ display_name: 'Renamed' }),
  'EventsService/ListEvents': () => ({ filter: {} }),
  'EventsService/ListEventsPaginated': ({ organization }) => ({ filter: { organization_id: organization } }),
  'ClientService/CreateClient': () => ({ client: { name: 'New', client_type: 'WEB_APP' } }),
  'ClientService/UpdateClient': () => ({ client: { name: 'Renamed' }, mask: 'name' }),
  'ClientService/UpdateClientSecret': () => ({ secret: { status: 'INACTIVE' }, mask: 'status' }),
  'ClientService/CreateOrganizationClient': () => ({ client: { name: 'New' } }),
  'ClientService/UpdateOrganizationClient': () => ({ client: { name: 'Renamed' } }),
  'ClientService/CreateResource': () => ({ resource: { name: 'New', resource_type: 'SERVER' } }),
  'ClientService/UpdateResource': () => ({ resource: { name: 'Renamed' }, update_mask: 'name' }),
  'ClientService/CreateResourceClient': () => ({ client: { name: 'New' } }),
  'ClientService/UpdateResourceClient': () => ({ client: { name: 'Renamed' }, update_mask: 'name' }),
  'ClientService/RegisterClient': () => ({ client: { client_name: 'Agent', redirect_uris: ['https://agent.example.com/callback'] } }),
  'ClientService/CreateScope': () => ({ scope: { name: fresh('scope'), description: 'New' } }),
  'ClientService/ListResources': () => ({ resource_type: 'SERVER' }),
  'ClientService/UpdateScope': () => ({ scope: { description: 'Other' } }),
  'ApiTokenService/CreateToken': ({ organization, user }) => ({ token: { organization_id: organization, user_id: user } }),
  'ApiTokenService/UpdateToken': () => ({ description: 'Other' }),
  'DirectoryService/CreateDirectory': () => ({ directory: { directory_type: 'SCIM' } }),
  'DirectoryService/DeleteDirectory': ({ disabledDirectory }) => ({ id: disabledDirectory }),
  'DirectoryService/UpdateDirectory': () => ({ directory: { name: 'Renamed' } }),
  'DirectoryService/AssignRoles': ({ directoryGroup, organizationRole }) => ({
    role_assignments: { assignments: [{ group_id: directoryGroup, role_name: organizationRole }] },
  }),
  'DirectoryService/UpdateAttributes': () => ({ attribute_mapping: { attributes: [{ key: 'email', map_to: 'email' }] } }),
  'ConnectionService/CreateConnection': () => ({ connection: { provider: 'OKTA', type: 'SAML' } }),
  'ConnectionService/CreateEnvironmentConnection': () => ({ connection: { provider: 'GITHUB', type: 'OAUTH', provider_key: fresh('KEY') } }),
  'ConnectionService/AssignDomainsToConnection': ({ domain }) => ({ domain_ids: [domain] }),
  'ConnectionService/UpdateConnection': () => ({ connection: { provider: 'OKTA', type: 'SAML' } }),
  'ConnectionService/UpdateEnvironmentConnection': () => ({ connection: { provider: 'GOOGLE', type: 'OAUTH' } }),
  'ConnectionService/SearchOrganizationConnections': () => ({ query: 'abc' }),
  'DomainService/CreateDomain': () => ({ domain: { domain: `${fresh('domain')}.example` } }),
  'DomainService/UpdateDomain': () => ({ domain: {} }),
  'JoinRequestService/RefuseJoinRequest': ({ secondJoinRequest }) => ({ id: secondJoinRequest }),
  'BulkInvitationService/CreateBulkInvitation': () => ({ rows: [{ email: `${fresh('new')}@example.com` }] }),
  'BulkInvitationService/PauseBulkInvitation': ({ bulkRunning }) => ({ id: bulkRunning }),
  'BulkInvitationService/ResumeBulkInvitation': ({ bulkPaused }) => ({ id: bulkPaused }),
  'BulkInvitationService/CancelBulkInvitation': ({ bulkToCancel }) => ({ id: bulkToCancel }),
  'BulkInvitationService/UndoBulkInvitation': ({ bulkDone }) => ({ id: bulkDone }),
  'SimulatorService/SimulateSignIn': () => ({ email: 'ada@example.com' }),
  'OrganizationPolicyService/UpdateOrganizationPolicy': () => ({ policy: { sso_only: false } }),
  'EnvironmentService/UpdateEnvironment': () => ({}),
  'BrandingService/PreviewBranding': () => ({ branding: { accent_color: '#aa3366' } }),
  'BrandingService/ListPageTexts': () => ({ language: 'de' }),
  'BrandingService/SetPageTexts': () => ({ language: 'de', texts: { 'signIn.heading': fresh('Bei {app}') } }),
  'BrandingService/ClearPageTexts': () => ({ language: 'de' }),
  'MailTemplateService/GetMailTemplate': () => MAIL,
  'MailTemplateService/SaveMailTemplate': () => ({ ...MAIL, content: { subject: 'Code', html: '{{ otp }}', text: '{{ otp }}' } }),
  'MailTemplateService/ResetMailTemplate': () => MAIL,
  'MailTemplateService/PreviewMailTemplate': () => MAIL,
  'MailTemplateService/SendTestMail': () => ({ ...MAIL, to: 'ada@example.com' }),
  'UserAttributeService/CreateUserAttribute': () => ({ key: fresh('attribute'), display_name: 'New' }),
  'UserAttributeService/UpdateUserAttribute': ({ attribute }) => ({ key: attribute, display_name: 'Renamed' }),
  'UserAttributeService/DeleteUserAttribute': ({ attribute }) => ({ key: attribute }),
  'TokenClaimService/PreviewTokenClaims': () => ({ client_id: LEFT_OUT }),
};
