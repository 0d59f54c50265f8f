import type { Browser, BrowserContext, Page } from 'playwright-core';
import { type Cookies, settled, VIEWS, type View } from './dashboard.ts';
import type { Stack } from './stack.ts';

type Json = Readonly<Record<string, unknown>>;

/** The app's own server: makes what a test begins with. */
export async function openApi(stack: Stack) {
  const { access_token } = (await (
    await fetch(`${stack.url}/oauth/token`, {
      method: 'POST',
      body: new URLSearchParams({ grant_type: 'client_credentials', client_id: stack.clientId, client_secret: stack.clientSecret }),
    })
  ).json()) as { readonly access_token: string };
  const call = async (method: string, path: string, body?: Json): Promise<Json> => {
    const answer = await fetch(`${stack.url}/api/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${access_token}`, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    return text === '' ? {} : (JSON.parse(text) as Json);
  };
  return {
    call,
    /** An organization with everything turned on. */
    async organization(displayName: string, features: readonly string[] = ['sso', 'dir_sync', 'domain_verification', 'session_policy']): Promise<string> {
      const { organization } = (await call('POST', '/organizations', { display_name: displayName })) as { readonly organization: { readonly id: string } };
      await call('PATCH', `/organizations/${organization.id}/settings`, { features: features.map((name) => ({ name, enabled: true })) });
      return organization.id;
    },
    /** Somebody who is in. */
    async member(organizationId: string, email: string, role: string, profile: Json = {}): Promise<string> {
      const { user } = (await call('POST', `/organizations/${organizationId}/users?send_invitation_email=false`, {
        email,
        user_profile: profile,
        membership: { roles: [{ name: role }] },
      })) as { readonly user: { readonly id: string } };
      return user.id;
    },
    /** Somebody of another organization, in this one as well. */
    async also(organizationId: string, userId: string, role: string): Promise<void> {
      await call('POST', `/memberships/organizations/${organizationId}/users/${userId}?send_invitation_email=false`, { roles: [{ name: role }] });
    },
  };
}

export interface Visit {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly complaints: string[];
}

async function newBrowser(
  browser: Browser,
  stack: Stack,
  { view, locale = 'en-GB', storageState }: { readonly view: View; readonly locale?: string; readonly storageState?: Cookies },
): Promise<Visit> {
  const context = await browser.newContext({
    baseURL: stack.url,
    viewport: { width: view.width, height: view.height },
    colorScheme: view.scheme,
    reducedMotion: 'reduce',
    locale,
    ...(storageState && { storageState }),
  });
  // Nobody is offered a passkey on the way: they said later.
  await context.addCookies([{ name: 'tenon_passkeys', value: 'later', url: stack.url }]);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(`${message.text()} ${message.location().url} (${page.url()})`);
  });
  page.on('pageerror', (error) => complaints.push(error.stack ?? error.message));
  return { context, page, complaints };
}

/** The same browser as before, at a page of /ui/. */
export async function openUi(browser: Browser, stack: Stack, storageState: Cookies, path: string, view: View = VIEWS[0]!): Promise<Visit> {
  const visit = await newBrowser(browser, stack, { view, storageState });
  await visitUi(visit.page, path);
  return visit;
}

/** Somebody's browser at a page of /ui/, signed in by the code that was mailed to them. */
export async function signInAt(
  browser: Browser,
  stack: Stack,
  email: string,
  {
    path = '/ui',
    choose,
    view = VIEWS[0]!,
    locale = 'en-GB',
  }: { readonly path?: string; readonly choose?: string; readonly view?: View; readonly locale?: string } = {},
): Promise<Visit> {
  const { context, page, complaints } = await newBrowser(browser, stack, { view, locale });
  const before = await stack.mails(email);
  await page.goto(path);
  await page.fill('input[name=email]', email);
  await page.click('button.primary');
  const { text } = await stack.mail(email, before);
  await page.fill('input[name=code]', /\b\d{6}\b/.exec(text)?.[0] ?? '');
  await page.click('button.primary');
  if (choose) await page.getByRole('button', { name: choose }).click();
  await page.waitForURL((url) => url.pathname.startsWith('/ui') && !url.pathname.startsWith('/ui/sign'));
  await settled(page);
  return { context, page, complaints };
}

export async function visitUi(page: Page, path: string): Promise<void> {
  await page.goto(`/ui${path}`);
  await settled(page);
}
