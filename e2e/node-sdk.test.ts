import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { after, before, test } from 'node:test';
import { Scalekit, ScalekitConflictException, ScalekitNotFoundException, ScalekitValidateTokenFailureException } from '@scalekit-sdk/node';
import { createTestDatabase } from '../packages/server/src/testing/database.ts';
import { signInWithCode } from './browserless.ts';
import { type Stack, startStack } from './stack.ts';

// The official Node SDK, as it comes from npm, against a running server: what the guides show, its errors, its token validation.

const { connection } = await createTestDatabase();
let stack: Stack;
let scalekit: Scalekit;

before(async () => {
  stack = await startStack({ database: connection });
  scalekit = new Scalekit(stack.url, stack.clientId, stack.clientSecret);
});
after(() => stack?.stop());

let count = 0;
const someone = () => `someone-${++count}-${randomBytes(3).toString('hex')}@example.com`;

test('an organization is created by name and read back', async () => {
  const { organization } = await scalekit.organization.createOrganization('Orion Analytics');
  assert.match(organization!.id, /^org_\d{17,19}$/);
  assert.equal(organization!.displayName, 'Orion Analytics');

  const { organization: fetched } = await scalekit.organization.getOrganization(organization!.id);
  assert.equal(fetched!.displayName, 'Orion Analytics');
  assert.deepEqual(fetched!.createTime, organization!.createTime);
});

test('an organization takes a slug, an external id and a logo', async () => {
  const { organization } = await scalekit.organization.createOrganization('Orion Analytics', {
    slug: 'auth.orion-analytics.com',
    externalId: 'customer_12345',
    logoUrl: 'https://cdn.orion-analytics.com/logo.png',
  });
  assert.equal(organization!.slug, 'auth.orion-analytics.com');
  assert.equal(organization!.logoUrl, 'https://cdn.orion-analytics.com/logo.png');

  const { organization: found } = await scalekit.organization.getOrganizationByExternalId('customer_12345');
  assert.equal(found!.id, organization!.id);

  const { organization: renamed } = await scalekit.organization.updateOrganization(organization!.id, { displayName: 'Orion', metadata: { plan: 'free' } });
  assert.equal(renamed!.displayName, 'Orion');
  assert.deepEqual(renamed!.metadata, { plan: 'free' });
  assert.equal(renamed!.slug, 'auth.orion-analytics.com');

  await scalekit.organization.deleteOrganization(organization!.id);
  await assert.rejects(scalekit.organization.getOrganization(organization!.id), ScalekitNotFoundException);
});

test('organizations are listed newest first, page by page', async () => {
  const made = [];
  for (const name of ['One', 'Two', 'Three']) made.push((await scalekit.organization.createOrganization(name)).organization!.id);

  const first = await scalekit.organization.listOrganization({ pageSize: 2 });
  assert.deepEqual(
    first.organizations.map(({ id }) => id),
    [made[2], made[1]],
  );
  const second = await scalekit.organization.listOrganization({ pageSize: 1, pageToken: first.nextPageToken });
  assert.deepEqual(
    second.organizations.map(({ id }) => id),
    [made[0]],
  );
});

test('an organization is found by a part of its name', async () => {
  const { organization } = await scalekit.organization.createOrganization('Zephyrine Works');
  const { organizations } = await scalekit.organization.searchOrganization('zephyrine');
  assert.deepEqual(
    organizations.map(({ id }) => id),
    [organization!.id],
  );
});

test('inviting somebody makes a user, a pending membership and a mail', async () => {
  const { organization } = await scalekit.organization.createOrganization('Orion Analytics');
  const email = someone();
  const { user } = await scalekit.user.createUserAndMembership(organization!.id, {
    email,
    externalId: `crm-${email}`,
    userProfile: { firstName: 'John', lastName: 'Doe' },
    metadata: { plan: 'free', department: 'Engineering' },
    sendInvitationEmail: true,
  });
  assert.match(user!.id, /^usr_\d{15,21}$/);
  assert.equal(user!.email, email);
  assert.equal(user!.userProfile!.givenName, 'John');
  assert.equal(user!.userProfile!.firstName, 'John');
  assert.equal(user!.userProfile!.emailVerified, false);
  assert.deepEqual(user!.metadata, { plan: 'free', department: 'Engineering' });
  assert.equal(user!.memberships.length, 1);
  assert.equal(user!.memberships[0]!.organizationId, organization!.id);
  assert.equal(user!.memberships[0]!.membershipStatus, 3); // PENDING_INVITE
  assert.deepEqual(
    user!.memberships[0]!.roles.map(({ name }) => name),
    ['member'],
  );

  const mail = await stack.mail(email);
  assert.match(mail.subject, /Orion Analytics/);
  assert.ok(
    mail.links.some((link) => link.startsWith(`${stack.url}/invite/`)),
    mail.links.join(' '),
  );
});

