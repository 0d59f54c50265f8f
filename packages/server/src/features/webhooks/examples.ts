import type { OrganizationId } from '../../platform/ids.ts';
import type { EventTypeName } from '../events/index.ts';

/** What an event of a kind may say: made-up people in a made-up organization, in the shapes that real ones have. */
export interface Example {
  readonly organizationId?: OrganizationId;
  readonly data: object;
}

const WHEN = '2026-01-01T09:00:00.000Z';
const ORGANIZATION_ID = 'org_1000000000000000001';
const USER_ID = 'usr_1000000000000000001';
const SESSION_ID = 'ses_1000000000000000001';

const ORGANIZATION = {
  id: ORGANIZATION_ID,
  display_name: 'Orion Analytics',
  slug: 'orion',
  external_id: 'customer-42',
  logo_url: null,
  region_code: 'US',
  metadata: { plan: 'pro' },
  settings: { features: [{ name: 'sso', enabled: true }] },
  create_time: WHEN,
  update_time: WHEN,
};

const USER = {
  id: USER_ID,
  email: 'ada@example.com',
  external_id: 'employee-7',
  metadata: {},
  create_time: WHEN,
  update_time: WHEN,
  last_login_time: null,
  user_profile: {
    id: 'usp_1000000000000000001',
    given_name: 'Ada',
    family_name: 'Example',
    name: 'Ada Example',
    preferred_username: 'ada',
    phone_number: '',
    picture: '',
    locale: 'en',
    gender: '',
    groups: [],
    custom_attributes: {},
    metadata: {},
    email_verified: true,
  },
};

const MEMBERSHIP = {
  organization_id: ORGANIZATION_ID,
  membership_status: 'ACTIVE',
  roles: [{ id: 'role_1000000000000000001', name: 'member', display_name: 'Member' }],
  metadata: {},
  provisioning_method: 'invitation',
  inviter_email: 'grace@example.com',
  join_time: WHEN,
  created_at: WHEN,
  accepted_at: null,
  expires_at: '2026-01-16T09:00:00.000Z',
};

const DIRECTORY = {
  id: 'dir_1000000000000000001',
  organization_id: ORGANIZATION_ID,
  directory_type: 'SCIM',
  provider: 'OKTA',
  enabled: true,
  updated_at: WHEN,
};

const DIRECTORY_USER = {
  id: 'diruser_1000000000000000001',
  organization_id: ORGANIZATION_ID,
  active: true,
  email: 'ada@example.com',
  given_name: 'Ada',
  family_name: 'Example',
  name: 'Ada Example',
  preferred_username: 'ada@example.com',
  dp_id: '00u1',
  employee_id: '7',
  department: 'Research',
  cost_center: '',
  division: '',
  title: 'Analyst',
  user_type: '',
  phone_number: '',
  language: 'en',
  locale: 'en-US',
  zoneinfo: 'Europe/London',
  organization: '',
  nickname: '',
  profile: '',
  picture: '',
  address: null,
  groups: [{ id: 'dirgroup_1000000000000000001', name: 'Analysts' }],
  roles: [{ role_name: 'member' }],
  custom_attributes: {},
  raw_attributes: {},
};

const DIRECTORY_GROUP = {
  id: 'dirgroup_1000000000000000001',
  organization_id: ORGANIZATION_ID,
  directory_id: DIRECTORY.id,
  display_name: 'Analysts',
  external_id: 'analysts',
  dp_id: '00g1',
  raw_attributes: {},
};

const CONNECTION = {
  id: 'conn_1000000000000000001',
  organization_id: ORGANIZATION_ID,
  connection_type: 'OIDC',
  provider: 'OKTA',
  enabled: true,
  status: 'COMPLETED',
};

const ROLE = { id: 'role_1000000000000000002', name: 'analyst', display_name: 'Analyst', description: 'Reads what others write.', extends: 'member' };
const PERMISSION = { id: 'perm_1000000000000000001', name: 'reports:read', description: 'Reads reports.' };

const domain = (status: string) => ({
  id: 'dom_1000000000000000001',
  domain: 'example.com',
  domain_type: 'ORGANIZATION_DOMAIN',
  organization_id: ORGANIZATION_ID,
  environment_id: 'env_1000000000000000001',
  txt_record_key: '_tenon-challenge.example.com',
  txt_record_secret: 'made-up',
  verification_status: status,
  verification_method: 'DNS',
  updated_at: WHEN,
});

