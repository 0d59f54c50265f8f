/**
 * The walk of the wire programs (`go-wire`, `java-wire`) as data: what to call, with what, and what must come back. The
 * programs are two interpreters of it, each with its own gRPC library and its own generated code, so that one list of
 * facts is held against both. `node walk.ts FILE` writes it as JSON.
 */
import { writeFileSync } from 'node:fs';

/** What a value of an answer must be: itself, or a rule about it. The default of a type and nothing at all are the same. */
type Wanted = string | number | boolean | { present?: boolean; matches?: string; not?: string; least?: number };

interface Step {
  /** `Service/Method`. */
  readonly rpc?: string;
  /** Instead: a call of the runner's helper, `POST /sign-in`. */
  readonly helper?: string;
  readonly case?: string;
  /** The request as protobuf JSON with the names of the proto; `<name>` stands for what an earlier step saved. */
  readonly request: unknown;
  /** The code it is refused with; without it, it must go well. */
  readonly expect?: string;
  /** The field that ErrorInfo must name. */
  readonly violation?: string;
  /** Paths of the answer, `users[0].id` or `users.length`, and what is there. */
  readonly check?: Readonly<Record<string, Wanted>>;
  /** What later steps need: a name and where it stands in the answer. */
  readonly save?: Readonly<Record<string, string>>;
}

const steps: Step[] = [];

function service(name: string) {
  const call = (method: string, request: unknown, more: Omit<Step, 'request'> = {}) =>
    void steps.push({ rpc: `${name}/${method}`, case: 'success', request, ...more });
  const refused = (method: string, what: string, request: unknown, expect: string, violation?: string) =>
    void steps.push({ rpc: `${name}/${method}`, case: what, request, expect, ...(violation && { violation }) });
  /** Two pages, the second of another size, and a token that is none. */
  const paged = (method: string, request: object, list: string) => {
    call(
      method,
      { ...request, page_size: 2 },
      {
        case: 'paging forward',
        check: { [`${list}.length`]: 2, next_page_token: { matches: '.' } },
        save: { page: 'next_page_token', shown: `${list}[0].id` },
      },
    );
    call(
      method,
      { ...request, page_size: 1, page_token: '<page>' },
      { case: 'paging with another page size', check: { [`${list}.length`]: 1, [`${list}[0].id`]: { not: '<shown>' } } },
    );
    refused(method, 'a page token that is none', { ...request, page_token: 'no-token-of-ours' }, 'INVALID_ARGUMENT');
  };
  return { call, refused, paged };
}

const NOBODY = 'usr_10000000000000001';
const NO_ORGANIZATION = 'org_10000000000000001';

const organizations = service('OrganizationService');
{
  const { call, refused, paged } = organizations;
  const made = { check: { 'organization.id': { matches: '^org_[0-9]{15,21}$' } } };
  call(
    'CreateOrganization',
    { organization: { display_name: 'Orion <run>', external_id: 'orion-<run>', slug: 'orion-<run>', metadata: { plan: 'free' } } },
    {
      check: {
        ...made.check,
        'organization.display_name': 'Orion <run>',
        'organization.external_id': 'orion-<run>',
        'organization.slug': 'orion-<run>',
        'organization.metadata.plan': 'free',
        'organization.region_code': 'US',
        'organization.create_time': { present: true },
      },
      save: { org: 'organization.id' },
    },
  );
  call(
    'CreateOrganization',
    { organization: { display_name: 'Vega <run>' } },
    { case: 'only a name', check: { ...made.check, 'organization.external_id': { present: false } }, save: { org2: 'organization.id' } },
  );
  call('CreateOrganization', { organization: { display_name: 'Lyra <run>' } }, { case: 'a third', save: { org3: 'organization.id' } });
  refused('CreateOrganization', 'no name', { organization: { display_name: '' } }, 'INVALID_ARGUMENT', 'organization.display_name');
  refused('CreateOrganization', 'no organization', {}, 'INVALID_ARGUMENT', 'organization');
  refused('CreateOrganization', 'external id taken', { organization: { display_name: 'Orion', external_id: 'orion-<run>' } }, 'ALREADY_EXISTS');
  refused('CreateOrganization', 'slug taken', { organization: { display_name: 'Orion', slug: 'orion-<run>' } }, 'ALREADY_EXISTS');
  call('GetOrganization', { id: '<org>' }, { check: { 'organization.id': '<org>', 'organization.display_name': 'Orion <run>' } });
  call('GetOrganization', { external_id: 'orion-<run>' }, { case: 'by external id', check: { 'organization.id': '<org>' } });
  refused('GetOrganization', 'missing', { id: NO_ORGANIZATION }, 'NOT_FOUND');
  call('GetOrganizationByExternalId', { external_id: 'orion-<run>' }, { check: { 'organization.id': '<org>' } });
  refused('GetOrganizationByExternalId', 'missing', { external_id: 'nobody-has-this-<run>' }, 'NOT_FOUND');
  call(
    'ListOrganization',
    { page_size: 3 },
    {
      case: 'newest first',
      check: { 'organizations[0].id': '<org3>', 'organizations[1].id': '<org2>', 'organizations[2].id': '<org>', total_size: { least: 3 } },
    },
  );
  call('ListOrganization', {}, { case: 'default page size', check: { 'organizations.length': { least: 3 } } });
  paged('ListOrganization', {}, 'organizations');
  call(
    'ListOrganization',
    { external_id: 'orion-<run>' },
    { case: 'by external id', check: { 'organizations.length': 1, 'organizations[0].id': '<org>', next_page_token: '' } },
  );
  call('SearchOrganization', { query: 'ORION <run>' }, { check: { 'organizations.length': 1, 'organizations[0].id': '<org>' } });
  call('SearchOrganization', { query: 'no organization is called this' }, { case: 'nothing found', check: { 'organizations.length': 0, next_page_token: '' } });
  refused('SearchOrganization', 'too short', { query: 'or' }, 'INVALID_ARGUMENT', 'query');
  refused('SearchOrganization', 'page too large', { query: 'orion', page_size: 31 }, 'INVALID_ARGUMENT', 'page_size');
  call(
    'UpdateOrganization',
    { id: '<org>', organization: { display_name: 'Orion Labs <run>', metadata: { plan: 'paid' } } },
    { check: { 'organization.display_name': 'Orion Labs <run>', 'organization.metadata.plan': 'paid', 'organization.slug': 'orion-<run>' } },
  );
  call(
    'UpdateOrganization',
    { id: '<org>', organization: { slug: '' } },
    { case: 'an empty slug takes it away', check: { 'organization.slug': '', 'organization.external_id': 'orion-<run>' } },
  );
  refused('UpdateOrganization', 'missing', { id: NO_ORGANIZATION, organization: { display_name: 'X' } }, 'NOT_FOUND');
  refused('UpdateOrganization', 'external id taken', { id: '<org2>', organization: { external_id: 'orion-<run>' } }, 'ALREADY_EXISTS');
  call(
    'UpdateOrganizationSettings',
    { id: '<org>', settings: { features: [{ name: 'sso', enabled: true }] } },
    {
      check: {
        'organization.settings.features[0].name': 'sso',
        'organization.settings.features[0].enabled': true,
        'organization.settings.features[1].name': 'dir_sync',
      },
    },
  );
  refused('UpdateOrganizationSettings', 'no such feature', { id: '<org>', settings: { features: [{ name: 'teleport', enabled: true }] } }, 'INVALID_ARGUMENT');
  refused('UpdateOrganizationSettings', 'missing', { id: NO_ORGANIZATION, settings: { features: [{ name: 'sso', enabled: true }] } }, 'NOT_FOUND');
  call('UpsertUserManagementSettings', { organization_id: '<org>', settings: { max_allowed_users: 50 } }, { check: { 'settings.max_allowed_users': 50 } });
  refused('UpsertUserManagementSettings', 'missing', { organization_id: NO_ORGANIZATION, settings: { max_allowed_users: 5 } }, 'NOT_FOUND');
  call('GetOrganizationUserManagementSetting', { organization_id: '<org>' }, { check: { 'settings.max_allowed_users': 50 } });
  refused('GetOrganizationUserManagementSetting', 'missing', { organization_id: NO_ORGANIZATION }, 'NOT_FOUND');
  call('GetOrganizationSessionPolicy', { organization_id: '<org>' }, {});
  refused('GetOrganizationSessionPolicy', 'missing', { organization_id: NO_ORGANIZATION }, 'NOT_FOUND');
  refused('UpdateOrganizationSessionPolicy', 'while the feature is off', { organization_id: '<org>', policy_source: 'CUSTOM' }, 'FAILED_PRECONDITION');
  call('UpdateOrganizationSettings', { id: '<org>', settings: { features: [{ name: 'session_policy', enabled: true }] } }, { case: 'another feature' });
  call(
    'UpdateOrganizationSessionPolicy',
    {
      organization_id: '<org>',
      policy_source: 'CUSTOM',
      absolute_session_timeout: 8,
      absolute_session_timeout_unit: 'HOURS',
      idle_session_timeout_enabled: true,
      idle_session_timeout: 30,
      idle_session_timeout_unit: 'MINUTES',
    },
    { check: { policy: { present: true } } },
  );
  refused('UpdateOrganizationSessionPolicy', 'missing', { organization_id: NO_ORGANIZATION, policy_source: 'APPLICATION' }, 'NOT_FOUND');
  call('GetApplicationSessionPolicy', { organization_id: '<org>' });
  refused('GetApplicationSessionPolicy', 'missing', { organization_id: NO_ORGANIZATION }, 'NOT_FOUND');
  call(
    'GeneratePortalLink',
    { id: '<org>' },
    {
      check: { 'link.id': { matches: '^lnk_[0-9]+$' }, 'link.location': { matches: '/magicLink/' }, 'link.expire_time': { present: true } },
      save: { link: 'link.id' },
    },
  );
  refused('GeneratePortalLink', 'missing', { id: NO_ORGANIZATION }, 'NOT_FOUND');
  call('DeletePortalLinkByID', { id: '<org>', link_id: '<link>' });
  refused('DeletePortalLinkByID', 'missing', { id: '<org>', link_id: 'lnk_10000000000000001' }, 'NOT_FOUND');
  refused('GetPortalLinks', 'not for clients', { id: '<org>' }, 'PERMISSION_DENIED');
  refused('DeletePortalLink', 'not for clients', { id: '<org>' }, 'PERMISSION_DENIED');
  call('ListOrganization', { page_size: 1 }, { case: 'with a token that has run out' });
}

