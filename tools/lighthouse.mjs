// `node tools/lighthouse.mjs`: Lighthouse on the sign-in page and the main pages of the dashboard; writes bench/LIGHTHOUSE.md.
// `--only users` keeps to the pages with that in their path and prints instead; `--form desktop` to one of the two forms.
// `--times 3` visits each page so often with a phone and keeps the visit in the middle: a busy machine spoils some of them.
// Desktop is visited once. `--why` says what cost points. It takes about six minutes.
//
// Lighthouse brings a hundred packages, one of which reports errors to its maker's server, so it is no dependency: it is
// installed aside, without install scripts, by whoever measures.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { bootstrap, root, say } from './bootstrap.mjs';

await bootstrap('all');
const { npm, whyNpmFailed } = await import('./npm.mjs');
const { chromium: findChromium } = await import('./chromium.mjs');

const LIGHTHOUSE = '13.5.0';
const PORT = 9223;
const PAGE = join(root, 'bench/LIGHTHOUSE.md');
const AIM = 95;
const { values } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    form: { type: 'string', default: '' },
    why: { type: 'boolean', default: false },
    times: { type: 'string', default: '3' },
  },
});

const TIMES = { desktop: 1, mobile: Math.max(1, Number(values.times)) };
/** What Lighthouse's presets take as a phone: a fourth of the speed of whatever it runs on. */
const PRESET_SLOWDOWN = 4;
const visitsOf = (form) => (TIMES[form] === 1 ? 'one visit to each page' : `the visit in the middle of ${TIMES[form]} to each page, by performance`);

const folder = join(root, '.tools', 'lighthouse');
if (!existsSync(join(folder, 'node_modules', 'lighthouse'))) {
  say('Installing Lighthouse…');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "private": true }');
  const { code, output } = await npm(['install', `lighthouse@${LIGHTHOUSE}`], folder);
  if (code !== 0) throw new Error(whyNpmFailed(output));
}
const { default: lighthouse, desktopConfig } = await import(join(folder, 'node_modules/lighthouse/core/index.js'));

process.env.TENON_CHROMIUM ??= await findChromium(root, say);
const { startStack } = await import('../e2e/stack.ts');
const { signInOperator } = await import('../e2e/dashboard.ts');
const { chromium } = await import('playwright-core');

const loadBefore = loadavg()[0];
const stack = await startStack();
const browser = await chromium.launch({
  executablePath: process.env.TENON_CHROMIUM,
  args: [`--remote-debugging-port=${PORT}`, '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update'],
});

const QUIETLY = { port: PORT, output: 'json', logLevel: 'silent' };
const configOf = (form) => (form === 'desktop' ? desktopConfig : undefined);

const rows = [];
const benchmarks = [];
const kept = mkdtempSync(join(tmpdir(), 'tenon-lighthouse-'));
let slowdown = PRESET_SLOWDOWN;
try {
  const cookies = await signInOperator(browser, stack);
  const organizationId = await somethingToShow(cookies);
  const signIn = await signInAddress();
  // Lighthouse opens its tabs beside ours, not in a context of Playwright's.
  const session = await browser.newBrowserCDPSession();
  await session.send('Storage.setCookies', { cookies: cookies.cookies });
  const pages = [
    ['Sign-in page', signIn],
    ...[
      ['Overview', '/'],
      ['Organizations', '/organizations'],
      ['One organization', `/organizations/${organizationId}`],
      ['Its people', `/organizations/${organizationId}/users`],
      ['Users', '/users'],
      ['Authentication', '/authentication'],
      ['Applications', '/applications'],
      ['Auth log', '/auth-log'],
      ['Audit log', '/audit-log'],
      ['Settings', '/settings'],
    ].map(([name, path]) => [name, `${stack.url}/dashboard${path === '/' ? '' : path}`]),
  ];
  for (const [name, url] of pages.filter(([, one]) => one.includes(values.only))) {
    for (const form of ['desktop', 'mobile'].filter((one) => one.includes(values.form))) {
      const { lhr, artifacts } = await inTheMiddle(url, form);
      const scores = Object.fromEntries(Object.values(lhr.categories).map(({ id, score }) => [id, Math.round((score ?? 0) * 100)]));
      const shown = (id) => lhr.audits[id]?.displayValue ?? '';
      rows.push({
        name,
        url,
        form,
        artifacts,
        scores,
        paint: shown('first-contentful-paint'),
        largest: shown('largest-contentful-paint'),
        blocking: shown('total-blocking-time'),
        shift: shown('cumulative-layout-shift'),
      });
      say(
        `${name}, ${form}: ${JSON.stringify(scores)} FCP ${shown('first-contentful-paint')} LCP ${shown('largest-contentful-paint')} TBT ${shown('total-blocking-time')} CLS ${shown('cumulative-layout-shift')}${lhr.runtimeError ? ` ${lhr.runtimeError.message}` : ''}`,
      );
      if (values.why) for (const line of failed(lhr)) say(`    ${line}`);
    }
  }
  slowdown = slowdownOf(middle(benchmarks));
  for (const row of rows.filter(({ form }) => form === 'mobile')) row.calibrated = await lookedAtAgain(row);
  say(`This machine has a benchmark index of ${middle(benchmarks)}: a phone of the middle is slower by ${slowdown.toFixed(1)}.`);
  for (const { name, calibrated } of rows.filter(({ form }) => form === 'mobile')) say(`${name}, calibrated: ${calibrated}`);
} finally {
  await browser.close();
  await stack.stop();
  rmSync(kept, { recursive: true, force: true });
}
if (!values.only) writeFileSync(PAGE, page());

