// `node tools/lighthouse.mjs`: Lighthouse on the sign-in page and the main pages of the dashboard; writes bench/LIGHTHOUSE.md.
// `--only users` keeps to the pages with that in their path and prints instead; `--form desktop` to one of the two forms.
// `--times 3` visits each page so often and keeps the visit in the middle: a busy machine spoils some of them.
//
// Lighthouse brings a hundred packages, one of which reports errors to its maker's server, so it is no dependency: it is
// installed aside, without install scripts, by whoever measures.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { bootstrap, root, say } from './bootstrap.mjs';

await bootstrap('all');
const { npm, whyNpmFailed } = await import('./npm.mjs');
const { chromium: findChromium } = await import('./chromium.mjs');

const LIGHTHOUSE = '13.5.0';
const PORT = 9223;
const PAGE = join(root, 'bench/LIGHTHOUSE.md');
const { values } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    form: { type: 'string', default: '' },
    why: { type: 'boolean', default: false },
    times: { type: 'string', default: '3' },
  },
});

const VISITS = values.times === '1' ? 'one visit to each page' : `the visit in the middle of ${values.times} to each page, by performance`;

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

const rows = [];
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
      const lhr = await inTheMiddle(url, form);
      const scores = Object.fromEntries(Object.values(lhr.categories).map(({ id, score }) => [id, Math.round((score ?? 0) * 100)]));
      const shown = (id) => lhr.audits[id]?.displayValue ?? '';
      rows.push({
        name,
        form,
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
} finally {
  await browser.close();
  await stack.stop();
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

/** One visit with an empty cache. A browser that is kept waiting for a core loses the beginning now and then: then another. */
async function looked(url, form) {
  const visit = async () => (await lighthouse(url, { port: PORT, output: 'json', logLevel: 'silent' }, form === 'desktop' ? desktopConfig : undefined)).lhr;
  let lhr = await visit();
  for (let again = 0; lhr.runtimeError && again < 3; again += 1) lhr = await visit();
  return lhr;
}

/** Several visits, and the one in the middle by its performance. */
async function inTheMiddle(url, form) {
  const visits = [];
  for (let visit = 0; visit < Math.max(1, Number(values.times)); visit += 1) visits.push(await looked(url, form));
  const scoreOf = ({ categories }) => categories.performance?.score ?? 0;
  return visits.sort((one, other) => scoreOf(one) - scoreOf(other))[Math.floor((visits.length - 1) / 2)];
}

/** Both forms; the one that was not looked at stays as it was. */
function page() {
  const before = existsSync(PAGE) ? readFileSync(PAGE, 'utf8') : '';
  const part = (title, form) => {
    const mine = rows.filter((row) => row.form === form);
    if (mine.length === 0) return new RegExp(`## ${title}\\n[^]*?(?=\\n## |$)`).exec(before)?.[0].trimEnd() ?? '';
    return `## ${title}

On ${new Date().toISOString().slice(0, 10)}; ${VISITS}; ${loadBefore.toFixed(1)} programs besides it wanted one of ${cpus().length} cores when it began, ${loadavg()[0].toFixed(1)} with it at its end.

| page | performance | accessibility | best practices | SEO | first paint | largest paint | blocking | shift |
|---|---|---|---|---|---|---|---|---|
${mine.map(line).join('\n')}`;
  };
  const line = ({ name, scores, paint, largest, blocking, shift }) =>
    `| ${name} | ${['performance', 'accessibility', 'best-practices', 'seo'].map((id) => (scores[id] < 95 ? `**${scores[id]}**` : scores[id])).join(' | ')} | ${[paint, largest, blocking, shift].join(' | ')} |`;
  return `# Lighthouse

Written by \`node tools/lighthouse.mjs\`: Lighthouse ${LIGHTHOUSE}, the built server in development, each visit with an empty cache, an operator signed in, 40 organizations and 40 people. Desktop and mobile are Lighthouse's own presets: mobile is a phone with a fourth of this machine's speed on a slow network. Blocking time grows with what else the machine has to do, and performance falls with it: each part says how much that was. Before pages were drawn ahead ([ADR 29](../docs/adr/0029-web-apps.md)), one visit each on the same machine, less busy, gave 96 to 99 for desktop and 61 to 79 for mobile, with the first paint after 0.7 to 0.9 s and 3.1 to 3.7 s. Machine: ${cpus()[0]?.model.trim()}.

Aim: 95 in each category. What is below is bold. The sign-in page asks not to be indexed, for its address is good once: that counts against its SEO, as do a missing description and a robots.txt that Lighthouse could not read from it.

${[part('Desktop', 'desktop'), part('Mobile', 'mobile')].filter(Boolean).join('\n\n')}
`;
}