const session = (status: string) => ({ session_id: SESSION_ID, user_id: USER_ID, organization_id: ORGANIZATION_ID, status });

const membership = (over: object = {}) => ({ organization: ORGANIZATION, user: { ...USER, memberships: [{ ...MEMBERSHIP, ...over }] } });
const invited = membership({ membership_status: 'PENDING_INVITE' });
const request = {
  organization: ORGANIZATION,
  id: 'ivr_1000000000000000001',
  email: 'ada@example.com',
  roles: ['member'],
  requester_email: 'grace@example.com',
};
const joining = { organization: ORGANIZATION, user: USER };

const EXAMPLES: Readonly<Record<EventTypeName, object>> = {
  'organization.created': ORGANIZATION,
  'organization.updated': ORGANIZATION,
  'organization.deleted': { ...ORGANIZATION, deleted_at: WHEN },
  'organization.domain_created': domain('PENDING'),
  'organization.domain_deleted': domain('VERIFIED'),
  'organization.domain_dns_verification_success': domain('VERIFIED'),
  'organization.domain_dns_verification_failed': domain('FAILED'),
  'organization.sso_created': { ...CONNECTION, enabled: false },
  'organization.sso_enabled': CONNECTION,
  'organization.sso_disabled': { ...CONNECTION, enabled: false },
  'organization.sso_deleted': { ...CONNECTION, enabled: false },
  'organization.directory_enabled': DIRECTORY,
  'organization.directory_disabled': { ...DIRECTORY, enabled: false },
  'organization.directory.user_created': DIRECTORY_USER,
  'organization.directory.user_updated': DIRECTORY_USER,
  'organization.directory.user_deleted': { ...DIRECTORY_USER, active: false },
  'organization.directory.group_created': DIRECTORY_GROUP,
  'organization.directory.group_updated': DIRECTORY_GROUP,
  'organization.directory.group_deleted': DIRECTORY_GROUP,
  'user.signup': { organization: ORGANIZATION, user: USER },
  'user.login': {
    user: { ...USER, last_login_time: WHEN },
    user_session: {
      ...session('active'),
      authenticated_organizations: [ORGANIZATION_ID],
      proofs: ['email_code'],
      absolute_expires_at: '2026-01-31T09:00:00.000Z',
    },
  },
  'user.logout': { user: USER, user_session: session('logout') },
  'user.created': { user: USER },
  'user.updated': { user: USER },
  'user.deleted': { user: USER },
  'user.refresh_token_replayed': { user_id: USER_ID, session_id: SESSION_ID, client_id: 'webc_1000000000000000001' },
  'user.organization_membership_created': membership(),
  'user.organization_membership_updated': membership(),
  'user.organization_membership_deleted': membership(),
  'user.organization_invitation': invited,
  'user.organization_invitation_accepted': membership({ accepted_at: WHEN }),
  'user.organization_invitation_bounced': invited,
  'user.organization_invitation_expired': membership({ membership_status: 'INVITE_EXPIRED' }),
  'user.organization_invitation_resent': invited,
  'user.organization_invitation_revoked': invited,
  'user.organization_invitation_requested': request,
  'user.organization_invitation_approved': request,
  'user.organization_invitation_refused': { ...request, reason: 'They are somebody else’s guest.' },
  'user.organization_join_requested': joining,
  'user.organization_join_approved': joining,
  'user.organization_join_refused': { ...joining, reason: 'Ask your own administrator.' },
  'role.created': ROLE,
  'role.updated': ROLE,
  'role.deleted': ROLE,
  'permission.created': PERMISSION,
  'permission.updated': PERMISSION,
  'permission.deleted': PERMISSION,
  'environment.test_mail_sent': { kind: 'invitation', language: 'en' },
};

/** What belongs to the environment as a whole. */
const OF_NO_ORGANIZATION = /^(role|permission|environment)\.|^user\.(created|updated|deleted)$/;

export const exampleOf = (type: EventTypeName): Example => ({
  ...(OF_NO_ORGANIZATION.test(type) ? {} : { organizationId: ORGANIZATION_ID }),
  data: EXAMPLES[type],
});
