import { command, openTo } from '../../../chassis/command.ts';
import type { Environment } from '../../../platform/environment.ts';
import { domainOf } from '../../../platform/mail-domains.ts';
import type { Outside } from '../../../platform/outside.ts';
import type { Work } from '../../../platform/work.ts';
import { OAuthError } from '../../../protocols/oauth2/error.ts';
import { claimedIssuer, type IdentityAssertion, notGood, readIdentityAssertion } from '../../../protocols/oauth2/identity-assertion.ts';
import { issuerOf } from '../../../protocols/oauth2/resource-metadata.ts';
import { narrowScope } from '../../../protocols/oauth2/scope.ts';
import { noteRequest, noteStep } from '../../auth-log/index.ts';
import { publicIdOf } from '../../clients/index.ts';
import { type Connection, homeOf, openConnectionsOf } from '../../connections/index.ts';
import { openGrant } from '../../grants/index.ts';
import { findIdentity } from '../../identities/index.ts';
import { findMembership, type Membership } from '../../memberships/index.ts';
import { startSession } from '../../sessions/index.ts';
import { findUser, findUserByEmail, isEmail, type User } from '../../users/index.ts';
import { askApp, hear, type Said } from '../ask-app.ts';
import { accessTokenClaims, secondsOf } from '../claims.ts';
import { keysOf } from '../issuer-keys.ts';
import { findPresence } from '../presence.ts';
import { useAssertion } from '../store.ts';
import { readTarget, type Target, targetOf } from '../target.ts';
import type { Granted, TokenRequest } from './grant-type.ts';

/** What an identity provider said, by the connections of organizations whose keys it is signed with. */
interface Vouched {
  readonly assertion: IdentityAssertion;
  readonly connections: readonly Connection[];
}

/**
 * Cross-app access: an app that people are signed in to gets a token for an API of the environment without asking them,
 * because their organization's identity provider lets it. Nobody sits in front of it, so it is a session of its own, as
 * short as the token, with the word of the connection and nothing beside it: the journey says whether that is enough there.
 */
export const identityAssertion = command({
  needs: openTo("The client has shown its secret, and an organization's identity provider has signed that it may act for one of its people."),

  async prepare(outside, request: TokenRequest, { environment }, read): Promise<Vouched & { readonly said: Said | undefined }> {
    const { client, proven, parameters } = request;
    if (!proven) throw new OAuthError('invalid_client', 'client_secret is required for this grant_type');
    const text = parameters.get('assertion');
    if (text === undefined) throw new OAuthError('invalid_request', 'assertion is required');
    const issuer = claimedIssuer(text);
    const { now, known } = await read(async (work) => ({ now: work.now, known: await openConnectionsOf(work, issuer) }));
    const vouched = await vouchedFor(outside, environment, { text, now, known });
    // Before anybody else is asked: is it good at all?
    await read((work) => lookAt(work, request, vouched));
    const said = await askApp(outside, read, async (work) => {
      const { user, membership, connection } = await lookAt(work, request, vouched);
      return { user, membership, clientId: client.id, connections: [connection.id] };
    });
    return { ...vouched, said };
  },

  async run(work, request: TokenRequest, { said, ...vouched }): Promise<Granted> {
    const { client } = request;
    const { target, user, membership, connection } = await lookAt(work, request, vouched);
    const [userId, organizationId, resource] = [user.id, membership.organization.id, target.resource];
    const id = work.newId('req');
    noteRequest(work, id, { clientId: client.id, userId, organizationId, connectionId: connection.id, resourceId: resource.id });
    noteStep(work, id, 'provider_answered', { details: { provider: connection.provider } });
    const word = await hear(work, id, said)({ userId, organizationId });
    if (word === 'unasked') throw new OAuthError('temporarily_unavailable', 'an interceptor has to be asked first: try again');
    if ('denied' in word) {
      noteStep(work, id, 'refused', { error: 'access_denied', details: { why: word.denied.message } });
      return { refused: new OAuthError('access_denied', word.denied.message) };
    }
    if (!(await useAssertion(work, vouched.assertion))) throw notGood('it has been used: ask its issuer for another');

    const seconds = secondsOf(work, client, target);
    const { id: sessionId } = await startSession(work, { userId, proof: `sso:${connection.id}`, opensAll: false, organizationId, seconds });
    const present = await findPresence(work, { userId, sessionId, organizationId });
    if (!present) throw notGood('the organization asks for more than the word of its identity provider');
    const { authenticatedAt, expiresAt } = present.session;
    const given = { sessionId, authenticatedAt, connectionIds: [connection.id], ...(word.claims ? { claims: word.claims } : {}) };
    await openGrant(work, {
      ...given,
      id: work.newId('grt'),
      requestId: id,
      clientId: client.id,
      userId,
      organizationId,
      scope: target.scope,
      resourceId: resource.id,
      confidential: true,
      expiresAt,
    });
    noteStep(work, id, 'session_started', { sessionId });
    noteStep(work, id, 'code_exchanged', { details: { refresh_token: 'no' } });
    return {
      accessToken: accessTokenClaims(work, client, { ...present, ...given }, target),
      roles: present.membership.roles,
      withinPermissions: resource.withinPermissions,
      scope: target.scope,
    };
  },
});