{
  const { call, refused } = service('RolesService');
  call(
    'CreatePermission',
    { permission: { name: 'docs:read_<run>', description: 'Read documents' } },
    { check: { 'permission.id': { matches: '^perm' }, 'permission.name': 'docs:read_<run>' } },
  );
  call('CreatePermission', { permission: { name: 'docs:write_<run>' } }, { case: 'without a description', check: { 'permission.description': '' } });
  refused('CreatePermission', 'duplicate', { permission: { name: 'docs:read_<run>' } }, 'INVALID_ARGUMENT');
  refused('CreatePermission', 'a bad name', { permission: { name: 'no spaces' } }, 'INVALID_ARGUMENT');
  call('GetPermission', { permission_name: 'docs:read_<run>' }, { check: { 'permission.description': 'Read documents' } });
  refused('GetPermission', 'missing', { permission_name: 'nobody:knows' }, 'NOT_FOUND');
  call(
    'UpdatePermission',
    { permission_name: 'docs:read_<run>', permission: { name: 'docs:read_<run>', description: 'See documents' } },
    { check: { 'permission.description': 'See documents' } },
  );
  refused('UpdatePermission', 'missing', { permission_name: 'nobody:knows', permission: { name: 'nobody:knows' } }, 'NOT_FOUND');
  refused('UpdatePermission', 'names differ', { permission_name: 'docs:read_<run>', permission: { name: 'docs:look' } }, 'INVALID_ARGUMENT');
  call(
    'ListPermissions',
    { page_size: 1 },
    { case: 'paging forward', check: { 'permissions.length': 1, next_page_token: { matches: '.' } }, save: { page: 'next_page_token' } },
  );
  call('ListPermissions', { page_size: 2, page_token: '<page>' }, { case: 'paging with another page size', check: { 'permissions.length': { least: 1 } } });
  refused('ListPermissions', 'page too large', { page_size: 101 }, 'INVALID_ARGUMENT', 'page_size');
  call(
    'CreateRole',
    { role: { name: 'reader_<run>', display_name: 'Reader', permissions: ['docs:read_<run>'] } },
    { check: { 'role.id': { matches: '^role_' }, 'role.name': 'reader_<run>' } },
  );
  call(
    'CreateRole',
    { role: { name: 'writer_<run>', display_name: 'Writer', extends: 'reader_<run>', permissions: ['docs:write_<run>'] } },
    { case: 'extends another', check: { 'role.extends': 'reader_<run>' } },
  );
  refused('CreateRole', 'duplicate', { role: { name: 'reader_<run>', display_name: 'Reader' } }, 'INVALID_ARGUMENT');
  refused('CreateRole', 'extends nothing', { role: { name: 'ghost_<run>', display_name: 'Ghost', extends: 'nobody' } }, 'INVALID_ARGUMENT');
  refused('CreateRole', 'a bad name', { role: { name: 'no-hyphens', display_name: 'X' } }, 'INVALID_ARGUMENT', 'role.name');
  call('GetRole', { role_name: 'writer_<run>' }, { check: { 'role.extends': 'reader_<run>', 'role.is_org_role': false } });
  refused('GetRole', 'missing', { role_name: 'nobody' }, 'NOT_FOUND');
  call(
    'GetRole',
    { role_name: 'writer_<run>', include: 'permissions' },
    { case: 'with its own permissions', check: { 'role.permissions.length': 1, 'role.permissions[0].name': 'docs:write_<run>' } },
  );
  call('GetRole', { role_name: 'writer_<run>', include: 'permissions:all' }, { case: 'with all permissions', check: { 'role.permissions.length': 2 } });
  call('ListRoles', {}, { check: { 'roles[0].name': 'admin', 'roles[1].name': 'member', 'roles.length': { least: 4 } } });
  call('UpdateRole', { role_name: 'reader_<run>', role: { display_name: 'Careful reader' } }, { check: { 'role.display_name': 'Careful reader' } });
  refused('UpdateRole', 'missing', { role_name: 'nobody', role: { display_name: 'X' } }, 'NOT_FOUND');
  refused('UpdateRole', 'a circle', { role_name: 'reader_<run>', role: { extends: 'writer_<run>' } }, 'INVALID_ARGUMENT');
  call(
    'ListRolePermissions',
    { role_name: 'writer_<run>' },
    { case: 'only its own', check: { 'permissions.length': 1, 'permissions[0].name': 'docs:write_<run>' } },
  );
  refused('ListRolePermissions', 'missing', { role_name: 'nobody' }, 'NOT_FOUND');
  call('ListEffectiveRolePermissions', { role_name: 'writer_<run>' }, { check: { 'permissions.length': 2 } });
  refused('ListEffectiveRolePermissions', 'missing', { role_name: 'nobody' }, 'NOT_FOUND');
  call('ListDependentRoles', { role_name: 'reader_<run>' }, { check: { 'roles.length': 1, 'roles[0].name': 'writer_<run>' } });
  refused('ListDependentRoles', 'missing', { role_name: 'nobody' }, 'NOT_FOUND');
  call('GetRoleUsersCount', { role_name: 'writer_<run>' }, { case: 'nobody has it', check: { count: 0 } });
  refused('GetRoleUsersCount', 'missing', { role_name: 'nobody' }, 'NOT_FOUND');
  call(
    'AddPermissionsToRole',
    { role_name: 'reader_<run>', permission_names: ['docs:write_<run>', 'unknown:one'] },
    { case: 'only what was added, unknown names left out', check: { 'permissions.length': 1, 'permissions[0].name': 'docs:write_<run>' } },
  );
  refused('AddPermissionsToRole', 'missing', { role_name: 'nobody', permission_names: ['docs:write_<run>'] }, 'NOT_FOUND');
  refused('AddPermissionsToRole', 'a bad name', { role_name: 'reader_<run>', permission_names: ['no spaces'] }, 'INVALID_ARGUMENT');
  call('RemovePermissionFromRole', { role_name: 'reader_<run>', permission_name: 'docs:write_<run>' });
  refused('RemovePermissionFromRole', 'not its own', { role_name: 'reader_<run>', permission_name: 'docs:write_<run>' }, 'NOT_FOUND');
  refused('RemovePermissionFromRole', 'inherited', { role_name: 'writer_<run>', permission_name: 'docs:read_<run>' }, 'FAILED_PRECONDITION');
  refused('DeleteRole', 'extended by another', { role_name: 'reader_<run>' }, 'FAILED_PRECONDITION');
  refused('DeleteRole', 'missing', { role_name: 'nobody' }, 'NOT_FOUND');
  call('DeleteRoleBase', { role_name: 'writer_<run>' });
  call('GetRole', { role_name: 'writer_<run>' }, { case: 'extends nothing any more', check: { 'role.extends': { present: false } } });
  refused('DeleteRoleBase', 'missing', { role_name: 'nobody' }, 'NOT_FOUND');
  call(
    'UpdateDefaultRoles',
    { default_creator_role: 'admin', default_member_role: 'member' },
    { check: { 'default_creator.name': 'admin', 'default_member.name': 'member' } },
  );
  refused('UpdateDefaultRoles', 'missing', { default_member_role: 'nobody' }, 'NOT_FOUND');
  call(
    'CreateOrganizationRole',
    { org_id: '<org>', role: { name: 'auditor_<run>', display_name: 'Auditor', extends: 'reader_<run>' } },
    { check: { 'role.is_org_role': true } },
  );
  refused('CreateOrganizationRole', 'duplicate', { org_id: '<org>', role: { name: 'auditor_<run>', display_name: 'Auditor' } }, 'INVALID_ARGUMENT');
  refused('CreateOrganizationRole', 'no such organization', { org_id: NO_ORGANIZATION, role: { name: 'auditor', display_name: 'Auditor' } }, 'NOT_FOUND');
  call('GetOrganizationRole', { org_id: '<org>', role_name: 'auditor_<run>' }, { check: { 'role.name': 'auditor_<run>' } });
  refused('GetOrganizationRole', 'missing', { org_id: '<org>', role_name: 'nobody' }, 'NOT_FOUND');
  call(
    'UpdateOrganizationRole',
    { org_id: '<org>', role_name: 'auditor_<run>', role: { display_name: 'Examiner' } },
    { check: { 'role.display_name': 'Examiner' } },
  );
  refused('UpdateOrganizationRole', 'missing', { org_id: '<org>', role_name: 'nobody', role: { display_name: 'X' } }, 'NOT_FOUND');
  call('ListOrganizationRoles', { org_id: '<org>' }, { check: { 'roles.length': { least: 5 } } });
  refused('ListOrganizationRoles', 'missing', { org_id: NO_ORGANIZATION }, 'NOT_FOUND');
  call('GetOrganizationRoleUsersCount', { org_id: '<org>', role_name: 'auditor_<run>' }, { check: { count: 0 } });
  refused('GetOrganizationRoleUsersCount', 'missing', { org_id: '<org>', role_name: 'nobody' }, 'NOT_FOUND');
  call('UpdateDefaultOrganizationRoles', { org_id: '<org>', default_member_role: 'auditor_<run>' }, { check: { 'default_member.name': 'auditor_<run>' } });
  refused('UpdateDefaultOrganizationRoles', 'missing', { org_id: '<org>', default_member_role: 'nobody' }, 'NOT_FOUND');
  call('DeleteOrganizationRoleBase', { org_id: '<org>', role_name: 'auditor_<run>' });
  refused('DeleteOrganizationRoleBase', 'missing', { org_id: '<org>', role_name: 'nobody' }, 'NOT_FOUND');
  call('DeleteOrganizationRole', { org_id: '<org>', role_name: 'auditor_<run>' }, { case: 'a default of the organization' });
  refused('DeleteOrganizationRole', 'missing', { org_id: '<org>', role_name: 'auditor_<run>' }, 'NOT_FOUND');
}

