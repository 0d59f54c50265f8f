import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { after } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { openBrowser } from './browser.ts';
import { patiently, type Stack, startStack } from './stack.ts';

/** Where the pictures of a run go. Not committed; CI keeps them with the run. */
export const SHOTS = resolve(import.meta.dirname, 'shots');

export type Cookies = Awaited<ReturnType<BrowserContext['storageState']>>;

/** What the journeys of one file are walked in: a stack of their own, a browser, and its first owner. All of it goes with them. */
export async function openHouse(): Promise<{ readonly stack: Stack; readonly browser: Browser; readonly cookies: Cookies }> {
  const [stack, browser] = await Promise.all([startStack(), openBrowser()]);
  after(async () => {
    await browser.close();
    await stack.stop();
  });
  return { stack, browser, cookies: await signInOperator(browser, stack) };
}

/** Signs the first owner in by the link that `npm start` printed, and keeps what makes them known: the link works once. */
export async function signInOperator(browser: Browser, stack: Stack, email = 'grace@operators.example'): Promise<Cookies> {
  const link = await patiently('the link to the dashboard', async () => /\S+\/dashboard\/enter\/\S+/.exec(stack.printed())?.[0]);
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(new URL(new URL(link).pathname, stack.url).href);
  if ((await page.locator('input[name=email]').count()) > 0) await page.fill('input[name=email]', email);
  await page.click('button[type=submit]');
  await page.waitForURL('**/dashboard/welcome');
  const cookies = await context.storageState();
  await context.close();
  return cookies;
}

/** Somebody else who runs the server: the owner invites them with a role, and they come in by the mail. */
export async function inviteOperator(browser: Browser, stack: Stack, owner: Cookies, email: string, role: 'manager' | 'viewer'): Promise<Cookies> {
  const asOwner = await browser.newContext({ baseURL: stack.url, storageState: owner, extraHTTPHeaders: { 'x-tenon-surface': 'dashboard' } });
  const call = async (path: string, data: object) => {
    const answer = await asOwner.request.post(path, { data });
    if (!answer.ok()) throw new Error(`${path} answered ${answer.status()}: ${await answer.text()}`);
    return (await answer.json()) as { readonly systemOrganizationId: string };
  };
  const { systemOrganizationId: organizationId } = await call('/tenon.v1.OperatorService/GetCurrentOperator', {});
  await call('/operators/scalekit.v1.users.UserService/CreateUserAndMembership', { organizationId, user: { email, membership: { roles: [{ name: role }] } } });
  await asOwner.close();

  const [link] = (await stack.mail(email)).links.filter((one) => one.includes('/invite/'));
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(link ?? '');
  await page.click('button[type=submit]');
  await page.waitForURL('**/dashboard**');
  const cookies = await context.storageState();
  await context.close();
  return cookies;
}

export interface View {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly scheme: 'light' | 'dark';
  readonly hasTouch?: boolean;
}

/** How every page is looked at. */
export const VIEWS: readonly View[] = [
  { name: 'desk-light', width: 1280, height: 860, scheme: 'light' },
  { name: 'desk-dark', width: 1280, height: 860, scheme: 'dark' },
  { name: 'phone-light', width: 390, height: 844, scheme: 'light' },
  { name: 'phone-dark', width: 390, height: 844, scheme: 'dark' },
];

/** The dashboard as an operator has it before them. Everything the page complains about is collected. */
export async function openDashboard(
  browser: Browser,
  stack: Stack,
  cookies: Cookies,
  view: View = VIEWS[0]!,
): Promise<{ readonly page: Page; readonly complaints: string[] }> {
  const context = await browser.newContext({
    baseURL: stack.url,
    storageState: cookies,
    viewport: { width: view.width, height: view.height },
    colorScheme: view.scheme,
    hasTouch: view.hasTouch ?? false,
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(`${message.text()} ${message.location().url} (${page.url()})`);
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  // What the page's policy stops is caught by those who try, and says nothing on the console.
  await page.exposeFunction('complain', (text: string) => void complaints.push(text));
  await page.addInitScript("addEventListener('securitypolicyviolation', (event) => complain(event.violatedDirective + ' ' + event.blockedURI))");
  return { page, complaints };
}

/** Goes to a page of the dashboard and waits until it has what it shows. */
export async function visit(page: Page, path: string): Promise<void> {
  await page.goto(`/dashboard${path}`);
  await settled(page);
}

/** Until a page of either web app has waited for nothing for a moment: one answer may lead to the next question. */
export async function settled(page: Page): Promise<void> {
  await page.locator('main h1').first().waitFor();
  const busy = page.locator('main[aria-busy=true]');
  for (let quiet = 0; quiet < 4; quiet = (await busy.count()) === 0 ? quiet + 1 : 0) await sleep(40);
}

/** What was told at the edge of the page is put away, if it has not gone by itself: it lies over what is pressed next. */
export async function putAway(page: Page, words: string): Promise<void> {
  const told = page.getByRole('alert').filter({ hasText: words });
  await told.getByRole('button', { name: 'Close' }).evaluateAll((all) => {
    for (const one of all) one.click();
  });
  await told.first().waitFor({ state: 'detached' });
}

export async function picture(page: Page, name: string): Promise<void> {
  await mkdir(SHOTS, { recursive: true });
  await page.screenshot({ path: join(SHOTS, `${name}.png`), fullPage: true });
}

/** Every address the dashboard has a page for, from the page that documents it, with `ids` in the place of `$organizationId` and so on. */
export async function everyPage(page: Page, ids: Readonly<Record<string, string>>): Promise<string[]> {
  await visit(page, '/design');
  const patterns = await page.locator('[data-route]').evaluateAll((items) => items.map((item) => item.getAttribute('data-route') ?? ''));
  return patterns.map((pattern) =>
    pattern.replace(/\$(\w+)/g, (_pattern: string, name: string) => {
      const id = ids[name];
      if (!id) throw new Error(`${pattern}: say in e2e/dashboard.test.ts what stands for $${name}`);
      return id;
    }),
  );
}
