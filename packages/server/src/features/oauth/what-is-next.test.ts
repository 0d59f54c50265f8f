import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { OrganizationId } from '../../platform/ids.ts';
import type { AuthorizationRequest } from '../interactions/index.ts';
import type { Membership, MembershipStatus } from '../memberships/index.ts';
import type { Session } from '../sessions/index.ts';
import { type Passage, whatIsNext } from './what-is-next.ts';

const now = new Date('2026-01-01T12:00:00Z');
const ago = (seconds: number) => new Date(now.getTime() - seconds * 1000);
const [here, there]: OrganizationId[] = ['org_1', 'org_2'];

const session = (over: Partial<Session> = {}): Session => ({
  id: 'ses_1',
  userId: 'usr_1',
  proofs: ['email_code'],
  opensAll: true,
  organizations: [],
  authenticatedAt: ago(600),
  createdAt: ago(600),
  lastActiveAt: ago(60),
  expiresAt: new Date('2027-01-01'),
  ...over,
});
const membership = (id: OrganizationId, status: MembershipStatus = 'ACTIVE'): Membership => ({
  id: 'mem_1',
  organization: {
    id,
    displayName: 'Orion',
    slug: null,
    externalId: null,
    logoUrl: null,
    metadata: {},
    features: {},
    maxUsers: null,
    sessionPolicy: null,
    authPolicy: { methods: [], secondFactor: false, ssoOnly: false },
    createdAt: now,
    updatedAt: now,
  },
  userId: 'usr_1',
  status,
  roles: [],
  metadata: {},
  provisioningMethod: 'invitation',
  inviterEmail: null,
  joinedAt: now,
  createdAt: now,
  acceptedAt: null,
  expiresAt: null,
});
/** An organization whose sessions last an hour; `on` says whether that feature is turned on. */
const strict = (id: OrganizationId, on = true): Membership => {
  const plain = membership(id);
  const organization = { ...plain.organization, features: { session_policy: on }, sessionPolicy: { absoluteMinutes: 60, idleMinutes: null } };
  return { ...plain, organization };
};
const one = [membership(here!)];
const two = [membership(here!), membership(there!)];