const users = service('UserService');
{
  const { call, refused, paged } = users;
  const add = { membership: {}, user_profile: { given_name: 'Ada', family_name: 'Lovelace' }, metadata: { team: 'core' } };
  call(
    'CreateUserAndMembership',
    { organization_id: '<org>', send_invitation_email: false, user: { ...add, email: 'Ada.<run>@Orion.example', external_id: 'ada-<run>' } },
    {
      case: 'no invitation mail',
      check: {
        'user.id': { matches: '^usr_[0-9]{15,21}$' },
        'user.email': 'Ada.<run>@Orion.example',
        'user.user_profile.first_name': 'Ada',
        'user.user_profile.family_name': 'Lovelace',
        'user.user_profile.email_verified': true,
        'user.memberships[0].membership_status': 'ACTIVE',
        'user.memberships[0].roles[0].name': 'member',
        'user.metadata.team': 'core',
      },
      save: { user: 'user.id' },
    },
  );
  call(
    'CreateUserAndMembership',
    { organization_id: '<org>', user: { email: 'grace.<run>@orion.example', membership: { roles: [{ name: 'admin' }] } } },
    {
      case: 'invited, with a role',
      check: {
        'user.memberships[0].membership_status': 'PENDING_INVITE',
        'user.memberships[0].roles[0].name': 'admin',
        'user.user_profile.email_verified': false,
      },
      save: { invited: 'user.id' },
    },
  );
  call(
    'CreateUserAndMembership',
    { organization_id: '<org>', send_invitation_email: false, user: { email: 'mary.<run>@orion.example' } },
    { case: 'only an address', save: { mary: 'user.id' } },
  );
  refused('CreateUserAndMembership', 'already a member', { organization_id: '<org>', user: { email: 'ADA.<run>@orion.example' } }, 'ALREADY_EXISTS');
  refused(
    'CreateUserAndMembership',
    'external id taken',
    { organization_id: '<org2>', user: { email: 'eve.<run>@orion.example', external_id: 'ada-<run>' } },
    'ALREADY_EXISTS',
  );
  refused('CreateUserAndMembership', 'missing', { organization_id: NO_ORGANIZATION, user: { email: 'eve.<run>@orion.example' } }, 'NOT_FOUND');
  refused('CreateUserAndMembership', 'no address', { organization_id: '<org>', user: { email: 'not an address' } }, 'INVALID_ARGUMENT', 'user.email');
  refused(
    'CreateUserAndMembership',
    'no such role',
    { organization_id: '<org>', user: { email: 'eve.<run>@orion.example', membership: { roles: [{ name: 'nobody' }] } } },
    'INVALID_ARGUMENT',
  );
  call('GetUser', { id: '<user>' }, { check: { 'user.id': '<user>', 'user.memberships.length': 1, 'user.memberships[0].organization_id': '<org>' } });
  call('GetUser', { external_id: 'ada-<run>' }, { case: 'by external id', check: { 'user.id': '<user>' } });
  refused('GetUser', 'missing', { id: NOBODY }, 'NOT_FOUND');
  refused('GetUser', 'no id of a user', { id: 'org_1' }, 'INVALID_ARGUMENT', 'id');
  call(
    'UpdateUser',
    { id: '<user>', user: { user_profile: { family_name: 'King' } } },
    { case: 'what is not named stays', check: { 'user.user_profile.given_name': 'Ada', 'user.user_profile.last_name': 'King', 'user.metadata.team': 'core' } },
  );
  refused('UpdateUser', 'missing', { id: NOBODY, user: { metadata: { team: 'none' } } }, 'NOT_FOUND');
  paged('ListUsers', {}, 'users');
  call('ListUsers', {}, { case: 'default page size', check: { 'users.length': { least: 3 } } });
  paged('ListOrganizationUsers', { organization_id: '<org>' }, 'users');
  call('ListOrganizationUsers', { organization_id: '<org3>' }, { case: 'nobody there', check: { 'users.length': 0, next_page_token: '' } });
  refused('ListOrganizationUsers', 'missing', { organization_id: NO_ORGANIZATION }, 'NOT_FOUND');
  call('SearchUsers', { query: 'grace.<run>@' }, { check: { 'users.length': 1, 'users[0].id': '<invited>' } });
  refused('SearchUsers', 'too short', { query: 'ad' }, 'INVALID_ARGUMENT', 'query');
  call('SearchOrganizationUsers', { organization_id: '<org>', query: 'mary.<run>@' }, { check: { 'users.length': 1, 'users[0].id': '<mary>' } });
  refused('SearchOrganizationUsers', 'missing', { organization_id: NO_ORGANIZATION, query: 'mary' }, 'NOT_FOUND');
  call(
    'CreateMembership',
    { organization_id: '<org2>', id: '<user>', send_invitation_email: false, membership: { roles: [{ name: 'admin' }], metadata: { desk: '4b-2' } } },
    { check: { 'user.memberships.length': 2 } },
  );
  refused('CreateMembership', 'already a member', { organization_id: '<org2>', id: '<user>', membership: {} }, 'ALREADY_EXISTS');
  refused('CreateMembership', 'missing', { organization_id: '<org2>', id: NOBODY, membership: {} }, 'NOT_FOUND');
  refused('CreateMembership', 'no such role', { organization_id: '<org3>', id: '<user>', membership: { roles: [{ name: 'nobody' }] } }, 'INVALID_ARGUMENT');
  call(
    'UpdateMembership',
    { organization_id: '<org2>', id: '<user>', membership: { roles: [{ name: 'writer_<run>' }] } },
    { check: { 'user.memberships.length': 2 } },
  );
  refused('UpdateMembership', 'not a member', { organization_id: '<org3>', id: '<user>', membership: { roles: [{ name: 'member' }] } }, 'NOT_FOUND');
  refused('UpdateMembership', 'no such role', { organization_id: '<org2>', id: '<user>', membership: { roles: [{ name: 'nobody' }] } }, 'INVALID_ARGUMENT');
  call('ListUserRoles', { organization_id: '<org2>', user_id: '<user>' }, { check: { 'roles.length': 1, 'roles[0].name': 'writer_<run>' } });
  refused('ListUserRoles', 'not a member', { organization_id: '<org3>', user_id: '<user>' }, 'NOT_FOUND');
  call(
    'ListUserPermissions',
    { organization_id: '<org2>', user_id: '<user>' },
    { check: { 'permissions.length': 1, 'permissions[0].name': 'docs:write_<run>' } },
  );
  refused('ListUserPermissions', 'not a member', { organization_id: '<org3>', user_id: '<user>' }, 'NOT_FOUND');
  call('AssignUserRoles', { organization_id: '<org2>', user_id: '<user>', roles: [{ role_name: 'reader_<run>' }] }, { check: { 'roles.length': 2 } });
  refused('AssignUserRoles', 'no such role', { organization_id: '<org2>', user_id: '<user>', roles: [{ role_name: 'nobody' }] }, 'INVALID_ARGUMENT');
  refused('AssignUserRoles', 'not a member', { organization_id: '<org3>', user_id: '<user>', roles: [{ role_name: 'member' }] }, 'NOT_FOUND');
  call('RemoveUserRole', { organization_id: '<org2>', user_id: '<user>', role_name: 'reader_<run>' });
  refused('RemoveUserRole', 'not theirs', { organization_id: '<org2>', user_id: '<user>', role_name: 'reader_<run>' }, 'NOT_FOUND');
  call(
    'ResendInvite',
    { organization_id: '<org>', id: '<invited>' },
    { check: { 'invite.status': 'PENDING_INVITE', 'invite.resent_count': 1, 'invite.user_id': '<invited>' } },
  );
  refused('ResendInvite', 'already a member', { organization_id: '<org>', id: '<user>' }, 'FAILED_PRECONDITION');
  refused('ResendInvite', 'not invited', { organization_id: '<org3>', id: '<user>' }, 'NOT_FOUND');
  refused('GetCurrentUser', 'not for clients', {}, 'PERMISSION_DENIED');
}

