import { createHash, randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { createBrowser } from './lib/browser.ts';
import type { Measured } from './lib/loop.ts';
import { cpuOf, cpuOfDatabase, freePort, startProgram } from './lib/processes.ts';
import { sql } from './lib/sql.ts';
import { machineToken, newDataDir, newOrganization, POOL_SIZE, REDIRECT_URI, signIn, startDatabase, startTenon } from './lib/tenon.ts';
import type { Load, Task } from './programs/load.ts';

export interface RateOptions {
  readonly concurrencies: readonly number[];
  readonly rounds: number;
  readonly seconds: number;
  /** Which subjects. */
  readonly wanted: (subject: string) => boolean;
  readonly say: (line: string) => void;
}

/** Those of the way in: the code flow, the refresh, the sign-in page. They have a part of the page of their own. */
export const isWayIn = (subject: string): boolean => /^(authorize and code|refresh|to the sign-in page)\b/.test(subject);

/** One run of one subject. */
export interface Run extends Measured {
  readonly subject: string;
  readonly concurrency: number;
  /** Of the process that is measured, per operation. */
  readonly cpuMilliseconds: number;
  /** Of the database's processes, per operation. */
  readonly databaseMilliseconds: number;
}

/** Of the sign-in page's HTML. */
export interface PageSize {
  readonly bytes: number;
  readonly gzipped: number;
}

const sizeOf = (html: string): PageSize => ({ bytes: Buffer.byteLength(html), gzipped: gzipSync(html).length });

interface Subject {
  readonly name: string;
  measure(task: Omit<Task, 'load'>): Promise<Measured>;
  readonly pid: number;
}

const WARM_SECONDS = 0.5;
/** Before anything counts, everything runs for a while: what V8 has not compiled yet takes several times as long. */
const FIRST_WARM_SECONDS = 6;

/** Every subject at every concurrency, in rounds that change places: what disturbs the machine for a minute disturbs all of them. */
export async function measureRates({ concurrencies, rounds, seconds, wanted, say }: RateOptions): Promise<{ readonly runs: Run[]; readonly page: PageSize }> {
  const dataDir = newDataDir();
  const database = await startDatabase(dataDir.path);
  const closing: (() => Promise<unknown>)[] = [() => database.stop()];
  try {
    const tenon = await startTenon(dataDir.path, { DATABASE_URL: database.url });
    closing.unshift(() => tenon.stop());
    await sql(database.url, 'update clients set redirect_uris = array[$1]', [REDIRECT_URI]);
    await sql(database.url, 'create database oidc_bench');

    const most = Math.max(...concurrencies);
    const organizationId = await newOrganization(tenon);
    say(`signing ${most} browsers in on both sides`);
    const cookies = await times(most, () => signIn(tenon, organizationId));
    // Mails are promised, not sent: the jobs stay where they are while we measure, ours and those of the bare statements alike.
    await sql(database.url, HOLD_JOBS);

    const load = await startProgram('load', {});
    closing.unshift(() => load.stop());
    const statements = await startProgram<{ statements: string[] }>('bare-statements', { databaseUrl: database.url, poolSize: POOL_SIZE, organizationId });
    closing.unshift(() => statements.stop());
    const signature = await startProgram('bare-signature', {});
    closing.unshift(() => signature.stop());
    const port = await freePort();
    const peerUrl = `http://127.0.0.1:${port}`;
    const app = {
      clientId: 'bench',
      refreshingClientId: 'bench-refreshing',
      clientSecret: 'bench-secret-of-forty-three-characters-yes-ok',
      redirectUri: REDIRECT_URI,
    };
    const peer = await startProgram('oidc-provider', { databaseUrl: database.at('oidc_bench'), poolSize: POOL_SIZE, port, ...app });
    closing.unshift(() => peer.stop());
    const peerCookies = await times(most, () => peerSession(peerUrl, app.clientId));
    const refreshing = { clientId: app.refreshingClientId, clientSecret: app.clientSecret };
    const refreshingCookies = await times(most, () => peerSession(peerUrl, refreshing.clientId));
    say(
      `an invitation is ${statements.ready.statements.length} statements:\n${statements.ready.statements.map((text) => `  ${text.replace(/\s+/g, ' ').slice(0, 150)}`).join('\n')}`,
    );

    const loaded = (name: string, pid: number, what: () => Load | Promise<Load>): Subject => ({
      name,
      pid,
      measure: async (task) => load.ask<Measured>({ ...task, load: await what() }),
    });
    const ourApp = { clientId: tenon.clientId, clientSecret: tenon.clientSecret };
    const authorizing = {
      ours: { ...authorizeLoad(`${tenon.url}/oauth/authorize`, `${tenon.url}/oauth/token`, ourApp, { organization_id: organizationId }), cookies },
      theirs: { ...authorizeLoad(`${peerUrl}/auth`, `${peerUrl}/token`, app), cookies: peerCookies },
    };
    const withRefreshTokens = {
      ours: {
        ...authorizeLoad(`${tenon.url}/oauth/authorize`, `${tenon.url}/oauth/token`, ourApp, {
          organization_id: organizationId,
          scope: 'openid profile email offline_access',
        }),
        cookies,
      },
      theirs: { ...authorizeLoad(`${peerUrl}/auth`, `${peerUrl}/token`, refreshing), cookies: refreshingCookies },
    };
    const signedOut = withoutPrompt(authorizing.ours.authorizeUrl);
    const page = sizeOf((await createBrowser().open(signedOut)).body);
    say(`the sign-in page: ${page.bytes} bytes, ${page.gzipped} gzipped`);
    const subjects: Subject[] = [
      loaded('invite over gRPC', tenon.pid, async () => ({ what: 'invite', url: tenon.url, accessToken: await machineToken(tenon), organizationId })),
      { name: 'the same statements by pg', pid: statements.pid, measure: (task: object) => statements.ask<Measured>(task) },
      loaded('client_credentials token', tenon.pid, () => ({ what: 'token', tokenUrl: `${tenon.url}/oauth/token`, form: machineForm(ourApp) })),
      loaded('client_credentials, oidc-provider', peer.pid, () => ({ what: 'token', tokenUrl: `${peerUrl}/token`, form: machineForm(app) })),
      { name: 'RS256 signature', pid: signature.pid, measure: (task: object) => signature.ask<Measured>(task) },
      loaded('authorize and code', tenon.pid, () => authorizing.ours),
      loaded('authorize and code, oidc-provider', peer.pid, () => authorizing.theirs),
      loaded('refresh', tenon.pid, () => refreshLoad(withRefreshTokens.ours, ourApp)),
      loaded('refresh, oidc-provider', peer.pid, () => refreshLoad(withRefreshTokens.theirs, refreshing)),
      loaded('to the sign-in page', tenon.pid, () => ({ what: 'page', authorizeUrl: signedOut })),
    ].filter(({ name }) => wanted(name));

    for (const subject of subjects) await subject.measure({ concurrency: 16, warmSeconds: FIRST_WARM_SECONDS, seconds: 0.1 });
    const runs: Run[] = [];
    for (let round = 0; round < rounds; round += 1) {
      for (const concurrency of concurrencies) {
        const turn = (round + concurrencies.indexOf(concurrency)) % subjects.length;
        for (const subject of [...subjects.slice(turn), ...subjects.slice(0, turn)]) {
          const run = await measureOne(subject, { concurrency, warmSeconds: WARM_SECONDS, seconds }, database.pids);
          runs.push(run);
          say(
            `round ${round + 1}  ${subject.name} × ${concurrency}: ${Math.round(run.operations / run.seconds)}/s, p50 ${run.p50.toFixed(1)} ms, cpu ${run.cpuMilliseconds.toFixed(2)} + ${run.databaseMilliseconds.toFixed(2)} ms${run.errors ? `, ${run.errors} ERRORS: ${run.firstError}` : ''}`,
          );
        }
      }
    }
    return { runs, page };
  } finally {
    for (const close of closing) await close();
    dataDir.drop();
  }
}

const HOLD_JOBS = `
  create function hold_jobs() returns trigger language plpgsql as $$ begin new.run_at = 'infinity'; return new; end $$;
  create trigger hold_jobs before insert on jobs for each row execute function hold_jobs();`;

async function measureOne(subject: Subject, task: Omit<Task, 'load'>, databasePids: () => number[]): Promise<Run> {
  const before = { own: cpuOf(subject.pid), database: cpuOfDatabase(databasePids()) };
  const measured = await subject.measure(task);
  const operations = Math.max(1, measured.allOperations);
  return {
    ...measured,
    subject: subject.name,
    concurrency: task.concurrency,
    cpuMilliseconds: (cpuOf(subject.pid) - before.own) / operations,
    databaseMilliseconds: (cpuOfDatabase(databasePids()) - before.database) / operations,
  };
}

interface App {
  readonly clientId: string;
  readonly clientSecret: string;
}

const machineForm = ({ clientId, clientSecret }: App): string =>
  new URLSearchParams({ grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret }).toString();

function authorizeLoad(authorize: string, tokenUrl: string, { clientId, clientSecret }: App, more: Record<string, string> = {}) {
  const verifier = randomBytes(32).toString('base64url');
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: clientId,
    redirect_uri: REDIRECT_URI,
    scope: 'openid profile email',
    state: 'state',
    nonce: 'nonce',
    prompt: 'none',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    ...more,
  });
  const form = new URLSearchParams({
    grant_type: 'authorization_code',
    client_id: clientId,
    client_secret: clientSecret,
    redirect_uri: REDIRECT_URI,
    code_verifier: verifier,
  });
  return { what: 'authorize', authorizeUrl: `${authorize}?${query}`, tokenUrl, form: `${form}&code=` } as const;
}

