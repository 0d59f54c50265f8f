import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { OrganizationId, UserId } from '../../platform/ids.ts';
import { fc } from '../../testing/made-up.ts';
import type { Membership, MembershipStatus } from '../memberships/index.ts';
import { SIGN_IN_METHODS, type SignInMethod } from '../organizations/index.ts';
import type { Proof, Session } from '../sessions/index.ts';
import { type Passage, waysAhead } from './passage.ts';
import { walk } from './walk.ts';

// Random people in random places walk the journey, while random things happen to them. The promises below are written
// down a second time, as plainly as they can be said, and every walk is held against them.

const A: OrganizationId = 'org_1';
const B: OrganizationId = 'org_2';
const okta = { id: 'conn_1', organizationId: A } as const;
const SSO: Proof = 'sso:conn_1';
const BEGIN = new Date('2026-01-01T12:00:00Z').getTime();
const A_MINUTE = 60_000;

const place = (id: OrganizationId, status: MembershipStatus, hours: number | null): Membership => ({
  id: `mem_${id.slice(4)}`,
  organization: {
    id,
    displayName: id,
    slug: null,
    externalId: null,
    logoUrl: null,
    metadata: {},
    features: { session_policy: hours !== null },
    maxUsers: null,
    sessionPolicy: hours === null ? null : { absoluteMinutes: hours * 60, idleMinutes: null },
    authPolicy: { methods: [], secondFactor: false, ssoOnly: false },
    joinApproval: false,
    createdAt: new Date(BEGIN),
    updatedAt: new Date(BEGIN),
  },
  userId: 'usr_1',
  status,
  roles: [],
  metadata: {},
  provisioningMethod: 'invitation',
  inviterEmail: null,
  joinedAt: new Date(BEGIN),
  createdAt: new Date(BEGIN),
  acceptedAt: null,
  expiresAt: null,
});

const PROOF_OF: Readonly<Record<SignInMethod, Proof>> = {
  email_code: 'email_code',
  magic_link: 'magic_link',
  password: 'password',
  passkey: 'passkey',
  social: 'social:google',
};

const status = fc.constantFrom<MembershipStatus | undefined>(undefined, 'ACTIVE', 'ACTIVE', 'ACTIVE', 'PENDING_INVITE', 'INVITE_EXPIRED', 'INACTIVE');
const policy = fc.record({
  methods: fc.subarray([...SIGN_IN_METHODS], { minLength: 1 }),
  secondFactor: fc.constantFrom('off', 'optional', 'required'),
  ssoOnly: fc.constant(false),
});
const home = fc.constantFrom(
  undefined,
  { organizationId: A, ssoOnly: false },
  { organizationId: A, ssoOnly: true },
  { organizationId: A, ssoOnly: false, connection: okta },
);
const proofs = fc.subarray<Proof>(['email_code', 'password', 'passkey', 'social:google', 'totp', SSO, 'invitation_link'], { minLength: 1 });
const session: fc.Arbitrary<Session> = fc
  .record({ proofs, ages: fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 7, maxLength: 7 }), entered: fc.subarray([A, B]), opensAll: fc.boolean() })
  .map(({ proofs, ages, entered, opensAll }) => {
    const times = proofs.map((_, index) => new Date(BEGIN - ages[index]! * A_MINUTE));
    const authenticatedAt = new Date(Math.max(...times.map(Number)));
    const [current] = entered;
    return {
      id: 'ses_1',
      userId: 'usr_1',
      proofs,
      provenAt: Object.fromEntries(proofs.map((proof, index) => [proof, times[index]!])),
      opensAll: opensAll || entered.length === 0,
      organizations: entered,
      ...(current ? { organizationId: current } : {}),
      authenticatedAt,
      createdAt: authenticatedAt,
      lastActiveAt: authenticatedAt,
      expiresAt: new Date('2030-01-01'),
    };
  });