{
  const { call, refused } = service('ApiTokenService');
  call(
    'CreateToken',
    { token: { organization_id: '<org>', description: 'CI', custom_claims: { tier: 'gold' } } },
    {
      check: {
        token: { matches: '.{20,}' },
        token_id: { matches: '^apit_[0-9]+$' },
        'token_info.user_id': { present: false },
        'token_info.custom_claims.tier': 'gold',
      },
      save: { token: 'token', tokenId: 'token_id' },
    },
  );
  call(
    'CreateToken',
    { token: { organization_id: '<org>', user_id: '<user>' } },
    { case: 'of a person', check: { 'token_info.user_id': '<user>', 'token_info.roles[0]': 'member' } },
  );
  call('CreateToken', { token: { organization_id: '<org>' } }, { case: 'a third' });
  refused('CreateToken', 'missing', { token: { organization_id: NO_ORGANIZATION } }, 'NOT_FOUND');
  refused('CreateToken', 'not a member', { token: { organization_id: '<org3>', user_id: '<user>' } }, 'NOT_FOUND');
  refused('CreateToken', 'only invited', { token: { organization_id: '<org>', user_id: '<invited>' } }, 'FAILED_PRECONDITION');
  call(
    'ValidateToken',
    { token: '<token>' },
    { check: { 'token_info.token_id': '<tokenId>', 'token_info.organization_id': '<org>', 'token_info.organization_external_id': 'orion-<run>' } },
  );
  call('ValidateToken', { token: '<tokenId>' }, { case: 'by its id', check: { 'token_info.token_id': '<tokenId>' } });
  refused('ValidateToken', 'unknown', { token: 'nobody-has-this-token' }, 'NOT_FOUND');
  call(
    'ListTokens',
    { organization_id: '<org>', page_size: 2 },
    { case: 'paging forward', check: { 'tokens.length': 2, total_count: 3, next_page_token: { matches: '.' } }, save: { page: 'next_page_token' } },
  );
  call(
    'ListTokens',
    { organization_id: '<org>', page_size: 1, page_token: '<page>' },
    { case: 'paging with another page size', check: { 'tokens.length': 1, 'tokens[0].token_id': '<tokenId>', next_page_token: '' } },
  );
  refused('ListTokens', 'page too large', { organization_id: '<org>', page_size: 31 }, 'INVALID_ARGUMENT', 'page_size');
  refused('ListTokens', 'missing', { organization_id: NO_ORGANIZATION }, 'NOT_FOUND');
  call(
    'UpdateToken',
    { token: '<tokenId>', description: '', custom_claims: { tier: 'tin' } },
    { check: { 'token_info.description': '', 'token_info.custom_claims.tier': 'tin' } },
  );
  call('UpdateToken', { token: '<tokenId>' }, { case: 'no claims change nothing', check: { 'token_info.custom_claims.tier': 'tin' } });
  refused('UpdateToken', 'unknown', { token: 'nobody-has-this-token' }, 'NOT_FOUND');
  call('InvalidateToken', { token: '<token>' });
  call('InvalidateToken', { token: '<tokenId>' }, { case: 'again' });
  refused('InvalidateToken', 'unknown', { token: 'apit_10000000000000001' }, 'NOT_FOUND');
  refused('ValidateToken', 'taken back', { token: '<token>' }, 'NOT_FOUND');
  refused('FetchToken', 'for nobody', { token_id: '<tokenId>' }, 'PERMISSION_DENIED');
}