/** By the connections of which it is what it says it is. */
async function vouchedFor(
  outside: Outside,
  environment: Environment,
  { text, now, known }: { readonly text: string; readonly now: Date; readonly known: readonly Connection[] },
): Promise<Vouched> {
  const connections: Connection[] = [];
  let assertion: IdentityAssertion | undefined;
  let why = new OAuthError('invalid_grant', 'the assertion is not good: its issuer is the identity provider of no organization here');
  for (const connection of known) {
    try {
      assertion = await readIdentityAssertion(text, { ...(await keysOf(outside, connection, environment)), now });
      connections.push(connection);
    } catch (error) {
      // Unreachable, forbidden, no keys, not signed with them: another organization's connection may know better.
      why = error instanceof OAuthError ? error : notGood('the keys of its issuer cannot be read');
    }
  }
  if (!assertion) throw why;
  return { assertion, connections };
}

interface Standing {
  readonly target: Target;
  readonly user: User;
  readonly membership: Membership;
  readonly connection: Connection;
}

/** @throws OAuthError when it is not for this client, or opens nothing that there is */
async function lookAt(work: Work, { client, parameters }: TokenRequest, { assertion, connections }: Vouched): Promise<Standing> {
  if (assertion.clientId !== publicIdOf(client)) throw notGood('it was given to another client');
  const named = parameters.get('resource');
  if (named !== undefined && assertion.resource !== undefined && named !== assertion.resource) throw notGood('it is for another resource');
  const { scope: allowed, resourceId } = await readTarget(work, { client, resource: named ?? assertion.resource, scope: assertion.scope });
  const target = await targetOf(work, { client, resourceId, scope: narrowScope(parameters.get('scope'), allowed), asked: undefined });
  if (!target?.resource.crossApp) throw new OAuthError('invalid_target', 'this resource takes no assertions of identity providers');
  const { url } = work.environment;
  if (assertion.audience !== url && assertion.audience !== issuerOf(url, target.resource.id)) throw notGood('it is for another server');
  return { target, ...(await personOf(work, assertion, connections, parameters.get('organization_id'))) };
}

/** Whom it speaks of: a member of the organization whose identity provider says so. */
async function personOf(work: Work, assertion: IdentityAssertion, connections: readonly Connection[], organizationId: string | undefined) {
  const found = [];
  for (const connection of connections) {
    const user = organizationId === undefined || connection.organizationId === organizationId ? await userAt(work, assertion, connection) : undefined;
    const membership = user && connection.organizationId && (await findMembership(work, connection.organizationId, user.id));
    if (membership?.status === 'ACTIVE') found.push({ connection, user: user!, membership });
  }
  const [only, ...others] = found;
  if (!only) throw notGood('it speaks of nobody who is a member of the organization');
  if (others.some(({ membership }) => membership.id !== only.membership.id)) {
    throw new OAuthError('invalid_request', 'the person is in several organizations with this identity provider: name one as organization_id');
  }
  return only;
}

/** By the provider's own name for them; by their address where its domain is the organization's own. */
async function userAt(work: Work, { subject, email }: IdentityAssertion, { id, organizationId }: Connection): Promise<User | undefined> {
  const identity = await findIdentity(work, id, subject);
  if (identity) return findUser(work, { id: identity.userId });
  if (email === undefined || !isEmail(email) || (await homeOf(work, domainOf(email)))?.organizationId !== organizationId) return undefined;
  return findUserByEmail(work, email);
}