const passage: fc.Arbitrary<Passage> = fc
  .record({
    prompt: fc.constantFrom<readonly string[]>([], [], ['login'], ['create'], ['select_account'], ['none'], ['login', 'select_account']),
    organizationId: fc.constantFrom(undefined, undefined, A, B),
    maxAge: fc.constantFrom(undefined, undefined, 0, 600, 7200),
    expectedUserId: fc.constantFrom<UserId | undefined>(undefined, undefined, undefined, 'usr_1', 'usr_2'),
    connection: fc.constantFrom(undefined, undefined, undefined, okta),
    statusA: status,
    statusB: status,
    hours: fc.constantFrom(null, null, 1),
    policyA: policy,
    policyB: policy,
    home,
    session: fc.option(session, { nil: undefined }),
    claims: fc.constantFrom(undefined, 'ada@acme.test'),
    mailboxProven: fc.boolean(),
    suggestions: fc.subarray([A, B]),
    factors: fc.constantFrom(0, 0, 1),
    mayBeOfferedPasskey: fc.boolean(),
    denied: fc.constantFrom(undefined, undefined, undefined, undefined, 'not today'),
  })
  .map(
    ({
      prompt,
      organizationId,
      maxAge,
      expectedUserId,
      connection,
      statusA,
      statusB,
      hours,
      policyA,
      policyB,
      home,
      session,
      claims,
      mailboxProven,
      suggestions,
      factors,
      mayBeOfferedPasskey,
      denied,
    }) => ({
      request: {
        redirectUri: 'http://localhost',
        scope: [],
        prompt,
        ...(organizationId ? { organizationId } : {}),
        ...(maxAge === undefined ? {} : { maxAge }),
        ...(expectedUserId ? { expectedUserId } : {}),
      },
      now: new Date(BEGIN),
      memberships: [...(statusA ? [place(A, statusA, hours)] : []), ...(statusB ? [place(B, statusB, null)] : [])],
      mailboxProven,
      policies: { [A]: { ...policyA, ssoOnly: home?.ssoOnly ?? false }, [B]: policyB },
      usual: { methods: [...SIGN_IN_METHODS], secondFactor: 'optional', ssoOnly: false } as const,
      suggestions,
      factors,
      ...(connection ? { connection } : {}),
      ...(home ? { home } : {}),
      ...(session ? { session } : {}),
      ...(claims ? { claims } : {}),
      ...(mayBeOfferedPasskey ? { mayBeOfferedPasskey } : {}),
      ...(denied ? { denied } : {}),
    }),
  );

const later = (passage: Passage): Passage => ({ ...passage, now: new Date(passage.now.getTime() + 1000), parkedAt: passage.parkedAt ?? passage.now });

function prove(passage: Passage, proof: Proof): Passage {
  const { session: before, now } = passage;
  const session: Session = {
    ...(before ?? { id: 'ses_2', userId: 'usr_1', organizations: [], createdAt: now, lastActiveAt: now, expiresAt: new Date('2030-01-01'), proofs: [] }),
    proofs: [...(before?.proofs.filter((known) => known !== proof) ?? []), proof],
    provenAt: { ...before?.provenAt, [proof]: now },
    opensAll: true,
    authenticatedAt: now,
  };
  return { ...passage, session, mailboxProven: passage.mailboxProven || proof === 'email_code' || proof === 'magic_link' };
}

const withStatus = (passage: Passage, id: OrganizationId, next: MembershipStatus | undefined): Passage => {
  const others = passage.memberships.filter(({ organization }) => organization.id !== id);
  return { ...passage, memberships: next ? [...others, place(id, next, null)] : others };
};

