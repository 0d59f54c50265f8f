import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { createBrowser } from '../packages/server/src/testing/browser.ts';
import { type Filling, fill } from './lib/fill.ts';
import { sql } from './lib/sql.ts';
import { newDataDir, startDatabase, startTenon, type Tenon } from './lib/tenon.ts';

// `node bench/dashboard.ts` (after `npm run build`): what the lists of the dashboard ask for, as an operator's browser asks
// for it, over a million users and a hundred thousand organizations beside a thousand and a hundred. Writes
// bench/DASHBOARD.md, unless `--rounds` says that it is only to be looked at.

const { values } = parseArgs({ options: { rounds: { type: 'string' }, users: { type: 'string', default: '1000000' } } });
const rounds = Number(values.rounds ?? 300);
const say = (line: string) => void process.stderr.write(`${line}\n`);
const BIN = resolve(import.meta.dirname, '../packages/server/bin/tenon.mjs');
const PAGE = 30;
const USERS = 'scalekit.v1.users.UserService';
const ORGANIZATIONS = 'scalekit.v1.organizations.OrganizationService';

const users = Number(values.users);
const FILLINGS: Readonly<Record<string, Filling>> = {
  small: { users: 1_000, organizations: 100, manyPlaces: 0, empty: 0 },
  big: { users, organizations: users / 10, manyPlaces: 0, empty: 0 },
};

/** What a page asks for, and what of the answer says that it is one. */
const QUESTIONS: readonly (readonly [name: string, method: string, input: object])[] = [
  ['Users, first page', `${USERS}/ListUsers`, { pageSize: PAGE }],
  ['Users, searched by an address', `${USERS}/SearchUsers`, { query: 'person-777@', pageSize: PAGE }],
  ['Organizations, first page', `${ORGANIZATIONS}/ListOrganization`, { pageSize: PAGE }],
  ['Organizations, searched by a name', `${ORGANIZATIONS}/SearchOrganization`, { query: 'company 77', pageSize: PAGE }],
  ['Organizations, searched by a domain', `${ORGANIZATIONS}/SearchOrganization`, { query: 'acme-77.example', pageSize: PAGE }],
  ['Organizations, searched by what every domain begins with', `${ORGANIZATIONS}/SearchOrganization`, { query: 'acme-', pageSize: PAGE }],
];

const dir = newDataDir();
const database = await startDatabase(dir.path);
const closing: (() => Promise<unknown>)[] = [() => database.stop()];
const loadBefore = loadavg()[0]!;
const times = new Map<string, number[]>();
try {
  const worlds: { readonly size: string; readonly tenon: Tenon; readonly cookie: string }[] = [];
  for (const [size, filling] of Object.entries(FILLINGS)) {
    await sql(database.url, `create database bench_${size}`);
    const url = database.at(`bench_${size}`);
    const tenon = await startTenon(dir.path, { DATABASE_URL: url });
    closing.unshift(() => tenon.stop());
    await fill(url, filling);
    await sql(
      url,
      `insert into domains (id, environment_id, organization_id, domain, type, status, method, created_at, updated_at)
       select 'dom_' || (200000000000000000 + n), (select id from environments where not system limit 1), 'org_' || (200000000000000000 + n),
         'acme-' || n || '.example', 'organization', 'auto_verified', 'admin', now(), now() from generate_series(1, ${filling.organizations}) n`,
    );
    await sql(url, 'vacuum analyze');
    say(`${filling.users} users, ${filling.organizations} organizations`);
    worlds.push({ size, tenon, cookie: await operatorOf(tenon.url, url) });
  }
  const ask = async ({ tenon, cookie }: (typeof worlds)[number], method: string, input: object) => {
    const began = performance.now();
    const answer = await fetch(`${tenon.url}/${method}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-tenon-surface': 'dashboard', cookie },
      body: JSON.stringify(input),
    });
    const body = (await answer.json()) as Record<string, unknown>;
    const milliseconds = performance.now() - began;
    const found = body['users'] ?? body['organizations'];
    if (!answer.ok || !Array.isArray(found) || found.length === 0)
      throw new Error(`${method} answered ${answer.status}: ${JSON.stringify(body).slice(0, 300)}`);
    return milliseconds;
  };
  for (let round = -20; round < rounds; round += 1) {
    for (const [name, method, input] of QUESTIONS) {
      for (const world of round % 2 === 0 ? worlds : worlds.toReversed()) {
        const took = await ask(world, method, input);
        const key = `${name} ${world.size}`;
        if (round >= 0) times.set(key, [...(times.get(key) ?? []), took]);
      }
    }
  }
} finally {
  for (const close of closing) await close();
  dir.drop();
}

const at = (name: string, size: string, part: number) => {
  const sorted = (times.get(`${name} ${size}`) ?? []).toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
};
const page = `# The lists of the dashboard

Written by \`node bench/dashboard.ts\` on ${new Date().toISOString().slice(0, 10)}. Machine: ${cpus()[0]?.model.trim()}, ${cpus().length} cores, Node ${process.version}, the embedded PostgreSQL with its durable settings. ${loadBefore.toFixed(1)} programs besides it wanted a core when it began, ${loadavg()[0]!.toFixed(1)} with it at its end (load average): the ratios say more than the milliseconds.

What a page asks for, over HTTP with an operator's cookie, one after the other, ${rounds} times in turns: ${FILLINGS['big']!.users} users and ${FILLINGS['big']!.organizations} organizations with a domain each, beside ${FILLINGS['small']!.users} and ${FILLINGS['small']!.organizations}. Pages of ${PAGE} rows, as the dashboard asks for them. Milliseconds until the answer is there whole and read.

| what | few: p50 | p95 | many: p50 | p95 | p50, many beside few |
|---|---|---|---|---|---|
${QUESTIONS.map(([name]) => `| ${name} | ${[at(name, 'small', 0.5), at(name, 'small', 0.95), at(name, 'big', 0.5), at(name, 'big', 0.95)].map((one) => one.toFixed(1)).join(' | ')} | ${(at(name, 'big', 0.5) / at(name, 'small', 0.5)).toFixed(2)} |`).join('\n')}
`;
say(page);
if (values.rounds === undefined && users === 1_000_000) writeFileSync(new URL('./DASHBOARD.md', import.meta.url), page);

/** The cookie of an operator, who comes in by a link from the shell. */
async function operatorOf(url: string, databaseUrl: string): Promise<string> {
  const printed = execFileSync(process.execPath, [BIN, 'admin', 'link'], {
    encoding: 'utf8',
    env: {
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      TENON_MODE: 'development',
      TENON_URL: url,
      TENON_DATA_DIR: dir.path,
      DATABASE_URL: databaseUrl,
    },
  });
  const [link] = /\/dashboard\/enter\/\S+/.exec(printed) ?? [];
  if (!link) throw new Error(`no link in: ${printed}`);
  const browser = createBrowser(url);
  await browser.press(await browser.open(link), 'Open the dashboard', { email: 'grace@operators.example' });
  return [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
}