{
  const { call, refused } = service('DomainService');
  call(
    'CreateDomain',
    { organization_id: '<org>', domain: { domain: 'orion-<run>.example.org' } },
    { check: { 'domain.id': { matches: '^dom_[0-9]+$' }, 'domain.domain_type': 'ORGANIZATION_DOMAIN' }, save: { domain: 'domain.id' } },
  );
  call(
    'CreateDomain',
    { external_id: 'orion-<run>', domain: { domain: 'joins-<run>.example.org', domain_type: 'ALLOWED_EMAIL_DOMAIN' } },
    { case: 'by external id', check: { 'domain.domain_type': 'ALLOWED_EMAIL_DOMAIN' } },
  );
  refused('CreateDomain', 'duplicate', { organization_id: '<org>', domain: { domain: 'orion-<run>.example.org' } }, 'INVALID_ARGUMENT');
  refused('CreateDomain', 'no dot', { organization_id: '<org>', domain: { domain: 'localhost' } }, 'INVALID_ARGUMENT');
  refused('CreateDomain', 'missing', { organization_id: NO_ORGANIZATION, domain: { domain: 'lost-<run>.example.org' } }, 'NOT_FOUND');
  call('GetDomain', { organization_id: '<org>', id: '<domain>' }, { check: { 'domain.domain': 'orion-<run>.example.org' } });
  refused('GetDomain', 'missing', { organization_id: '<org>', id: 'dom_10000000000000001' }, 'NOT_FOUND');
  call('ListDomains', { organization_id: '<org>' }, { check: { 'domains.length': 2, 'domains[0].id': '<domain>' } });
  call(
    'ListDomains',
    { organization_id: '<org>', page_size: 1, page_number: 1 },
    { case: 'paging forward', check: { 'domains.length': 1, 'domains[0].id': { not: '<domain>' } } },
  );
  call('ListDomains', { organization_id: '<org>', domain_type: 'ALLOWED_EMAIL_DOMAIN' }, { case: 'of one type', check: { 'domains.length': 1 } });
  refused('ListDomains', 'missing', { organization_id: NO_ORGANIZATION }, 'NOT_FOUND');
  call('UpdateDomain', { organization_id: '<org>', id: '<domain>', domain: {} }, { check: { 'domain.id': '<domain>' } });
  refused('UpdateDomain', 'missing', { organization_id: '<org>', id: 'dom_10000000000000001', domain: {} }, 'NOT_FOUND');
  call('DeleteDomain', { organization_id: '<org>', id: '<domain>' });
  refused('DeleteDomain', 'missing', { organization_id: '<org>', id: '<domain>' }, 'NOT_FOUND');
}

{
  const { call, refused } = service('ClientService');
  call(
    'CreateClient',
    { client: { name: 'Shop <run>', client_type: 'WEB_APP', post_login_uris: ['https://shop.example.com/callback'] } },
    { check: { 'client.id': { matches: '^webc_[0-9]+$' }, 'client.secrets.length': 0 }, save: { app: 'client.id' } },
  );
  refused('CreateClient', 'no name', { client: { client_type: 'WEB_APP' } }, 'INVALID_ARGUMENT', 'client.name');
  refused('CreateClient', 'a second default app', { client: { name: 'Another', client_type: 'ENV' } }, 'INVALID_ARGUMENT');
  call('GetClient', { client_id: '<app>' }, { check: { 'client.name': 'Shop <run>' } });
  refused('GetClient', 'missing', { client_id: 'skc_10000000000000001' }, 'NOT_FOUND');
  call('ListClient', {}, { check: { 'clients.length': { least: 2 } } });
  call(
    'UpdateClient',
    { client_id: '<app>', client: { name: 'Shop two <run>' }, mask: 'name' },
    { case: 'by field mask', check: { 'client.name': 'Shop two <run>', 'client.post_login_uris.length': 1 } },
  );
  refused('UpdateClient', 'missing', { client_id: 'skc_10000000000000001', client: { name: 'X' }, mask: 'name' }, 'NOT_FOUND');
  call('CreateClientSecret', { client_id: '<app>' }, { check: { plain_secret: { matches: '.{16,}' } }, save: { secretId: 'secret.id' } });
  refused('CreateClientSecret', 'missing', { client_id: 'skc_10000000000000001' }, 'NOT_FOUND');
  call('UpdateClientSecret', { client_id: '<app>', secret_id: '<secretId>', secret: { status: 'INACTIVE' }, mask: 'status' });
  refused('UpdateClientSecret', 'missing', { client_id: '<app>', secret_id: 'sec_10000000000000001', secret: { status: 'INACTIVE' } }, 'NOT_FOUND');
  call('DeleteClientSecret', { client_id: '<app>', secret_id: '<secretId>' });
  refused('DeleteClientSecret', 'missing', { client_id: '<app>', secret_id: '<secretId>' }, 'NOT_FOUND');
  call('DeleteClient', { client_id: '<app>' });
  refused('DeleteClient', 'missing', { client_id: '<app>' }, 'NOT_FOUND');
  refused('DeleteClient', 'the default app', { client_id: '<client_id>' }, 'FAILED_PRECONDITION');
  call(
    'CreateOrganizationClient',
    { organization_id: '<org>', client: { name: 'Robot', scopes: ['read'], audience: ['https://api.example.com'] } },
    { check: { 'client.client_id': { matches: '^m2morg_[0-9]+$' }, plain_secret: { matches: '.{16,}' } }, save: { robot: 'client.client_id' } },
  );
  refused('CreateOrganizationClient', 'missing', { organization_id: NO_ORGANIZATION, client: { name: 'Robot' } }, 'NOT_FOUND');
  call('GetOrganizationClient', { organization_id: '<org>', client_id: '<robot>' }, { check: { 'client.name': 'Robot' } });
  refused('GetOrganizationClient', 'another organization', { organization_id: '<org2>', client_id: '<robot>' }, 'NOT_FOUND');
  call('ListOrganizationClients', { organization_id: '<org>', page_size: 2 }, { check: { 'clients.length': 1 } });
  refused('ListOrganizationClients', 'missing', { organization_id: NO_ORGANIZATION }, 'NOT_FOUND');
  call(
    'UpdateOrganizationClient',
    { organization_id: '<org>', client_id: '<robot>', client: { name: 'Robot two' } },
    { check: { 'client.name': 'Robot two' } },
  );
  call(
    'CreateOrganizationClientSecret',
    { organization_id: '<org>', client_id: '<robot>' },
    { check: { plain_secret: { matches: '.{16,}' } }, save: { secretId: 'secret.id' } },
  );
  call('DeleteOrganizationClientSecret', { organization_id: '<org>', client_id: '<robot>', secret_id: '<secretId>' });
  refused('DeleteOrganizationClientSecret', 'missing', { organization_id: '<org>', client_id: '<robot>', secret_id: '<secretId>' }, 'NOT_FOUND');
  call('DeleteOrganizationClient', { organization_id: '<org>', client_id: '<robot>' });
  refused('DeleteOrganizationClient', 'missing', { organization_id: '<org>', client_id: '<robot>' }, 'NOT_FOUND');
  call('CreateScope', { scope: { name: 'docs:read:<run>', description: 'Read' } }, { check: { 'scope.name': 'docs:read:<run>' }, save: { scope: 'scope.id' } });
  refused('CreateScope', 'duplicate', { scope: { name: 'docs:read:<run>' } }, 'ALREADY_EXISTS');
  call('ListScopes', {}, { check: { 'scopes.length': { least: 1 } } });
  call('UpdateScope', { id: '<scope>', scope: { description: 'See' } }, { check: { 'scope.description': 'See' } });
  call(
    'CreateResource',
    { resource: { resource_type: 'MCP_SERVER', name: 'Tools', resource_uri: 'https://tools-<run>.example.com', scopes: ['docs:read:<run>'] } },
    { check: { 'resource.name': 'Tools' }, save: { resource: 'resource.id' } },
  );
  refused(
    'CreateResource',
    'address taken',
    { resource: { resource_type: 'MCP_SERVER', name: 'Tools', resource_uri: 'https://tools-<run>.example.com' } },
    'ALREADY_EXISTS',
  );
  call('GetResource', { resource_id: '<resource>' }, { check: { 'resource.id': '<resource>', 'resource.scopes[0].name': 'docs:read:<run>' } });
  call('ListResources', { page_size: 2, resource_type: 'MCP_SERVER' }, { check: { 'resources.length': { least: 1 } } });
  call(
    'UpdateResource',
    { resource_id: '<resource>', resource: { name: 'Better tools' }, update_mask: 'name' },
    { check: { 'resource.name': 'Better tools', 'resource.resource_uri': 'https://tools-<run>.example.com' } },
  );
  refused('UpdateResource', 'missing', { resource_id: 'res_10000000000000001', resource: { name: 'X' }, update_mask: 'name' }, 'NOT_FOUND');
  call(
    'CreateResourceClient',
    { resource_id: '<resource>', client: { name: 'Agent', redirect_uris: ['https://agent.example.com/callback'] } },
    { check: { plain_secret: { matches: '.{16,}' } }, save: { agent: 'client.client_id' } },
  );
  refused('CreateResourceClient', 'missing', { resource_id: 'res_10000000000000001', client: { name: 'Agent' } }, 'NOT_FOUND');
  call('GetResourceClient', { resource_id: '<resource>', client_id: '<agent>' }, { check: { 'client.name': 'Agent' } });
  call('ListResourceClients', { resource_id: '<resource>' }, { check: { 'clients.length': 1 } });
  call(
    'UpdateResourceClient',
    { resource_id: '<resource>', client_id: '<agent>', client: { name: 'Agent two' }, update_mask: 'name' },
    { check: { 'client.name': 'Agent two' } },
  );
  call('DeleteResourceClient', { resource_id: '<resource>', client_id: '<agent>' });
  refused('GetResourceClient', 'missing', { resource_id: '<resource>', client_id: '<agent>' }, 'NOT_FOUND');
  refused('UpdateResourceClient', 'missing', { resource_id: '<resource>', client_id: '<agent>', client: { name: 'X' } }, 'NOT_FOUND');
  refused('DeleteResourceClient', 'missing', { resource_id: '<resource>', client_id: '<agent>' }, 'NOT_FOUND');
  call('DeleteResourceProvider', { resource_id: '<resource>' });
  refused('DeleteResourceProvider', 'missing', { resource_id: 'res_10000000000000001' }, 'NOT_FOUND');
  call('DeleteResource', { resource_id: '<resource>' });
  refused('ListResourceClients', 'missing', { resource_id: '<resource>' }, 'NOT_FOUND');
  call('DeleteScope', { id: '<scope>' });
  refused('DeleteScope', 'missing', { id: '<scope>' }, 'NOT_FOUND');
  refused('UpdateScope', 'missing', { id: '<scope>', scope: { description: 'X' } }, 'NOT_FOUND');
  refused('GetResource', 'missing', { resource_id: 'res_10000000000000001' }, 'NOT_FOUND');
  refused('DeleteResource', 'missing', { resource_id: 'res_10000000000000001' }, 'NOT_FOUND');
}