/** What a person can do on a page who wants to get on, whichever they choose. `undefined`: there is nothing they can do. */
function answer(passage: Passage, page: string, choice: number): Passage | undefined {
  const there = later(passage);
  const pick = <T>(from: readonly T[]): T | undefined => from[choice % Math.max(from.length, 1)];
  switch (page) {
    case 'login':
    case 'signup': {
      const ways = waysAhead(there);
      // A proof may run out while the page stands open: they say who they are, and come back to be sent on.
      if (ways.sso) return there;
      const method = pick(ways.methods);
      return method ? prove(there, PROOF_OF[method]) : undefined;
    }
    case 'sso': {
      const connection = there.connection ?? there.home?.connection;
      return connection ? prove(there, `sso:${connection.id}`) : undefined;
    }
    case 'second-factor':
      return prove({ ...there, factors: Math.max(there.factors, 1) }, 'totp');
    case 'passkey-offer': {
      // Not now, or one is made: either way it is not offered again.
      const { mayBeOfferedPasskey: _, ...answered } = there;
      return choice % 2 === 0 ? answered : prove(answered, 'passkey');
    }
    case 'organizations': {
      const open = there.memberships.filter(({ status }) => status === 'ACTIVE' || status === 'PENDING_INVITE');
      const strange = there.suggestions.filter((id) => !there.memberships.some(({ organization }) => organization.id === id));
      const doors = [...open.map(({ organization }) => organization.id), ...strange];
      const wanted = there.request.organizationId;
      const door = wanted && doors.includes(wanted) ? wanted : pick(doors);
      return door && { ...withStatus(there, door, 'ACTIVE'), chosen: door };
    }
    default:
      return undefined;
  }
}

/** Something happens elsewhere between two pages. */
const happening = fc.oneof(
  fc.record({ kind: fc.constant('membership' as const), id: fc.constantFrom(A, B), status }),
  fc.record({ kind: fc.constant('policy' as const), id: fc.constantFrom(A, B), policy }),
  fc.record({ kind: fc.constant('home' as const), home }),
  fc.record({ kind: fc.constant('signed_out' as const) }),
  fc.record({ kind: fc.constant('time' as const), minutes: fc.integer({ min: 1, max: 120 }) }),
  fc.record({ kind: fc.constant('nothing' as const) }),
);
type Happening = typeof happening extends fc.Arbitrary<infer Value> ? Value : never;

function happen(passage: Passage, what: Happening): Passage {
  switch (what.kind) {
    case 'membership':
      return withStatus(passage, what.id, what.status);
    case 'policy':
      return { ...passage, policies: { ...passage.policies, [what.id]: what.policy } };
    case 'home': {
      const { home: _, ...rest } = passage;
      return what.home ? { ...rest, home: what.home } : rest;
    }
    case 'signed_out': {
      const { session: _, ...rest } = passage;
      return rest;
    }
    case 'time':
      return { ...passage, now: new Date(passage.now.getTime() + what.minutes * A_MINUTE) };
    case 'nothing':
      return passage;
  }
}