test('resending an invitation counts, keeps its expiry and mails a new link', async () => {
  const { organization } = await scalekit.organization.createOrganization('Orion Analytics');
  const email = someone();
  const { user } = await scalekit.user.createUserAndMembership(organization!.id, { email });
  const first = await stack.mail(email);

  const { invite } = await scalekit.user.resendInvite(organization!.id, user!.id);
  assert.equal(invite!.status, 'PENDING_INVITE');
  assert.equal(invite!.resentCount, 1);
  const second = await stack.mail(email, [first]);
  const linkOf = (links: readonly string[]) => links.find((link) => link.includes('/invite/'));
  assert.notEqual(linkOf(second.links), linkOf(first.links));
});

test('a person added without a mail is active at once', async () => {
  const { organization } = await scalekit.organization.createOrganization('Orion Analytics');
  const email = someone();
  const { user } = await scalekit.user.createUserAndMembership(organization!.id, { email, sendInvitationEmail: false });
  assert.equal(user!.memberships[0]!.membershipStatus, 1); // ACTIVE
  assert.equal(user!.userProfile!.emailVerified, true);
  assert.deepEqual(await stack.mails(email), []);
});

test('a user joins a second organization, changes role there, leaves, and stays a user', async () => {
  const { organization: first } = await scalekit.organization.createOrganization('First');
  const { organization: second } = await scalekit.organization.createOrganization('Second');
  const { user } = await scalekit.user.createUserAndMembership(first!.id, { email: someone(), sendInvitationEmail: false });

  const joined = await scalekit.user.createMembership(second!.id, user!.id, { roles: ['admin'], sendInvitationEmail: false });
  assert.equal(joined.user!.memberships.length, 2);
  const changed = await scalekit.user.updateMembership(second!.id, user!.id, { roles: ['member'], metadata: { desk: '4b' } });
  const there = changed.user!.memberships.find(({ organizationId }) => organizationId === second!.id);
  assert.deepEqual(
    there!.roles.map(({ name }) => name),
    ['member'],
  );
  assert.deepEqual(there!.metadata, { desk: '4b' });

  const { users } = await scalekit.user.listOrganizationUsers(second!.id);
  assert.deepEqual(
    users.map(({ id }) => id),
    [user!.id],
  );

  await scalekit.user.deleteMembership(second!.id, user!.id);
  await scalekit.user.deleteMembership(first!.id, user!.id);
  const { user: kept } = await scalekit.user.getUser(user!.id);
  assert.deepEqual(kept!.memberships, []);
  await scalekit.user.deleteUser(user!.id);
  await assert.rejects(scalekit.user.getUser(user!.id), ScalekitNotFoundException);
});

test('a profile is updated; what is not named stays', async () => {
  const { organization } = await scalekit.organization.createOrganization('Orion Analytics');
  const { user } = await scalekit.user.createUserAndMembership(organization!.id, {
    email: someone(),
    userProfile: { firstName: 'Ada', lastName: 'L' },
    sendInvitationEmail: false,
  });
  const { user: updated } = await scalekit.user.updateUser(user!.id, { userProfile: { lastName: 'Lovelace' }, metadata: { team: 'core' } });
  assert.equal(updated!.userProfile!.givenName, 'Ada');
  assert.equal(updated!.userProfile!.familyName, 'Lovelace');
  assert.deepEqual(updated!.metadata, { team: 'core' });
});

test('users are listed page by page', async () => {
  const { users, nextPageToken } = await scalekit.user.listUsers({ pageSize: 2 });
  assert.equal(users.length, 2);
  const next = await scalekit.user.listUsers({ pageSize: 2, pageToken: nextPageToken });
  assert.ok(next.users.every(({ id }) => !users.some((user) => user.id === id)));
});

test('an error arrives as its own exception, with the canonical code and our words', async () => {
  await assert.rejects(scalekit.organization.getOrganization('org_100000000000000001'), (error: ScalekitNotFoundException & { errorCode: string }) => {
    assert.ok(error instanceof ScalekitNotFoundException);
    assert.equal(error.errorCode, 'NOT_FOUND');
    return true;
  });

  const { organization } = await scalekit.organization.createOrganization('Orion Analytics');
  const email = someone();
  await scalekit.user.createUserAndMembership(organization!.id, { email });
  await assert.rejects(scalekit.user.createUserAndMembership(organization!.id, { email: email.toUpperCase() }), ScalekitConflictException);
});

test('an invalid argument names the field', async () => {
  await assert.rejects(
    scalekit.organization.createOrganization(''),
    (error: { errorCode: string; errDetails: { validationErrorInfo?: { fieldViolations: { field: string }[] } }[] }) => {
      assert.equal(error.errorCode, 'INVALID_ARGUMENT');
      assert.deepEqual(
        error.errDetails[0]!.validationErrorInfo!.fieldViolations.map(({ field }) => field),
        ['organization.display_name'],
      );
      return true;
    },
  );
});

