import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

// Chromium looks up its maker's hosts and opens connections of its own unless it is told not to.
const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Ends what would never come; nothing is a fault for being slow. A machine that is full takes minutes for what takes seconds elsewhere. */
const NEVER_MS = 120_000;

/** The Chromium that `npm test` found, or the system's. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = process.env.TENON_CHROMIUM ?? ['/usr/bin/chromium', '/usr/bin/google-chrome'].find((path) => existsSync(path));
  if (!executablePath) throw new Error('no Chromium: run `npm test`, which brings one, or set TENON_CHROMIUM');
  const browser = await chromium.launch({ executablePath, args: QUIET, timeout: NEVER_MS });
  browser.on('context', (context) => context.setDefaultTimeout(NEVER_MS));
  return browser;
}

/** Somebody's own browser: cookies apart from everybody else's, and no scripts, since no hosted page needs one. */
export const person = (browser: Browser): Promise<BrowserContext> => browser.newContext({ javaScriptEnabled: false });

const SHOTS = process.env.TENON_SHOTS;

/** Keeps a picture of the page, when TENON_SHOTS names a folder for them. */
export async function shot(page: Page, name: string): Promise<void> {
  if (!SHOTS) return;
  await mkdir(SHOTS, { recursive: true });
  await page.screenshot({ path: join(SHOTS, `${name}.png`) });
}
