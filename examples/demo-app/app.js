// A small B2B app, as one of Tenon's users might write it. People sign up, get a workspace of their own, and invite
// teammates into it. Who they are, which workspaces they belong to and who was invited is Tenon's business; this app
// asks it through the published Node SDK.
//
// It reads from top to bottom: settings, sessions, signing in and out, the workspace, inviting.
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ScalekitClient } from '@scalekit-sdk/node';
import express from 'express';
import { messagePage, welcomePage, workspacePage } from './views.js';

// ---------------------------------------------------------------------------------------------------- Settings

// `npm start` hands these over; started alone, the app takes them from where `npm start` left them.
const credentials = join(import.meta.dirname, '../../data/credentials.env');
if (!process.env.SCALEKIT_CLIENT_ID && existsSync(credentials)) process.loadEnvFile(credentials);

const { SCALEKIT_ENVIRONMENT_URL, SCALEKIT_CLIENT_ID, SCALEKIT_CLIENT_SECRET, PORT = '3000' } = process.env;
if (!SCALEKIT_ENVIRONMENT_URL || !SCALEKIT_CLIENT_ID || !SCALEKIT_CLIENT_SECRET) {
  console.error('Set SCALEKIT_ENVIRONMENT_URL, SCALEKIT_CLIENT_ID and SCALEKIT_CLIENT_SECRET, or run `npm start` in the project first.');
  process.exit(1);
}

// All three URLs are registered for this client: nobody is sent back anywhere else.
const APP_URL = `http://localhost:${PORT}`;
const CALLBACK_URL = `${APP_URL}/auth/callback`;
const AFTER_LOGOUT_URL = `${APP_URL}/`;

// `offline_access` asks for a refresh token, so that people need not come back every five minutes.
const SCOPES = ['openid', 'profile', 'email', 'offline_access'];

const scalekit = new ScalekitClient(SCALEKIT_ENVIRONMENT_URL, SCALEKIT_CLIENT_ID, SCALEKIT_CLIENT_SECRET);

const app = express();
app.disable('x-powered-by');
app.use((_req, res, next) => {
  // Nothing runs in these pages but HTML and our style sheet. Signing out posts here and is sent on to Tenon.
  const policy = `default-src 'none'; style-src 'self'; form-action 'self' ${SCALEKIT_ENVIRONMENT_URL}; frame-ancestors 'none'; base-uri 'none'`;
  res.set({ 'content-security-policy': policy, 'x-content-type-options': 'nosniff', 'referrer-policy': 'same-origin', 'cache-control': 'no-store' });
  next();
});
app.use(express.static(join(import.meta.dirname, 'public'), { index: false, cacheControl: false }));
app.use(express.urlencoded({ extended: false }), express.json());

// ---------------------------------------------------------------------------------------------------- Sessions

// The browser holds a signed id and nothing else; tokens stay on this side. A real app would keep its sessions in its
// database: these are gone when the process ends, and the next sign-in is silent as long as Tenon's own session lives.
const sessions = new Map();
const SIGNING_KEY = randomBytes(32);

const sign = (value) => `${value}.${createHmac('sha256', SIGNING_KEY).update(value).digest('base64url')}`;

