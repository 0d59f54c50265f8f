import { createHash, generateKeyPairSync } from 'node:crypto';
import { command, openTo } from '../chassis/command.ts';
import type { Served } from '../chassis/serve.ts';
import { createClient, isPublic, type NewClient } from '../features/clients/index.ts';
import { authenticator, oauthRoutes } from '../features/oauth/index.ts';
import { enterOrganization, findSession, startSession, strengthenSession } from '../features/sessions/index.ts';
import type { Environment } from '../platform/environment.ts';
import type { OrganizationId, UserId } from '../platform/ids.ts';
import type { Work } from '../platform/work.ts';
import { publicJwk } from '../protocols/jwt/rs256.ts';
import { openFront } from './front.ts';
import { type FewLimits, limitsOf } from './limits.ts';
import { createWorld, type World } from './world.ts';

export const CALLBACK = 'http://localhost:3000/callback';
export const VERIFIER = 'v'.repeat(43);
export const CHALLENGE = createHash('sha256').update(VERIFIER).digest('base64url');

// Making a key takes longer than most tests: the worlds of a file share one.
const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });

async function giveKey({ desk, db, environment, now }: World): Promise<void> {
  const id = desk.entropy.id('snk', now());
  await db
    .insertInto('signing_keys')
    .values({
      id,
      environment_id: environment.id,
      public_jwk: JSON.stringify(publicJwk(id, pair.publicKey)),
      sealed_private: desk.sealer.seal(`signing-key:${id}`, pair.privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64')),
      created_at: now(),
      signs_from: now(),
    })
    .execute();
}

/** What an endpoint for programs answers: tokens or a refusal. */
export interface Answered {
  readonly access_token?: string;
  readonly id_token?: string;
  readonly refresh_token?: string;
  readonly token_type?: string;
  readonly expires_in?: number;
  readonly scope?: string;
  readonly error?: string;
  readonly error_description?: string;
}

/** A world with a key, an app, a person who is a member of one organization, and its OAuth endpoints and these services on a real port. */
export async function createOAuthWorld(over: Partial<Environment> = {}, services: readonly Served[] = [], few: FewLimits = {}) {
  const world = await createWorld(over);
  const { db, environment, desk } = world;
  const house = { desk, environmentOf: async () => environment, limits: limitsOf(few, desk.clock) };
  const { url } = await openFront({ house, services, routes: [oauthRoutes], authenticate: authenticator(desk) });
  Object.assign(environment, { url });
  // Programs of others have clocks of their own, and must find our tokens good right now.
  world.later(Math.floor(Date.now() / 1000) * 1000 - world.now().getTime());
  await giveKey(world);
  const within = <T>(deed: (work: Work) => Promise<T>) => world.do(world.visitor, command({ needs: openTo('A test.'), run: deed }), undefined);
  const times = () => ({ created_at: world.now(), updated_at: world.now() });

  const person = async (email: string, more: { readonly external_id?: string; readonly given_name?: string } = {}): Promise<UserId> => {
    const id = desk.entropy.id('usr', world.now());
    await db
      .insertInto('users')
      .values({ id, environment_id: environment.id, email, email_proven_at: world.now(), ...more, ...times() })
      .execute();
    return id;
  };

  const member = async (userId: UserId, organizationId: OrganizationId, status: 'active' | 'pending' | 'inactive' = 'active'): Promise<void> => {
    const id = desk.entropy.id('mem', world.now());
    await db
      .insertInto('memberships')
      .values({
        id,
        environment_id: environment.id,
        organization_id: organizationId,
        user_id: userId,
        status,
        provisioning_method: 'invitation',
        joined_at: world.now(),
        ...times(),
      })
      .execute();
    const role = await db.selectFrom('roles').select('id').where('environment_id', '=', environment.id).where('name', '=', 'member').executeTakeFirstOrThrow();
    await db.insertInto('membership_roles').values({ membership_id: id, role_id: role.id, position: 0 }).execute();
    if (status !== 'pending') return;
    await db
      .insertInto('invitations')
      .values({
        id: desk.entropy.id('inv', world.now()),
        environment_id: environment.id,
        organization_id: organizationId,
        user_id: userId,
        membership_id: id,
        status: 'pending',
        expires_at: new Date(world.now().getTime() + 15 * 86_400_000),
        created_at: world.now(),
      })
      .execute();
  };

  const app = async (more: Partial<NewClient> = {}) => {
    const made = await world.do(world.client, createClient, {
      kind: 'web',
      name: 'Shop',
      manages: !isPublic({ kind: more.kind ?? 'web' }),
      redirectUris: [CALLBACK],
      postLogoutUris: ['http://localhost:3000'],
      ...more,
    });
    return { ...made.client, secret: made.secret ?? '' };
  };

  const organizationId = await world.organization();
  const userId = await person('ada@example.com', { given_name: 'Ada' });
  await member(userId, organizationId);
  const client = await app();

  /** A browser: it keeps cookies and follows nothing by itself. */
  const browser = () => {
    const jar = new Map<string, string>();
    const visit = async (address: string, init: RequestInit = {}) => {
      const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
      const response = await fetch(new URL(address, url), { redirect: 'manual', ...init, headers: { ...init.headers, cookie } });
      for (const line of response.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
        if (value === '') jar.delete(name);
        else jar.set(name, value);
      }
      return response;
    };
    return {
      visit,
      jar,
      /** Where a request for a code is sent on to. */
      async authorize(parameters: Readonly<Record<string, string | undefined>> = {}, init: RequestInit = {}): Promise<URL> {
        const response = await visit(`/oauth/authorize?${authorizeQuery(parameters)}`, init);
        return locationOf(response);
      },
      async resume(page: URL): Promise<URL> {
        return locationOf(await visit(`/oauth/authorize?interaction=${page.searchParams.get('interaction')}`));
      },
      /** What the sign-in page does when the person has shown who they are. */
      async signIn(who: UserId = userId, how: { readonly opensAll?: boolean; readonly organizationId?: OrganizationId } = {}) {
        const { secret } = await within((work) => startSession(work, { userId: who, proof: 'email_code', opensAll: true, ...how }));
        jar.set('tenon_session', secret);
      },
      async proveAgain() {
        await within(async (work) => strengthenSession(work, (await findSession(work, jar.get('tenon_session') ?? ''))!, 'email_code'));
      },
      async enter(organization: OrganizationId) {
        await within(async (work) => enterOrganization(work, (await findSession(work, jar.get('tenon_session') ?? ''))!, organization));
      },
      session: () => within((work) => findSession(work, jar.get('tenon_session') ?? '')),
    };
  };

  const authorizeQuery = (parameters: Readonly<Record<string, string | undefined>>): string => {
    const all = {
      response_type: 'code',
      client_id: client.id,
      redirect_uri: CALLBACK,
      scope: 'openid profile email offline_access',
      state: 'xyz',
      ...parameters,
    };
    return encoded(all).toString();
  };

  const locationOf = (response: Response): URL => {
    const location = response.headers.get('location');
    if (response.status !== 303 || location === null) throw new Error(`no redirect but ${response.status}`);
    return new URL(location, url);
  };

  const post = async (path: string, form: Readonly<Record<string, string | undefined>>, headers: Readonly<Record<string, string>> = {}) => {
    const body = encoded(form);
    const response = await fetch(new URL(path, url), { method: 'POST', body, headers });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: (text === '' ? {} : JSON.parse(text)) as Answered };
  };
  const token = (form: Readonly<Record<string, string | undefined>>, headers?: Readonly<Record<string, string>>) =>
    post('/oauth/token', { client_id: client.id, client_secret: client.secret, ...form }, headers);
  const redeem = (code: string | null, more: Readonly<Record<string, string | undefined>> = {}) =>
    token({ grant_type: 'authorization_code', code: code ?? '', redirect_uri: CALLBACK, ...more });
  const refresh = (refreshToken: string | undefined, more: Readonly<Record<string, string | undefined>> = {}) =>
    token({ grant_type: 'refresh_token', refresh_token: refreshToken, ...more });

  /** A code for the person, fresh from a browser that is signed in. */
  const code = async (parameters: Readonly<Record<string, string | undefined>> = {}) => {
    const window = browser();
    await window.signIn();
    return { window, code: (await window.authorize(parameters)).searchParams.get('code') };
  };
  /** Tokens for the person, from a browser that is signed in. */
  const tokens = async (parameters: Readonly<Record<string, string | undefined>> = {}) => {
    const { window, code: given } = await code(parameters);
    const { body }: { readonly body: Answered } = await redeem(given);
    return { ...body, window };
  };

  return { world, within, url, person, member, app, organizationId, userId, client, browser, post, token, redeem, refresh, code, tokens };
}

/** What is undefined is left out. */
function encoded(parameters: Readonly<Record<string, string | undefined>>): URLSearchParams {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) if (value !== undefined) query.set(name, value);
  return query;
}