{
  const { call, refused } = service('ConnectionService');
  call(
    'CreateConnection',
    { organization_id: '<org>', connection: { provider: 'OKTA', type: 'SAML' } },
    { check: { 'connection.id': { matches: '^conn_[0-9]+$' } }, save: { connection: 'connection.id' } },
  );
  call(
    'CreateConnection',
    { organization_id: '<org>', connection: { provider: 'IDP_SIMULATOR', type: 'OIDC' } },
    { case: 'the simulator', check: { 'connection.test_connection_uri': { matches: '/test$' } } },
  );
  refused('CreateConnection', 'missing', { organization_id: NO_ORGANIZATION, connection: { provider: 'OKTA', type: 'SAML' } }, 'NOT_FOUND');
  refused(
    'CreateConnection',
    'not for an organization',
    { organization_id: '<org>', connection: { provider: 'OKTA', type: 'PASSWORDLESS' } },
    'INVALID_ARGUMENT',
  );
  call('GetConnection', { organization_id: '<org>', id: '<connection>' }, { check: { 'connection.id': '<connection>' } });
  refused('GetConnection', 'missing', { organization_id: '<org>', id: 'conn_10000000000000001' }, 'NOT_FOUND');
  call('ListConnections', { organization_id: '<org>', include: 'all' }, { check: { 'connections.length': 2 } });
  call('ListConnections', { domain: 'nobody-<run>.example.net' }, { case: 'of a domain nobody has', check: { 'connections.length': 0 } });
  call('ListOrganizationConnections', { page_size: 1 });
  call('SearchOrganizationConnections', { page_size: 30, provider: 'OKTA' }, { check: { 'connections.length': { least: 1 } } });
  refused('SearchOrganizationConnections', 'page too large', { page_size: 31 }, 'INVALID_ARGUMENT', 'page_size');
  call(
    'UpdateConnection',
    { organization_id: '<org>', id: '<connection>', connection: { provider: 'OKTA', type: 'SAML', ui_button_title: 'Sign in with Orion' } },
    { check: { 'connection.id': '<connection>' } },
  );
  refused(
    'UpdateConnection',
    'missing',
    { organization_id: '<org>', id: 'conn_10000000000000001', connection: { provider: 'OKTA', type: 'SAML' } },
    'NOT_FOUND',
  );
  call('AssignDomainsToConnection', { organization_id: '<org>', connection_id: '<connection>', domain_ids: [] });
  refused(
    'AssignDomainsToConnection',
    'no such domain',
    { organization_id: '<org>', connection_id: '<connection>', domain_ids: ['dom_10000000000000001'] },
    'INVALID_ARGUMENT',
  );
  refused('AssignDomainsToConnection', 'missing', { organization_id: '<org>', connection_id: 'conn_10000000000000001', domain_ids: [] }, 'NOT_FOUND');
  call(
    'CreateEnvironmentConnection',
    { connection: { provider: 'GITHUB', type: 'OAUTH', key_id: 'github-<run>' } },
    { check: { 'connection.id': { matches: '^conn_[0-9]+$' } }, save: { social: 'connection.id' } },
  );
  refused('CreateEnvironmentConnection', 'key id taken', { connection: { provider: 'GITHUB', type: 'OAUTH', key_id: 'github-<run>' } }, 'ALREADY_EXISTS');
  call('GetEnvironmentConnection', { connection_id: '<social>' }, { check: { 'connection.id': '<social>' } });
  call(
    'UpdateEnvironmentConnection',
    { connection_id: '<social>', connection: { provider: 'GITHUB', type: 'OAUTH' } },
    { check: { 'connection.id': '<social>' } },
  );
  call('EnableEnvironmentConnection', { connection_id: '<social>' }, { check: { enabled: true } });
  call('DisableEnvironmentConnection', { connection_id: '<social>' }, { check: { enabled: false } });
  call('DeleteEnvironmentConnection', { connection_id: '<social>' });
  for (const method of ['Get', 'Delete', 'Enable', 'Disable']) refused(`${method}EnvironmentConnection`, 'missing', { connection_id: '<social>' }, 'NOT_FOUND');
  refused('UpdateEnvironmentConnection', 'missing', { connection_id: '<social>', connection: { provider: 'GITHUB', type: 'OAUTH' } }, 'NOT_FOUND');
  call('DeleteConnection', { organization_id: '<org>', id: '<connection>' });
  refused('DeleteConnection', 'missing', { organization_id: '<org>', id: '<connection>' }, 'NOT_FOUND');
  refused('EnableConnection', 'missing', { organization_id: '<org>', id: '<connection>' }, 'NOT_FOUND');
  refused('DisableConnection', 'missing', { organization_id: '<org>', id: '<connection>' }, 'NOT_FOUND');
}