test('a wrong secret is refused', async () => {
  const stranger = new Scalekit(stack.url, stack.clientId, 'not-the-secret-of-this-client');
  await assert.rejects(stranger.organization.listOrganization());
});

test('a code is exchanged for tokens that carry the organization, refreshed, and validated', async () => {
  const { organization } = await scalekit.organization.createOrganization('Orion Analytics', { externalId: `orion-${randomBytes(4).toString('hex')}` });
  const email = someone();
  const { user } = await scalekit.user.createUserAndMembership(organization!.id, {
    email,
    sendInvitationEmail: false,
    userProfile: { firstName: 'John', lastName: 'Doe' },
  });

  const redirectUri = `${stack.demo}/auth/callback`;
  const codeVerifier = randomBytes(32).toString('base64url');
  const authorizationUrl = scalekit.getAuthorizationUrl(redirectUri, {
    scopes: ['openid', 'profile', 'email', 'offline_access'],
    state: 'a+b/c=&"%252F',
    nonce: 'n-1',
    loginHint: email,
    codeChallenge: createHash('sha256').update(codeVerifier).digest('base64url'),
    codeChallengeMethod: 'S256',
  });
  const callback = await signInWithCode(stack, authorizationUrl, email);
  assert.equal(callback.searchParams.get('state'), 'a+b/c=&"%252F');

  const tokens = await scalekit.authenticateWithCode(callback.searchParams.get('code')!, redirectUri, { codeVerifier });
  assert.equal(tokens.user.email, email);
  assert.equal(tokens.user.id, user!.id);
  assert.equal(tokens.expiresIn, 300);

  const idToken = await scalekit.validateToken<Record<string, unknown>>(tokens.idToken, { issuer: stack.url, audience: [stack.clientId] });
  const hashOf = (text: string) => createHash('sha256').update(text).digest().subarray(0, 16).toString('base64url');
  assert.deepEqual(idToken.aud, [stack.clientId]);
  assert.equal(idToken.azp, stack.clientId);
  assert.equal(idToken.client_id, stack.clientId);
  assert.equal(idToken.sub, user!.id);
  assert.equal(idToken.oid, organization!.id);
  assert.equal(idToken.nonce, 'n-1');
  assert.equal(idToken.email, email);
  assert.equal(idToken.email_verified, true);
  assert.equal(idToken.name, 'John Doe');
  assert.equal(idToken.given_name, 'John');
  assert.equal(idToken.family_name, 'Doe');
  assert.equal(idToken.at_hash, hashOf(tokens.accessToken));
  assert.equal(idToken.c_hash, hashOf(callback.searchParams.get('code')!));
  assert.match(String(idToken.sid), /^ses_\d+$/);
  assert.equal((idToken.exp as number) - (idToken.iat as number), 1800);

  const accessToken = await scalekit.validateToken<Record<string, unknown>>(tokens.accessToken, { issuer: stack.url, audience: [stack.clientId] });
  assert.equal(accessToken.sub, user!.id);
  assert.equal(accessToken.oid, organization!.id);
  assert.equal(accessToken.xoid, organization!.externalId);
  assert.equal(accessToken.sid, idToken.sid);
  assert.deepEqual(accessToken.roles, ['member']);
  assert.deepEqual(accessToken.permissions, ['sk_org_settings_read', 'sk_org_users_read']);
  assert.match(String(accessToken.jti), /^tkn_\d+$/);
  assert.equal(accessToken.nbf, accessToken.iat);
  assert.ok(!('scope' in accessToken) && !('email' in accessToken) && !('xuid' in accessToken));

  const refreshed = await scalekit.refreshAccessToken(tokens.refreshToken);
  assert.notEqual(refreshed.refreshToken, tokens.refreshToken);
  assert.notEqual(refreshed.accessToken, tokens.accessToken);
  assert.equal((await scalekit.validateToken<Record<string, unknown>>(refreshed.accessToken)).sid, idToken.sid);
  assert.equal(await scalekit.validateAccessToken(refreshed.accessToken), true);

  await assert.rejects(scalekit.authenticateWithCode(callback.searchParams.get('code')!, redirectUri, { codeVerifier: 'x'.repeat(43) }), 'a code works once');
});

test('a token of somebody else is refused by the SDK', async () => {
  const forged = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from('{"sub":"usr_1"}').toString('base64url')}.`;
  await assert.rejects(scalekit.validateToken(forged), ScalekitValidateTokenFailureException);
  assert.equal(await scalekit.validateAccessToken(forged), false);
});

test('the logout address is ours and takes the person back', async () => {
  const url = new URL(scalekit.getLogoutUrl({ postLogoutRedirectUri: stack.demo, state: 'home' }));
  assert.equal(`${url.origin}${url.pathname}`, `${stack.url}/oidc/logout`);
});