/** The promises, said a second time. */
function keepsItsPromises(passage: Passage): void {
  const { way } = walk(passage);
  const { request, session, home, connection } = passage;
  if (request.prompt.includes('none')) assert.ok(!('page' in way), 'prompt=none never shows a page');
  if ('page' in way && way.page === 'passkey-offer') {
    assert.ok(passage.mayBeOfferedPasskey && session, 'nobody is offered a passkey who did not just come by mail without one');
    assert.ok(walk({ ...passage, mayBeOfferedPasskey: false }).passed.includes('organization'), 'an offer holds nobody up who could not have gone on');
  }
  if (!('enter' in way)) return;

  const { organization, status } = way.enter;
  assert.ok(session, 'nobody enters who proved nothing');
  assert.equal(status, 'ACTIVE', 'nobody enters where they are no member');
  const asked = request.organizationId;
  if (asked) assert.ok(organization.id === asked || organization.id === passage.chosen, 'nobody ends up elsewhere than the app or they said');
  assert.equal(passage.denied, undefined, 'an interceptor that says no is heard');
  assert.ok(session.opensAll || session.organizations.includes(organization.id), 'an invitation opens one door');

  const lasts = organization.features['session_policy'] ? organization.sessionPolicy!.absoluteMinutes * A_MINUTE : Number.POSITIVE_INFINITY;
  const young = session.proofs.filter((proof) => passage.now.getTime() - session.provenAt![proof]!.getTime() < lasts);
  const { methods, secondFactor } = passage.policies[organization.id]!;
  const itsProvider = organization.id === A && (home?.connection || connection) ? young.includes(SSO) : false;
  const mail = young.some((proof) => ['email_code', 'magic_link', 'invitation_link'].includes(proof));
  const shown: Record<SignInMethod, boolean> = {
    email_code: mail,
    magic_link: mail,
    password: young.includes('password'),
    passkey: young.includes('passkey'),
    social: young.includes('social:google'),
  };
  assert.ok(itsProvider || methods.some((method) => shown[method]), 'a way in counts only where the organization lets it count, and as long as it lets it');
  if (home?.organizationId === organization.id && (home.connection || home.ssoOnly))
    assert.ok(itsProvider, 'nobody gets past the identity provider of their organization');
  if (secondFactor === 'required') assert.ok(itsProvider || young.includes('totp') || young.includes('passkey'), 'a second proof that is demanded was given');
  assert.ok(passage.mailboxProven || session.proofs.includes(SSO), 'somebody answers for the address');

  if (request.expectedUserId) assert.equal(session.userId, request.expectedUserId, 'nobody comes in where the app expects somebody else');
  const asNew = passage.parkedAt !== undefined && session.authenticatedAt >= passage.parkedAt;
  if (request.prompt.includes('login') || request.prompt.includes('create')) assert.ok(asNew, 'a new proof that is asked for was given');
  if (request.maxAge !== undefined) {
    assert.ok(asNew || passage.now.getTime() - session.authenticatedAt.getTime() <= request.maxAge * 1000, 'a proof is as young as the app wants it');
  }
}

const MOST_PAGES = 12;

test('whatever happens on the way, the promises are kept', () => {
  fc.assert(
    fc.property(passage, fc.array(fc.tuple(fc.nat(9), happening), { maxLength: 8 }), (start, moves) => {
      let here = start;
      keepsItsPromises(here);
      for (const [choice, what] of moves) {
        const { way } = walk(here);
        here = happen(('page' in way && answer(here, way.page, choice)) || later(here), what);
        keepsItsPromises(here);
      }
    }),
    { numRuns: 3000 },
  );
});

test('whoever does what each page asks gets to an end, and is asked nothing without end', () => {
  fc.assert(
    fc.property(passage, fc.nat(9), (start, choice) => {
      const pages: string[] = [];
      let here: Passage | undefined = start;
      for (; here && pages.length <= MOST_PAGES; ) {
        const { way, at } = walk(here);
        if (!('page' in way)) return;
        pages.push(`${way.page} (${at?.gate})`);
        here = answer(here, way.page, choice);
      }
      // Where nothing can be done, the page says so: no identity provider to go to, or no organization to choose.
      assert.ok(here === undefined && /^(sso|organizations) /.test(pages.at(-1)!), pages.join(' → '));
    }),
    { numRuns: 3000 },
  );
});

test('what was proven for one organization never opens another that demands its own', () => {
  fc.assert(
    fc.property(passage, (start) => {
      const { connection: _, ...rest } = start;
      const abroad = { ...rest, request: { ...rest.request, prompt: [], organizationId: B }, home: { organizationId: A, ssoOnly: false, connection: okta } };
      const { session: __, ...nobody } = abroad;
      const there = { ...withStatus(nobody, B, 'ACTIVE'), mailboxProven: true };
      assert.ok(!('enter' in walk(prove(there, SSO)).way));
    }),
    { numRuns: 500 },
  );
});

test('looking changes nothing: the same facts lead the same way, and a step passed is passed in order', () => {
  fc.assert(
    fc.property(passage, (here) => {
      const [first, second] = [walk(here), walk(here)];
      assert.deepEqual(first.at, second.at);
      assert.deepEqual(first.passed, second.passed);
      assert.equal('enter' in first.way, first.at === undefined);
    }),
    { numRuns: 500 },
  );
});