/** Everybody's refresh token, fresh: what was measured before has used the last ones up. */
async function refreshLoad(from: Extract<Load, { what: 'authorize' }>, { clientId, clientSecret }: App): Promise<Load> {
  const refreshTokens: string[] = [];
  for (const cookie of from.cookies) {
    const sent = await fetch(from.authorizeUrl, { redirect: 'manual', headers: { cookie } });
    const code = new URL(sent.headers.get('location') ?? '', from.authorizeUrl).searchParams.get('code');
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const answer = await fetch(from.tokenUrl, { method: 'POST', headers, body: from.form + encodeURIComponent(code ?? '') });
    const { refresh_token } = (await answer.json()) as { refresh_token?: string };
    if (!refresh_token) throw new Error(`no refresh token at ${from.tokenUrl}: ${answer.status}`);
    refreshTokens.push(refresh_token);
  }
  const form = new URLSearchParams({ grant_type: 'refresh_token', client_id: clientId, client_secret: clientSecret });
  return { what: 'refresh', tokenUrl: from.tokenUrl, refreshTokens, form: `${form}&refresh_token=` };
}

const withoutPrompt = (url: string): string => url.replace('&prompt=none', '');

async function peerSession(url: string, clientId: string): Promise<string> {
  const { authorizeUrl } = authorizeLoad(`${url}/auth`, '', { clientId, clientSecret: '' });
  const browser = createBrowser();
  const ended = await browser.open(withoutPrompt(authorizeUrl));
  if (!ended.url.startsWith(`${REDIRECT_URI}?code=`)) throw new Error(`the peer did not sign in: ${ended.url}`);
  return browser.cookieHeader();
}

async function times<T>(count: number, deed: () => Promise<T>): Promise<T[]> {
  const all: T[] = [];
  for (let time = 0; time < count; time += 1) all.push(await deed());
  return all;
}
