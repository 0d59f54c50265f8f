import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { OrganizationId } from '../../platform/ids.ts';
import type { AuthorizationRequest } from '../interactions/index.ts';
import type { Membership, MembershipStatus } from '../memberships/index.ts';
import type { EffectivePolicy, SignInMethod } from '../organizations/index.ts';
import type { Session } from '../sessions/index.ts';
import type { Passage } from './passage.ts';
import { whatIsNext } from './walk.ts';

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
    joinApproval: false,
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
const okta = { id: 'conn_1', organizationId: here! } as const;
const home = { organizationId: here!, ssoOnly: false, connection: okta };
const only = (...methods: SignInMethod[]): EffectivePolicy => ({ methods, secondFactor: 'optional', ssoOnly: false });
const twice: EffectivePolicy = { ...only('email_code'), secondFactor: 'required' };
const one = [membership(here!)];
const two = [membership(here!), membership(there!)];

const anybody: Omit<Passage, 'request'> = {
  now,
  memberships: [],
  mailboxProven: true,
  policies: {},
  usual: { methods: ['email_code', 'magic_link'], secondFactor: 'optional', ssoOnly: false },
  suggestions: [],
  factors: 0,
};

interface Case extends Partial<Omit<Passage, 'request'>> {
  readonly request?: Partial<AuthorizationRequest>;
}
const agent = { asksConsent: 'once', scope: ['openid', 'read'] } as const;
const yes = (...scopes: string[]) => ({ [here!]: { scopes } });
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
  ["somebody else's app, and nothing was said yet", { session: session(), memberships: one, request: agent, consents: {} }, 'consent'],
  ["somebody else's app, and all was allowed", { session: session(), memberships: one, request: agent, consents: yes('openid', 'read', 'write') }, 'org_1'],
  ["somebody else's app that asks for more", { session: session(), memberships: one, request: agent, consents: yes('openid') }, 'consent'],
  [
    "somebody else's app, allowed in another organization",
    { session: session(), memberships: one, request: agent, consents: { [there!]: { scopes: ['openid', 'read'] } } },
    'consent',
  ],
  ["somebody else's app, before a place is chosen", { session: session(), memberships: two, request: agent, consents: {} }, 'organizations'],
  [
    'an app that nobody knows, allowed before',
    { session: session(), memberships: one, request: { ...agent, asksConsent: 'always' }, consents: yes('openid', 'read') },
    'consent',
  ],
  [
    'an app that nobody knows, allowed for this request',
    { session: session(), memberships: one, request: { ...agent, asksConsent: 'always' }, consents: yes('openid', 'read'), consentedIn: here! },
    'org_1',
  ],
  [
    'an app that nobody knows, allowed for this request in another organization',
    { session: session(), memberships: one, request: { ...agent, asksConsent: 'always' }, consents: yes('openid', 'read'), consentedIn: there! },
    'consent',
  ],
  [
    'an app that nobody knows, allowed for this request and taken back',
    { session: session(), memberships: one, request: { ...agent, asksConsent: 'always' }, consents: {}, consentedIn: here! },
    'consent',
  ],
  [
    'prompt=consent, allowed for this request',
    { session: session(), memberships: one, request: { ...agent, prompt: ['consent'] }, consents: yes('openid', 'read'), consentedIn: here! },
    'org_1',
  ],
  [
    'prompt=consent, allowed before',
    { session: session(), memberships: one, request: { ...agent, prompt: ['consent'] }, consents: yes('openid', 'read'), parkedAt: ago(10) },
    'consent',
  ],
  ["somebody else's app, and they said no", { session: session(), memberships: one, request: agent, consents: {}, consentRefused: true }, 'access_denied'],
  [
    "somebody else's app, with nothing to be shown",
    { session: session(), memberships: one, request: { ...agent, prompt: ['none'] }, consents: {} },
    'consent_required',
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
  ['the app expects whoever is signed in', { session: session(), memberships: one, request: { expectedUserId: 'usr_1' } }, 'org_1'],
  ['the app expects somebody else', { session: session(), memberships: one, request: { expectedUserId: 'usr_2' } }, 'login'],
  ['silently', { session: session(), memberships: one, request: { expectedUserId: 'usr_2', prompt: ['none'] } }, 'login_required'],
  [
    'the app expects somebody else, and they signed in again as who they were',
    { session: session({ authenticatedAt: ago(10) }), memberships: one, request: { expectedUserId: 'usr_2' }, parkedAt: ago(60) },
    'access_denied',
  ],
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
  ['an address whose organization signs in by itself', { claims: 'ada@orion.test', home }, 'sso'],
  ['the same for a new account', { claims: 'ada@orion.test', home, request: { prompt: ['create'] } }, 'sso'],
  ['the same, silently', { claims: 'ada@orion.test', home, request: { prompt: ['none'] } }, 'login_required'],
  ['the same, on the way to another organization', { claims: 'ada@orion.test', home, request: { organizationId: there! } }, 'login'],
  ['its connection is off', { claims: 'ada@orion.test', home: { organizationId: here!, ssoOnly: false } }, 'login'],
  ['a passkey of somebody whose organization signs in by itself', { session: session({ proofs: ['passkey'] }), memberships: one, home }, 'sso'],
  ['the same for somebody who is a member nowhere', { session: session(), memberships: [], home }, 'sso'],
  ['the same, in another organization', { session: session({ organizationId: there! }), memberships: two, home }, 'org_2'],
  ['its identity provider answered', { session: session({ proofs: ['sso:conn_1'] }), memberships: one, home, mailboxProven: false }, 'org_1'],
  ['another organization does not take its word', { session: session({ proofs: ['sso:conn_1'], organizationId: there! }), memberships: two, home }, 'login'],
  [
    'its identity provider answered long ago',
    {
      session: session({ proofs: ['sso:conn_1', 'email_code'], provenAt: { 'sso:conn_1': ago(3601) } }),
      memberships: [strict(here!)],
      home,
    },
    'sso',
  ],
  ['single sign-on alone, and no connection is on', { session: session(), memberships: one, home: { organizationId: here!, ssoOnly: true } }, 'sso'],
  [
    'single sign-on alone, and an address of somewhere else',
    { session: session(), memberships: one, policies: { [here!]: { ...only('email_code'), ssoOnly: true } } },
    'org_1',
  ],
  ['a connection is asked for', { connection: okta }, 'sso'],
  ['a connection is asked for, and they are somebody', { connection: okta, session: session(), memberships: one }, 'sso'],
  ['the organization lets only passkeys count', { session: session(), memberships: one, policies: { [here!]: only('passkey') } }, 'login'],
  ['a passkey was shown', { session: session({ proofs: ['email_code', 'passkey'] }), memberships: one, policies: { [here!]: only('passkey') } }, 'org_1'],
  [
    'the passkey was shown too long ago',
    {
      session: session({ proofs: ['passkey', 'email_code'], provenAt: { passkey: ago(3601) } }),
      memberships: [strict(here!)],
      policies: { [here!]: only('passkey') },
    },
    'login',
  ],
  ['only the word of the app for the mailbox', { session: session(), memberships: one, mailboxProven: false }, 'login'],
  ['a second proof is required', { session: session(), memberships: one, policies: { [here!]: twice } }, 'second-factor'],
  [
    'a second proof is required there, and they are on the way elsewhere',
    { session: session({ organizationId: there! }), memberships: two, policies: { [here!]: twice } },
    'org_2',
  ],
  ['an invitation link, and they have passkeys', { session: session({ proofs: ['invitation_link'] }), memberships: one, hasPasskeys: true }, 'second-factor'],
  ['an invitation link, and they have none', { session: session({ proofs: ['invitation_link'] }), memberships: one, hasPasskeys: false }, 'org_1'],
  ['an invitation link and a passkey', { session: session({ proofs: ['invitation_link', 'passkey'] }), memberships: one, hasPasskeys: true }, 'org_1'],
  ['an invitation link and a code', { session: session({ proofs: ['invitation_link', 'email_code'] }), memberships: one, hasPasskeys: true }, 'org_1'],
  ['a second proof was set up', { session: session(), memberships: one, factors: 1 }, 'second-factor'],
  ['a second proof was given', { session: session({ proofs: ['email_code', 'totp'] }), memberships: one, policies: { [here!]: twice } }, 'org_1'],
  [
    'prompt=select_account, one organization and colleagues elsewhere',
    { session: session({ organizationId: here! }), memberships: one, suggestions: [there!], request: { prompt: ['select_account'] } },
    'organizations',
  ],
  [
    'came by mail a moment ago, and could have a passkey',
    { session: session(), memberships: one, mayBeOfferedPasskey: true, policies: { [here!]: only('email_code', 'passkey') } },
    'passkey-offer',
  ],
  [
    'the same, where no passkey would count',
    { session: session(), memberships: one, mayBeOfferedPasskey: true, policies: { [here!]: only('email_code') } },
    'org_1',
  ],
  ['an interceptor says no', { session: session(), memberships: one, denied: 'not today' }, 'access_denied'],
  ['people with their address may join', { session: session(), memberships: one, suggestions: [there!], request: { organizationId: there! } }, 'organizations'],
  [
    'people with their address may join, silently',
    { session: session(), memberships: [], suggestions: [there!], request: { organizationId: there!, prompt: ['none'] } },
    'interaction_required',
  ],
];
for (const [what, { request, ...given }, expected] of table) {
  test(what, () => {
    const passage: Passage = { ...anybody, ...given, request: { redirectUri: 'http://localhost', scope: [], prompt: [], ...request } };
    const way = whatIsNext(passage);
    assert.equal('page' in way ? way.page : 'refuse' in way ? way.refuse.code : way.enter.organization.id, expected);
  });
}
