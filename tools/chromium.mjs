// Finding a Chromium for the browser journeys, or installing one.
import { execFileSync } from 'node:child_process';
import { existsSync, globSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { run } from './child.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome', 'microsoft-edge'];
const MAC_APPS = ['Chromium.app/Contents/MacOS/Chromium', 'Google Chrome.app/Contents/MacOS/Google Chrome', 'Microsoft Edge.app/Contents/MacOS/Microsoft Edge'];

/**
 * Where a Chromium may be, likeliest first. Patterns are for globbing: Playwright names its folders by revision.
 * @param {{ platform: string, environment: Record<string, string | undefined>, home: string }} machine
 */
export function placesToLook({ platform, environment, home }) {
  const onPath = (environment.PATH ?? '')
    .split(delimiter)
    .filter(Boolean)
    .flatMap((folder) => NAMES.map((name) => join(folder, name)));
  const apps = platform === 'darwin' ? ['/Applications', join(home, 'Applications')].flatMap((folder) => MAC_APPS.map((app) => join(folder, app))) : [];
  const cache =
    environment.PLAYWRIGHT_BROWSERS_PATH && environment.PLAYWRIGHT_BROWSERS_PATH !== '0'
      ? environment.PLAYWRIGHT_BROWSERS_PATH
      : join(home, platform === 'darwin' ? 'Library/Caches/ms-playwright' : '.cache/ms-playwright');
  const playwright =
    platform === 'darwin'
      ? ['chromium-*/chrome-mac*/*.app/Contents/MacOS/*', 'chromium_headless_shell-*/*/{headless_shell,chrome-headless-shell}']
      : ['chromium-*/chrome-linux*/chrome', 'chromium_headless_shell-*/*/{headless_shell,chrome-headless-shell}'];
  return { files: [...onPath, ...apps], patterns: playwright.map((pattern) => join(cache, pattern)) };
}

/**
 * The Chromium to use: the one that is set, else one on this machine, else one installed now.
 * @param {(line: string) => void} say
 * @returns {Promise<string>}
 */
export async function chromium(root, say) {
  const set = process.env.TENON_CHROMIUM;
  if (set) {
    if (!works(set)) throw new Error(`TENON_CHROMIUM is "${set}", and that does not run as a browser.`);
    return set;
  }
  const found = find();
  if (found) {
    say(`Browser: ${found}`);
    return found;
  }
  await install(root, say);
  const installed = find();
  if (!installed) {
    throw new Error(
      'A Chromium was installed but does not start, probably for want of system libraries: run `sudo npx playwright-core install-deps chromium`, or set TENON_CHROMIUM to one that does.',
    );
  }
  say(`Browser: ${installed}`);
  return installed;
}

function find() {
  const { files, patterns } = placesToLook({ platform: process.platform, environment: process.env, home: homedir() });
  return [...files.filter(existsSync), ...globSync(patterns).sort().reverse()].find(works);
}

/** Ubuntu has a `chromium-browser` that only says it moved, so being there is not enough. */
function works(file) {
  try {
    return /\d+\.\d+/.test(execFileSync(file, ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], timeout: 20_000 }));
  } catch {
    return false;
  }
}

async function install(root, say) {
  if (process.getuid?.() === 0 && existsSync('/etc/debian_version')) {
    say('No Chromium on this machine: installing one with apt-get…');
    const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    for (const args of [['update'], ['install', '-y', '--no-install-recommends', 'chromium']]) {
      const { code, output, interrupted } = await run('apt-get', ['-q', ...args], { quiet: true, env: environment });
      if (interrupted) process.exit(code);
      if (code !== 0) say(`apt-get ${args[0]} failed: ${output.trim().split('\n').slice(-2).join(' / ')}`);
    }
    if (find()) return;
  }
  say('No Chromium on this machine: downloading the one of Playwright…');
  const script = join(root, 'node_modules', 'playwright-core', 'cli.js');
  const { code, output, interrupted } = await run(process.execPath, [script, 'install', 'chromium'], { quiet: true });
  if (interrupted) process.exit(code);
  if (code !== 0) {
    throw new Error(
      `No Chromium on this machine, and none could be installed: ${output.trim().split('\n').slice(-3).join(' / ')}\nInstall Chromium or Chrome, or set TENON_CHROMIUM, and run this again.`,
    );
  }
}