{
  const { call, refused } = service('DirectoryService');
  const it = { organization_id: '<org>', id: '<directory>' };
  call(
    'CreateDirectory',
    { organization_id: '<org>', directory: { directory_type: 'SCIM', directory_provider: 'OKTA' } },
    { case: 'created enabled', check: { 'directory.id': { matches: '^dir_[0-9]+$' }, 'directory.enabled': true }, save: { directory: 'directory.id' } },
  );
  call('CreateDirectory', { organization_id: '<org>', directory: { directory_type: 'SCIM', directory_provider: 'OKTA' } }, { case: 'a second' });
  refused('CreateDirectory', 'missing', { organization_id: NO_ORGANIZATION, directory: { directory_type: 'SCIM' } }, 'NOT_FOUND');
  refused('CreateDirectory', 'no type', { organization_id: '<org>', directory: {} }, 'INVALID_ARGUMENT', 'directory.directory_type');
  call('GetDirectory', it, {
    check: { 'directory.id': '<directory>', 'directory.directory_endpoint': { matches: '^http' }, 'directory.stats': { present: true } },
  });
  refused('GetDirectory', 'missing', { organization_id: '<org>', id: 'dir_10000000000000001' }, 'NOT_FOUND');
  call('ListDirectories', { organization_id: '<org>' }, { case: 'oldest first', check: { 'directories.length': 2, 'directories[0].id': '<directory>' } });
  refused('ListDirectories', 'missing', { organization_id: NO_ORGANIZATION }, 'NOT_FOUND');
  refused('DeleteDirectory', 'while enabled', it, 'FAILED_PRECONDITION');
  call('DisableDirectory', it, { check: { enabled: false } });
  call('EnableDirectory', it, { check: { enabled: true } });
  call('ListDirectoryUsers', { organization_id: '<org>', directory_id: '<directory>' }, { case: 'nobody there', check: { 'users.length': 0 } });
  call('ListDirectoryGroups', { organization_id: '<org>', directory_id: '<directory>' }, { case: 'none there', check: { 'groups.length': 0 } });
  call('ListDirectoryGroupsSummary', { organization_id: '<org>', directory_id: '<directory>' }, { case: 'none there', check: { 'groups.length': 0 } });
  call('CreateDirectorySecret', { organization_id: '<org>', directory_id: '<directory>' }, { check: { plain_secret: { matches: '.{16,}' } } });
  refused('CreateDirectorySecret', 'missing', { organization_id: '<org>', directory_id: 'dir_10000000000000001' }, 'NOT_FOUND');
  call('RegenerateDirectorySecret', { organization_id: '<org>', directory_id: '<directory>' }, { check: { plain_secret: { matches: '.{16,}' } } });
  refused('RegenerateDirectorySecret', 'missing', { organization_id: '<org>', directory_id: 'dir_10000000000000001' }, 'NOT_FOUND');
  call(
    'UpdateDirectory',
    { ...it, directory: { name: 'People of Orion', directory_type: 'SCIM', enabled: true } },
    { check: { 'directory.name': 'People of Orion' } },
  );
  refused('UpdateDirectory', 'missing', { organization_id: '<org>', id: 'dir_10000000000000001', directory: { name: 'X' } }, 'NOT_FOUND');
  call('UpdateAttributes', { ...it, attribute_mapping: { attributes: [{ key: 'title', map_to: 'job_title' }] } });
  refused('UpdateAttributes', 'missing', { organization_id: '<org>', id: 'dir_10000000000000001', attribute_mapping: {} }, 'NOT_FOUND');
  call('AssignRoles', { ...it, role_assignments: {} }, { case: 'none' });
  refused(
    'AssignRoles',
    'no such group',
    { ...it, role_assignments: { assignments: [{ group_id: 'dirgroup_10000000000000001', role_name: 'member' }] } },
    'INVALID_ARGUMENT',
  );
  refused('AssignRoles', 'missing', { organization_id: '<org>', id: 'dir_10000000000000001', role_assignments: {} }, 'NOT_FOUND');
  for (const list of ['ListDirectoryUsers', 'ListDirectoryGroups', 'ListDirectoryGroupsSummary'])
    refused(list, 'missing', { organization_id: '<org>', directory_id: 'dir_10000000000000001' }, 'NOT_FOUND');
  for (const method of ['EnableDirectory', 'DisableDirectory'])
    refused(method, 'missing', { organization_id: '<org>', id: 'dir_10000000000000001' }, 'NOT_FOUND');
  call('DisableDirectory', it, { case: 'before it goes' });
  call('DeleteDirectory', it);
  refused('DeleteDirectory', 'missing', it, 'NOT_FOUND');
}

{
  const { call, refused } = service('PasswordlessService');
  call(
    'SendPasswordlessEmail',
    { email: 'someone.<run>@orion.example', expires_in: 3600, magiclink_auth_uri: 'https://shop.example.com/login' },
    {
      case: 'with a term of its own',
      check: { expires_in: 3600, auth_request_id: { matches: '.' }, expires_at: { matches: '^[0-9]+$' } },
      save: { request: 'auth_request_id' },
    },
  );
  refused('SendPasswordlessEmail', 'no address', { email: 'nobody' }, 'INVALID_ARGUMENT');
  steps.push({ helper: 'GET /mail?to=someone.<run>@orion.example', request: {}, save: { mail: 'id' } });
  call('ResendPasswordlessEmail', { auth_request_id: '<request>' }, { case: 'at once', save: { request: 'auth_request_id' } });
  refused('ResendPasswordlessEmail', 'missing', { auth_request_id: 'nobody-asked-for-this' }, 'NOT_FOUND');
  refused('VerifyPasswordlessEmail', 'wrong code', { auth_request_id: '<request>', code: 'wrong' }, 'INVALID_ARGUMENT');
  steps.push({ helper: 'GET /mail?to=someone.<run>@orion.example&after=<mail>', request: {}, save: { code: 'code' } });
  call('VerifyPasswordlessEmail', { auth_request_id: '<request>', code: '<code>' }, { check: { email: 'someone.<run>@orion.example' } });
}

{
  const { call, refused } = service('SessionService');
  call(
    'GetUserSessions',
    { user_id: '<user>' },
    { case: 'of somebody who never signed in', check: { 'sessions.length': 0, total_size: 0, next_page_token: '' } },
  );
  refused('GetUserSessions', 'missing', { user_id: NOBODY }, 'NOT_FOUND');
  refused('GetUserSessions', 'no id of a user', { user_id: 'usr_x' }, 'INVALID_ARGUMENT', 'user_id');
  steps.push({
    helper: 'POST /sign-in',
    request: {
      authorization_url:
        '<origin>/oauth/authorize?response_type=code&client_id=<client_id>&redirect_uri=<redirect_uri>&scope=openid%20profile%20email&state=s&organization_id=<org>',
      email: 'ada.<run>@orion.example',
    },
    save: { code: 'code' },
  });
  call(
    'GetUserSessions',
    { user_id: '<user>' },
    {
      check: { 'sessions.length': 1, 'sessions[0].user_id': '<user>', 'sessions[0].session_id': { matches: '^ses_[0-9]+$' } },
      save: { session: 'sessions[0].session_id' },
    },
  );
  call('GetSession', { session_id: '<session>' }, { check: { session_id: '<session>', user_id: '<user>' } });
  refused('GetSession', 'missing', { session_id: 'ses_10000000000000001' }, 'NOT_FOUND');
  refused('GetSession', 'no id of a session', { session_id: 'session' }, 'INVALID_ARGUMENT', 'session_id');
  call('RevokeSession', { session_id: '<session>' }, { check: { 'revoked_session.session_id': '<session>' } });
  refused('RevokeSession', 'again', { session_id: '<session>' }, 'FAILED_PRECONDITION');
  refused('RevokeSession', 'missing', { session_id: 'ses_10000000000000001' }, 'NOT_FOUND');
  call('RevokeAllUserSessions', { user_id: '<user>' }, { case: 'none left', check: { total_revoked: 0 } });
  refused('RevokeAllUserSessions', 'missing', { user_id: NOBODY }, 'NOT_FOUND');
}