/** What cost points: the audits that count and are not perfect. */
function failed({ categories, audits }) {
  return Object.values(categories).flatMap(({ id, auditRefs }) =>
    auditRefs
      .filter(({ id: audit, weight, group }) => audits[audit].score !== null && audits[audit].score < 0.95 && (weight > 0 || group === 'insights'))
      .map(
        ({ id: audit }) =>
          `${id}: ${audit} ${audits[audit].score} ${audits[audit].displayValue ?? ''} ${JSON.stringify(audits[audit].details?.items ?? []).slice(0, 900)}`,
      ),
  );
}

/** Organizations with somebody in them, as an environment has them after a week. */
async function somethingToShow(cookies) {
  const context = await browser.newContext({ baseURL: stack.url, storageState: cookies, extraHTTPHeaders: { 'x-tenon-surface': 'dashboard' } });
  const call = async (method, data) => (await context.request.post(`/scalekit.v1.${method}`, { data })).json();
  let id = '';
  for (let number = 1; number <= 40; number += 1) {
    const { organization } = await call('organizations.OrganizationService/CreateOrganization', {
      organization: { displayName: `Customer ${number}`, slug: `customer-${number}` },
    });
    id = organization.id;
  }
  for (let number = 1; number <= 40; number += 1) {
    await call('users.UserService/CreateUserAndMembership', { organizationId: id, user: { email: `person-${number}@customer.example` } });
  }
  await context.close();
  return id;
}

/** The hosted page that somebody sees whom the app sends to sign in. */
async function signInAddress() {
  const challenge = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';
  const asked = new URLSearchParams({
    response_type: 'code',
    client_id: stack.clientId,
    redirect_uri: `${stack.demo}/auth/callback`,
    scope: 'openid',
    code_challenge: challenge,
    code_challenge_method: 'S256',
  });
  const answer = await fetch(`${stack.url}/oauth/authorize?${asked}`, { redirect: 'manual' });
  return new URL(answer.headers.get('location') ?? '', stack.url).href;
}

/**
 * One visit with an empty cache, and where what was seen is kept. A browser that is kept waiting for a core loses the beginning
 * now and then: then another.
 */
async function looked(url, form) {
  const artifacts = mkdtempSync(join(kept, 'visit-'));
  const visit = async () => (await lighthouse(url, { ...QUIETLY, gatherMode: artifacts, auditMode: artifacts }, configOf(form))).lhr;
  let lhr = await visit();
  for (let again = 0; lhr.runtimeError && again < 3; again += 1) lhr = await visit();
  benchmarks.push(lhr.environment.benchmarkIndex);
  return { lhr, artifacts };
}

/** Several visits, and the one in the middle by its performance. */
async function inTheMiddle(url, form) {
  const visits = [];
  for (let visit = 0; visit < TIMES[form]; visit += 1) visits.push(await looked(url, form));
  const scoreOf = ({ lhr: { categories } }) => categories.performance?.score ?? 0;
  return visits.sort((one, other) => scoreOf(one) - scoreOf(other))[Math.floor((visits.length - 1) / 2)];
}