/** Compares without telling by its time how much was right. */
function same(a, b) {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

function readCookie(req, name) {
  const pair = (req.headers.cookie ?? '').split('; ').find((part) => part.startsWith(`${name}=`));
  const signed = pair?.slice(name.length + 1) ?? '';
  const value = signed.slice(0, signed.lastIndexOf('.'));
  return value && same(signed, sign(value)) ? value : undefined;
}

// Lax: the cookie comes along when Tenon sends the browser back here, and not when another site posts a form.
// An app behind https would add `secure: true`.
const cookie = { httpOnly: true, sameSite: 'lax', path: '/' };

/** Loads the session, and keeps its access token fresh. */
app.use(async (req, res, next) => {
  const id = readCookie(req, 'demo_session');
  const session = id && sessions.get(id);
  if (session && !(await keepFresh(session))) {
    sessions.delete(id);
    res.clearCookie('demo_session', cookie);
  } else if (session) {
    req.session = session;
  }
  next();
});

/**
 * Access tokens live five minutes. Refreshing asks Tenon whether the person still belongs to the workspace, so somebody
 * who was removed is out of this app within that time.
 */
async function keepFresh(session) {
  if (session.expiresAt > Date.now() + 10_000) return true;
  // Two requests at once share one refresh: each refresh token is good for one use.
  session.refreshing ??= refresh(session).finally(() => (session.refreshing = undefined));
  return session.refreshing;
}

async function refresh(session) {
  try {
    const { accessToken, refreshToken } = await scalekit.refreshAccessToken(session.refreshToken);
    Object.assign(session, { refreshToken, ...(await readAccessToken(accessToken)) });
    return true;
  } catch {
    return false;
  }
}

/** What the access token says: the workspace the person is in right now, and what they may do there. */
async function readAccessToken(accessToken) {
  const claims = await scalekit.validateToken(accessToken, { issuer: SCALEKIT_ENVIRONMENT_URL, audience: [SCALEKIT_CLIENT_ID] });
  return { organizationId: claims.oid, roles: claims.roles ?? [], expiresAt: claims.exp * 1000 };
}

function signedIn(req, res, next) {
  if (req.session) return next();
  if (req.method === 'GET' || req.is('urlencoded')) return res.redirect(303, '/');
  res.status(401).json({ error: 'Sign in first.' });
}

/** A form of ours carries the session's own token; other sites cannot know it. API callers send it as a header. */
function ourOwnForm(req, res, next) {
  const given = req.body?._csrf ?? req.get('x-csrf-token') ?? '';
  if (typeof given === 'string' && same(given, req.session.csrf)) return next();
  res.status(403).send(messagePage('That form was not ours', 'It may have been open for too long. Go back, load the page again and retry.'));
}

/** The workspace in the path must be the one the token was issued for, and inviting is for its admins. */
function adminHere(req, res, next) {
  if (req.params.orgId === req.session.organizationId && req.session.roles.includes('admin')) return next();
  answer(req, res, 403, { error: 'Only an admin of this workspace may do that.' });
}

// ------------------------------------------------------------------------------------------ Signing in and out

/** Sends the browser to Tenon. `state` ties what comes back to this browser, so nobody can be slipped a foreign sign-in. */
function authorize(res, options = {}) {
  const state = randomBytes(16).toString('base64url');
  res.cookie('demo_state', sign(state), { ...cookie, maxAge: 10 * 60 * 1000 });
  res.redirect(303, scalekit.getAuthorizationUrl(CALLBACK_URL, { scopes: SCOPES, state, ...options }));
}

// The initiate-login endpoint. Tenon sends people here who accepted an invitation; nothing that comes in the query has
// to be passed on, for Tenon remembers who is at this browser and which workspace they were invited to.
app.get('/login', (_req, res) => authorize(res));

// Signing up is signing in with a different first page: Tenon makes the account and its first workspace.
app.get('/signup', (_req, res) => authorize(res, { prompt: 'create' }));

// The same person in another of their workspaces: no password, no code, only new tokens.
app.get('/switch/:orgId', signedIn, (req, res) => authorize(res, { organizationId: req.params.orgId }));

app.get('/auth/callback', async (req, res) => {
  const { code, state, error, error_description: description } = req.query;
  const expected = readCookie(req, 'demo_state');
  res.clearCookie('demo_state', cookie);
  if (typeof state !== 'string' || !expected || !same(state, expected)) {
    return res.status(400).send(messagePage('That sign-in did not start here', 'It was begun in another browser, or too long ago. Please sign in again.'));
  }
  if (error) return res.status(400).send(messagePage('You are not signed in', String(description ?? error)));

  const { idToken, accessToken, refreshToken } = await scalekit.authenticateWithCode(String(code), CALLBACK_URL);
  // The ID token says who this is. It came straight from Tenon, and is checked all the same.
  const person = await scalekit.validateToken(idToken, { issuer: SCALEKIT_ENVIRONMENT_URL, audience: [SCALEKIT_CLIENT_ID] });

  // A new session under a new id: whatever was in this browser before has no part in it.
  const before = readCookie(req, 'demo_session');
  if (before) sessions.delete(before);
  const id = randomBytes(32).toString('base64url');
  sessions.set(id, {
    userId: person.sub,
    email: person.email,
    name: person.name || person.email,
    idToken,
    refreshToken,
    csrf: randomBytes(32).toString('base64url'),
    ...(await readAccessToken(accessToken)),
  });
  res.cookie('demo_session', sign(id), cookie);
  res.redirect(303, '/');
});

app.post('/logout', signedIn, ourOwnForm, (req, res) => {
  const { idToken } = req.session;
  sessions.delete(readCookie(req, 'demo_session'));
  res.clearCookie('demo_session', cookie);
  // Ends Tenon's session as well, so the next sign-in asks who it is. Then the browser comes back here.
  res.redirect(303, scalekit.getLogoutUrl({ idTokenHint: idToken, postLogoutRedirectUri: AFTER_LOGOUT_URL }));
});

// ----------------------------------------------------------------------------------------------- The workspace

app.get('/', async (req, res) => {
  if (!req.session) return res.send(welcomePage({ mailbox: `${SCALEKIT_ENVIRONMENT_URL}/dev/mailbox` }));
  const { userId, organizationId } = req.session;
  const page = typeof req.query.page === 'string' ? req.query.page : '';
  const [{ organization }, people, { user }] = await Promise.all([
    scalekit.organization.getOrganization(organizationId),
    scalekit.user.listOrganizationUsers(organizationId, { pageSize: 30, pageToken: page }),
    scalekit.user.getUser(userId),
  ]);
  const { flash, ...session } = req.session;
  req.session.flash = undefined;
  res.send(workspacePage({ session, flash, organization, people, workspaces: user.memberships, mailbox: `${SCALEKIT_ENVIRONMENT_URL}/dev/mailbox` }));
});

// Another workspace for the same person. Who makes it belongs to it at once, as its admin, and needs no invitation mail.
app.post('/workspaces', signedIn, ourOwnForm, async (req, res) => {
  const name = String(req.body.name ?? '').trim();
  try {
    const { organization } = await scalekit.organization.createOrganization(name);
    await scalekit.user.createMembership(organization.id, req.session.userId, { roles: ['admin'], sendInvitationEmail: false });
    authorize(res, { organizationId: organization.id });
  } catch (error) {
    answer(req, res, 400, { error: inWords(error) });
  }
});

// ---------------------------------------------------------------------------------------------------- Inviting

// Makes the user when there is none with that address, adds them to the workspace, and has Tenon mail the link.
app.post('/api/organizations/:orgId/invite', signedIn, ourOwnForm, adminHere, async (req, res) => {
  try {
    const { user } = await scalekit.user.createUserAndMembership(req.params.orgId, {
      email: String(req.body.email ?? '').trim(),
      sendInvitationEmail: true,
    });
    answer(req, res, 200, { message: `${user.email} is invited.`, userId: user.id, email: user.email });
  } catch (error) {
    // Already a member, not a mail address…: the SDK hands over what Tenon said, in words meant for people.
    answer(req, res, 400, { error: inWords(error) });
  }
});

// The same invitation again, by a new link; the one in the older mail stops working.
app.post('/api/organizations/:orgId/members/:userId/resend', signedIn, ourOwnForm, adminHere, async (req, res) => {
  try {
    await scalekit.user.resendInvite(req.params.orgId, req.params.userId);
    answer(req, res, 200, { message: 'The invitation was sent again.' });
  } catch (error) {
    answer(req, res, 400, { error: inWords(error) });
  }
});

// Taking back an invitation and removing a member are one call: the membership goes, and with it the link or the access.
app.post('/api/organizations/:orgId/members/:userId/remove', signedIn, ourOwnForm, adminHere, async (req, res) => {
  try {
    await scalekit.user.deleteMembership(req.params.orgId, req.params.userId);
    answer(req, res, 200, { message: 'Done: they cannot get in here any more.' });
  } catch (error) {
    answer(req, res, 400, { error: inWords(error) });
  }
});

/** Forms of the page get the page again, with a line that says what happened; everybody else gets JSON. */
function answer(req, res, status, body) {
  if (!req.is('urlencoded')) return res.status(status).json(body);
  req.session.flash = body.error ? { kind: 'bad', text: body.error } : { kind: 'good', text: body.message };
  res.redirect(303, '/');
}

/** The message without the name of the code that gRPC puts before it. */
const inWords = (error) => error.message.replace(/^\[\w+\] /, '');

app.use((_req, res) => res.status(404).send(messagePage('There is nothing here', 'The page may have moved.')));

app.use((error, _req, res, _next) => {
  console.error(error);
  res.status(500).send(messagePage('Something went wrong', 'It was written to the log of the demo app. Please try again.'));
});

const server = app.listen(Number(PORT), '127.0.0.1', (error) => {
  if (error) {
    console.error(error.code === 'EADDRINUSE' ? `Port ${PORT} is taken: set PORT to another one.` : error.message);
    process.exit(1);
  }
  console.log(`The demo app listens on ${APP_URL}`);
});

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    server.close(() => process.exit(0));
    server.closeIdleConnections();
  });
}