interface Case {
  readonly request?: Partial<AuthorizationRequest>;
  readonly session?: Session;
  readonly memberships?: readonly Membership[];
  readonly parkedAt?: Date;
  readonly chosen?: OrganizationId;
}
const table: [what: string, given: Case, way: string][] = [
  ['nobody is signed in', {}, 'login'],
  ['a session and one organization', { session: session(), memberships: one }, 'org_1'],
  ['two organizations and none entered yet', { session: session(), memberships: two }, 'organizations'],
  ['the session is in one of two', { session: session({ organizationId: there! }), memberships: two }, 'org_2'],
  ['the session is in one that they left', { session: session({ organizationId: there! }), memberships: one }, 'org_1'],
  ['one is asked for', { session: session({ organizationId: there! }), memberships: two, request: { organizationId: here! } }, 'org_1'],
  ['one is chosen', { session: session(), memberships: two, chosen: there! }, 'org_2'],
  ['the one chosen is gone', { session: session(), memberships: one, chosen: there! }, 'org_1'],
  ['sessions there are shorter than this one is old', { session: session({ authenticatedAt: ago(3600) }), memberships: [strict(here!)] }, 'login'],
  ['sessions there are short, and the proof is young', { session: session({ authenticatedAt: ago(3599) }), memberships: [strict(here!)] }, 'org_1'],
  ['its own session limits are turned off', { session: session({ authenticatedAt: ago(7200) }), memberships: [strict(here!, false)] }, 'org_1'],
  ['no organization at all', { session: session(), memberships: [] }, 'organizations'],
  ['one organization and an invitation to another', { session: session(), memberships: [one[0]!, membership(there!, 'PENDING_INVITE')] }, 'organizations'],
  ['one organization and an invitation that ran out', { session: session(), memberships: [one[0]!, membership(there!, 'INVITE_EXPIRED')] }, 'org_1'],
  ['only an invitation', { session: session(), memberships: [membership(here!, 'PENDING_INVITE')] }, 'organizations'],
  [
    'asked for one they are invited to',
    { session: session(), memberships: [membership(here!, 'PENDING_INVITE')], request: { organizationId: here! } },
    'organizations',
  ],
  ['asked for one they are no member of', { session: session(), memberships: one, request: { organizationId: there! } }, 'access_denied'],
  [
    'asked for one whose invitation ran out',
    { session: session(), memberships: [membership(here!, 'INVITE_EXPIRED')], request: { organizationId: here! } },
    'access_denied',
  ],
  [
    'asked for one they are deactivated in',
    { session: session(), memberships: [membership(here!, 'INACTIVE')], request: { organizationId: here! } },
    'access_denied',
  ],
  ['prompt=login, just come', { session: session(), memberships: one, request: { prompt: ['login'] } }, 'login'],
  ['prompt=login, parked and not proven since', { session: session(), memberships: one, request: { prompt: ['login'] }, parkedAt: ago(60) }, 'login'],
  [
    'prompt=login, proven since',
    { session: session({ authenticatedAt: ago(10) }), memberships: one, request: { prompt: ['login'] }, parkedAt: ago(60) },
    'org_1',
  ],
  ['prompt=create', { session: session(), memberships: one, request: { prompt: ['create'] } }, 'signup'],
  [
    'prompt=create, signed up since',
    { session: session({ authenticatedAt: ago(10) }), memberships: one, request: { prompt: ['create'] }, parkedAt: ago(60) },
    'org_1',
  ],
  ['prompt=select_account and one organization', { session: session(), memberships: one, request: { prompt: ['select_account'] } }, 'org_1'],
  [
    'prompt=select_account and two',
    { session: session({ organizationId: here! }), memberships: two, request: { prompt: ['select_account'] } },
    'organizations',
  ],
  [
    'prompt=select_account and one asked for',
    { session: session({ organizationId: here! }), memberships: two, request: { prompt: ['select_account'], organizationId: there! } },
    'org_2',
  ],
  ['prompt=none and a session', { session: session(), memberships: one, request: { prompt: ['none'] } }, 'org_1'],
  ['prompt=none and nobody', { request: { prompt: ['none'] } }, 'login_required'],
  ['prompt=none and a choice', { session: session(), memberships: two, request: { prompt: ['none'] } }, 'account_selection_required'],
  ['max_age, young enough', { session: session(), memberships: one, request: { maxAge: 600 } }, 'org_1'],
  ['max_age, too old', { session: session(), memberships: one, request: { maxAge: 599 } }, 'login'],
  [
    'max_age=0, proven for this request',
    { session: session({ authenticatedAt: ago(10) }), memberships: one, request: { maxAge: 0 }, parkedAt: ago(60) },
    'org_1',
  ],
  ['an invitation opened this door', { session: session({ opensAll: false, organizations: [here!], organizationId: here! }), memberships: two }, 'org_1'],
  [
    'an invitation opened another door',
    { session: session({ opensAll: false, organizations: [here!], organizationId: here! }), memberships: two, request: { organizationId: there! } },
    'login',
  ],
  [
    'an invitation opened another door, silently',
    {
      session: session({ opensAll: false, organizations: [here!], organizationId: here! }),
      memberships: two,
      request: { organizationId: there!, prompt: ['none'] },
    },
    'login_required',
  ],
];
for (const [what, { request, ...given }, expected] of table) {
  test(what, () => {
    const passage: Passage = { now, memberships: [], ...given, request: { redirectUri: 'http://localhost', scope: [], prompt: [], ...request } };
    const way = whatIsNext(passage);
    assert.equal('page' in way ? way.page : 'refuse' in way ? way.refuse.code : way.enter.organization.id, expected);
  });
}