/** The same visit, as it would have been with a phone of the middle: Lighthouse only counts slowness in, it makes nothing slow. */
async function lookedAtAgain({ url, artifacts }) {
  const file = join(artifacts, 'artifacts.json');
  const seen = JSON.parse(readFileSync(file, 'utf8'));
  const throttling = { ...seen.settings.throttling, cpuSlowdownMultiplier: slowdown };
  writeFileSync(file, JSON.stringify({ ...seen, settings: { ...seen.settings, throttling } }));
  const { lhr } = await lighthouse(url, { ...QUIETLY, auditMode: artifacts, throttling }, configOf('mobile'));
  return Math.round((lhr.categories.performance?.score ?? 0) * 100);
}

/**
 * By how much this machine has to be slowed down to be a phone of the middle, by Lighthouse's own index of how quick it is: as
 * its calculator has it (docs/throttling.md there), straight between these.
 */
function slowdownOf(index) {
  const known = [
    [150, 1],
    [800, 2],
    [1300, 3],
    [2000, 6],
  ];
  const above = Math.max(1, known.findIndex(([at]) => index < at) === -1 ? known.length - 1 : known.findIndex(([at]) => index < at));
  const [[from, low], [to, high]] = [known[above - 1], known[above]];
  return Math.max(1, low + ((index - from) / (to - from)) * (high - low));
}

function middle(numbers) {
  return Math.round(numbers.toSorted((one, other) => one - other)[Math.floor((numbers.length - 1) / 2)]);
}

/** Both forms; the one that was not looked at stays as it was. */
function page() {
  const before = existsSync(PAGE) ? readFileSync(PAGE, 'utf8') : '';
  const part = (title, form) => {
    const mine = rows.filter((row) => row.form === form);
    if (mine.length === 0) return new RegExp(`## ${title}\\n[^]*?(?=\\n## |$)`).exec(before)?.[0].trimEnd() ?? '';
    return `## ${title}

On ${new Date().toISOString().slice(0, 10)}; ${visitsOf(form)}; ${loadBefore.toFixed(1)} programs besides it wanted one of ${cpus().length} cores when it began, ${loadavg()[0].toFixed(1)} with it at its end.

${form === 'mobile' ? calibration() : ''}| page | performance |${form === 'mobile' ? ' calibrated |' : ''} accessibility | best practices | SEO | first paint | largest paint | blocking | shift |
|---|---|---|---|---|---|---|---|---|${form === 'mobile' ? '---|' : ''}
${mine.map(line).join('\n')}`;
  };
  const calibration = () =>
    `Lighthouse gives this machine a benchmark index of ${middle(benchmarks)}, and takes a phone as ${PRESET_SLOWDOWN} times slower than whatever it runs on. By its own calibration a phone of the middle is ${slowdown.toFixed(1)} times slower than a machine of this index: under *calibrated* is the performance of the same visits with that. All else is with the preset.\n\n`;
  const bold = (score) => (score < AIM ? `**${score}**` : score);
  const line = ({ name, scores, calibrated, paint, largest, blocking, shift }) => {
    const cells = [
      bold(scores.performance),
      ...(calibrated === undefined ? [] : [bold(calibrated)]),
      ...['accessibility', 'best-practices', 'seo'].map((id) => bold(scores[id])),
    ];
    return `| ${[name, ...cells, paint, largest, blocking, shift].join(' | ')} |`;
  };
  return `# Lighthouse

Written by \`node tools/lighthouse.mjs\`: Lighthouse ${LIGHTHOUSE}, the built server in development, each visit with an empty cache, an operator signed in, 40 organizations and 40 people. Desktop and mobile are Lighthouse's own presets: mobile is a phone with a fourth of this machine's speed, whatever that is, on a slow network. Blocking time grows with what else the machine has to do, and performance falls with it: each part says how much that was. Before pages were drawn ahead ([ADR 29](../docs/adr/0029-web-apps.md)), one visit each on the same machine, less busy, gave 96 to 99 for desktop and 61 to 79 for mobile, with the first paint after 0.7 to 0.9 s and 3.1 to 3.7 s. Machine: ${cpus()[0]?.model.trim()}.

Aim: ${AIM} in each category. What is below is bold. The sign-in page asks not to be indexed, for its address is good once: that counts against its SEO, as do a missing description and a robots.txt that Lighthouse could not read from it.

${[part('Desktop', 'desktop'), part('Mobile', 'mobile')].filter(Boolean).join('\n\n')}
`;
}