service('AuditLogsService').call('ListAuthRequests', { page_size: 2 }, { check: { 'authRequests.length': { least: 1 } } });
service('EventsService').call('ListEvents', { page_size: 2 });
service('EventsService').call('ListEventsPaginated', { page_size: 2 });
service('WebAuthnService').call('ListCredentials', { user_id: '<user>' }, { case: 'none', check: { 'credentials.length': 0 } });
service('AuthService').refused(
  'UpdateLoginUserDetails',
  'missing',
  { connection_id: 'conn_10000000000000001', login_request_id: 'lri_10000000000000001', user: { sub: '1', email: 'a@b.example' } },
  'NOT_FOUND',
);

// What is documented and was not provoked above.
{
  const bad = { page_token: 'no-token-of-ours' };
  const what = 'a page token that is none';
  service('AuditLogsService').refused('ListAuthRequests', what, bad, 'INVALID_ARGUMENT');
  service('EventsService').refused('ListEvents', what, bad, 'INVALID_ARGUMENT');
  service('EventsService').refused('ListEventsPaginated', what, bad, 'INVALID_ARGUMENT');
  service('ConnectionService').refused('ListOrganizationConnections', what, bad, 'INVALID_ARGUMENT');
  const clients = service('ClientService');
  clients.refused('ListResources', what, { ...bad, resource_type: 'MCP_SERVER' }, 'INVALID_ARGUMENT');
  clients.refused('ListOrganizationClients', what, { ...bad, organization_id: '<org>' }, 'INVALID_ARGUMENT');
  users.refused('SearchOrganizationUsers', what, { ...bad, organization_id: '<org>', query: 'orion' }, 'INVALID_ARGUMENT');
  clients.refused('UpdateClient', 'a field that cannot change', { client_id: '<client_id>', client: {}, mask: 'clientType' }, 'INVALID_ARGUMENT');
  clients.call('CreateClient', { client: { name: 'Page', client_type: 'SPA' } }, { case: 'an app that keeps no secret', save: { page: 'client.id' } });
  clients.refused('CreateClientSecret', 'an app that keeps no secret', { client_id: '<page>' }, 'FAILED_PRECONDITION');
  clients.call('DeleteClient', { client_id: '<page>' }, { case: 'another' });
  clients.call('GetClient', { client_id: '<client_id>' }, { case: 'the default app', save: { secretId: 'client.secrets[0].id' } });
  clients.refused('DeleteClientSecret', 'the only one of the default app', { client_id: '<client_id>', secret_id: '<secretId>' }, 'FAILED_PRECONDITION');
  clients.refused('CreateOrganizationClientSecret', 'missing', { organization_id: '<org>', client_id: 'm2morg_10000000000000001' }, 'NOT_FOUND');
  clients.refused(
    'UpdateOrganizationClient',
    'missing',
    { organization_id: '<org>', client_id: 'm2morg_10000000000000001', client: { name: 'X' } },
    'NOT_FOUND',
  );
  clients.call(
    'CreateOrganizationClient',
    { organization_id: '<org>', client: { name: 'Keeper of five' } },
    { case: 'another', save: { robot: 'client.client_id' } },
  );
  for (const which of ['second', 'third', 'fourth', 'fifth'])
    clients.call('CreateOrganizationClientSecret', { organization_id: '<org>', client_id: '<robot>' }, { case: `a ${which}` });
  clients.refused('CreateOrganizationClientSecret', 'a sixth', { organization_id: '<org>', client_id: '<robot>' }, 'FAILED_PRECONDITION');
  const roles = service('RolesService');
  roles.refused('DeleteRole', 'by one that does not exist', { role_name: 'writer_<run>', reassign_role_name: 'nobody' }, 'INVALID_ARGUMENT');
  roles.call('CreateOrganizationRole', { org_id: '<org>', role: { name: 'keeper_<run>', display_name: 'Keeper' } }, { case: 'another' });
  roles.refused('UpdateOrganizationRole', 'extends nothing', { org_id: '<org>', role_name: 'keeper_<run>', role: { extends: 'nobody' } }, 'INVALID_ARGUMENT');
  users.call('AssignUserRoles', { organization_id: '<org>', user_id: '<user>', roles: [{ role_name: 'keeper_<run>' }] }, { case: 'one of the organization' });
  roles.refused('DeleteOrganizationRole', 'somebody has it', { org_id: '<org>', role_name: 'keeper_<run>' }, 'FAILED_PRECONDITION');
  roles.refused(
    'DeleteOrganizationRole',
    'by one that does not exist',
    { org_id: '<org>', role_name: 'keeper_<run>', reassign_role_name: 'nobody' },
    'INVALID_ARGUMENT',
  );
  roles.call('DeleteOrganizationRole', { org_id: '<org>', role_name: 'keeper_<run>', reassign_role_name: 'member' }, { case: 'with one to take its place' });
  users.call(
    'CreateUserAndMembership',
    { organization_id: '<org>', send_invitation_email: false, user: { email: 'ida.<run>@orion.example', external_id: 'ida-<run>' } },
    { case: 'with an external id', save: { ida: 'user.id' } },
  );
  users.call('DeleteUser', { external_id: 'ida-<run>' }, { case: 'by external id' });
  service('PasswordlessService').refused('VerifyPasswordlessEmail', 'missing', { auth_request_id: 'nobody-asked-for-this', code: '123456' }, 'NOT_FOUND');
  service('PasswordlessService').refused('ResendPasswordlessEmail', 'used', { auth_request_id: '<request>' }, 'FAILED_PRECONDITION');
}

// The way out: what was made goes again.
users.call('DeleteMembership', { organization_id: '<org2>', id: '<user>' });
users.refused('DeleteMembership', 'not a member', { organization_id: '<org2>', id: '<user>' }, 'NOT_FOUND');
users.call('GetUser', { id: '<user>' }, { case: 'after leaving', check: { 'user.memberships.length': 1 } });
users.call('DeleteUser', { id: '<user>' });
users.refused('DeleteUser', 'missing', { id: '<user>' }, 'NOT_FOUND');
for (const [org, name] of [
  ['org', ''],
  ['org2', ' with only a name'],
  ['org3', ' that is empty'],
])
  organizations.call('DeleteOrganization', { id: `<${org}>` }, { case: `success,${name || ' with all it has'}` });
organizations.refused('DeleteOrganization', 'missing', { id: '<org>' }, 'NOT_FOUND');
organizations.call(
  'CreateOrganization',
  { organization: { display_name: 'Orion <run>', external_id: 'orion-<run>', slug: 'orion-<run>' } },
  { case: 'what the deleted one had is free', save: { org: 'organization.id' } },
);
organizations.call('DeleteOrganization', { external_id: 'orion-<run>' }, { case: 'by external id' });
for (const name of ['writer', 'reader']) service('RolesService').call('DeleteRole', { role_name: `${name}_<run>` }, { case: `success, the ${name}` });
service('RolesService').call('DeletePermission', { permission_name: 'docs:read_<run>' });
service('RolesService').refused('DeletePermission', 'missing', { permission_name: 'docs:read_<run>' }, 'NOT_FOUND');

writeFileSync(process.argv[2] ?? 'walk.json', `${JSON.stringify(steps, null, 1)}\n`);
