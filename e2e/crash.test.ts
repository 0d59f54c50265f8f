import assert from 'node:assert/strict';
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, test } from 'node:test';
import { parseEnv } from 'node:util';
import { findRunningPostgres } from '../packages/server/src/platform/postgres/start.ts';
import { freePorts, patiently, stopped, withoutSettings } from './stack.ts';

// Nothing acknowledged is ever lost: kill -9 of the server, of its embedded database, and of both, in a stream of writes.

const PROGRAM = resolve(import.meta.dirname, '../tools/start.mjs');
const MAIN = resolve(import.meta.dirname, '../packages/server/src/main.ts');
const dataDir = mkdtempSync(join(tmpdir(), 'tenon-crash-'));
const [port = 0, demoPort = 0] = await freePorts(2);
const url = `http://localhost:${port}`;
let server: ChildProcess;

after(async () => {
  if (server) await stopped(server, 'SIGTERM');
  rmSync(dataDir, { recursive: true, force: true });
});

async function start(): Promise<void> {
  let printed = '';
  server = spawn(process.execPath, [PROGRAM], {
    env: { ...withoutSettings(process.env), TENON_PORT: String(port), TENON_DEMO_PORT: String(demoPort), TENON_DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [server.stdout!, server.stderr!]) stream.setEncoding('utf8').on('data', (text: string) => (printed += text));
  await patiently('the server', async () => {
    if (server.exitCode !== null) throw new Error(`it ended with ${server.exitCode}: ${printed}`);
    return isReady();
  });
}

const isReady = () =>
  fetch(`${url}/health/ready`).then(
    ({ ok }) => ok || undefined,
    () => undefined,
  );

async function accessToken(): Promise<string> {
  const { SCALEKIT_CLIENT_ID = '', SCALEKIT_CLIENT_SECRET = '' } = parseEnv(readFileSync(join(dataDir, 'credentials.env'), 'utf8'));
  const answer = await fetch(`${url}/oauth/token`, {
    method: 'POST',
    body: new URLSearchParams({ grant_type: 'client_credentials', client_id: SCALEKIT_CLIENT_ID, client_secret: SCALEKIT_CLIENT_SECRET }),
  });
  return ((await answer.json()) as { access_token: string }).access_token;
}

const call = async (path: string, token: string, body?: object, key?: string) =>
  fetch(`${url}/api/v1${path}`, {
    headers: { authorization: `Bearer ${token}`, ...(body && { 'content-type': 'application/json' }), ...(key !== undefined && { 'idempotency-key': key }) },
    ...(body && { method: 'POST', body: JSON.stringify(body) }),
  });

/** Writers that write until they are told to stop, and what was acknowledged to them. */
function writeAway(token: string) {
  const acknowledged: { organization: string; user: string }[] = [];
  let going = true;
  const writer = async (number: number) => {
    for (let round = 0; going; round += 1) {
      try {
        const made = await call('/organizations', token, { display_name: `Orion ${number}-${round}` });
        if (made.status !== 201) continue;
        const organization = ((await made.json()) as { organization: { id: string } }).organization.id;
        const invited = await call(`/organizations/${organization}/users`, token, { email: `someone-${organization}@example.com` });
        if (invited.status === 201) acknowledged.push({ organization, user: ((await invited.json()) as { user: { id: string } }).user.id });
      } catch {
        // The server is gone, or going: nothing was acknowledged.
      }
    }
  };
  const writers = Array.from({ length: 8 }, (_, number) => writer(number));
  return {
    acknowledged,
    stop: () => {
      going = false;
      return Promise.all(writers);
    },
  };
}

const postmaster = (): number => {
  const connection = findRunningPostgres(dataDir);
  assert.ok(connection && 'socketFolder' in connection);
  return Number(readFileSync(join(dataDir, 'postgres/cluster/postmaster.pid'), 'utf8').split('\n')[0]);
};

const kills: Record<string, () => void> = {
  'the server': () => void server.kill('SIGKILL'),
  'the embedded database': () => void process.kill(postmaster(), 'SIGKILL'),
  'both at once': () => {
    process.kill(postmaster(), 'SIGKILL');
    server.kill('SIGKILL');
  },
};

for (const [name, kill] of Object.entries(kills)) {
  test(`after kill -9 of ${name}, everything that was acknowledged is there`, async () => {
    if (!server || server.exitCode !== null || server.signalCode !== null) await start();
    const writing = writeAway(await accessToken());
    await patiently('some writes', async () => writing.acknowledged.length >= 40 || undefined);
    kill();
    if (name === 'the embedded database') {
      const before = writing.acknowledged.length;
      await patiently('the server to have its database back', async () => writing.acknowledged.length >= before + 20 || undefined);
      await writing.stop();
    } else {
      await writing.stop();
      await patiently('the server to be gone', async () => server.signalCode ?? undefined);
      await start();
    }

    const token = await accessToken();
    for (const { organization, user } of writing.acknowledged) {
      assert.equal((await call(`/organizations/${organization}`, token)).status, 200, organization);
      const found = (await (await call(`/users/${user}`, token)).json()) as { user: { memberships: { organization_id: string; membership_status: string }[] } };
      assert.deepEqual(
        found.user.memberships.map(({ organization_id, membership_status }) => [organization_id, membership_status]),
        [[organization, 'PENDING_INVITE']],
      );
      const mails = await patiently(`the mail of ${user}`, async () => {
        const caught = (await (await fetch(`${url}/dev/mailbox.json?to=someone-${organization}@example.com`)).json()) as unknown[];
        return caught.length > 0 ? caught : undefined;
      });
      assert.ok(mails.length >= 1);
    }
  });
}

test('what is repeated under its key through many kill -9 of the server is done once', async () => {
  if (server.exitCode !== null || server.signalCode !== null) await start();
  const KILLS = 6;
  /** By key, every organization that was ever answered for it. */
  const answered = new Map<string, Set<string>>();
  let token = await accessToken();
  let going = true;
  let replayed = 0;
  // The last ones are repeated until the server stays.
  const writer = async (number: number) => {
    for (let round = 0; going; round += 1) {
      const key = `key-${number}-${round}`;
      for (let tries = 0; ; tries += 1) {
        // Again even when the answer came: it must be the same.
        if (tries > 0 && answered.has(key) && (!going || tries > 1)) break;
        try {
          const answer = await call('/organizations', token, { display_name: `Named ${key}` }, key);
          if (answer.status === 201) {
            const { id } = ((await answer.json()) as { organization: { id: string } }).organization;
            answered.set(key, (answered.get(key) ?? new Set()).add(id));
            if (answer.headers.get('idempotent-replayed') === 'true' && tries > 0) replayed += 1;
          } else if (answer.status === 401) token = await accessToken();
        } catch {
          await isReady();
        }
      }
    }
  };
  const writers = Promise.all(Array.from({ length: 8 }, (_, number) => writer(number)));
  for (let time = 0; time < KILLS; time += 1) {
    const before = answered.size;
    await patiently('some writes', async () => answered.size >= before + 20 || undefined);
    server.kill('SIGKILL');
    await patiently('the server to be gone', async () => server.signalCode ?? undefined);
    await start();
  }
  going = false;
  await writers;

  const made = new Map<string, string[]>();
  for (let page = ''; ; ) {
    const answer = (await (await call(`/organizations?page_size=30&page_token=${encodeURIComponent(page)}`, token)).json()) as {
      organizations: { id: string; display_name: string }[];
      next_page_token?: string;
    };
    for (const { id, display_name } of answer.organizations) {
      if (display_name.startsWith('Named ')) made.set(display_name.slice(6), [...(made.get(display_name.slice(6)) ?? []), id]);
    }
    page = answer.next_page_token ?? '';
    if (page === '') break;
  }
  assert.ok(answered.size >= KILLS * 20 && replayed > 0, 'enough was sent, and some of it again');
  assert.deepEqual([...made].sort(), [...answered].map(([key, ids]) => [key, [...ids]]).sort());
});

test('a company that is being invited when the server is killed is invited in whole, and nobody twice', async () => {
  if (!server || server.exitCode !== null || server.signalCode !== null) await start();
  const rows = 4_000;
  const token = await accessToken();
  const made = (await (await call('/organizations', token, { display_name: 'Orion' })).json()) as { organization: { id: string } };
  const invitations = `/organizations/${made.organization.id}/invitations`;
  const file = `email\n${Array.from({ length: rows }, (_, index) => `b${index}@d${index % 50}.example.com\n`).join('')}`;
  const upload = await fetch(`${url}/api/v1${invitations}:bulk`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'text/csv', 'idempotency-key': 'whole company' },
    body: file,
  });
  assert.equal(upload.status, 201);
  const { bulk_invitation: bulk } = (await upload.json()) as { bulk_invitation: { id: string } };
  const standing = async () => {
    const answer = await call(`${invitations}/bulk/${bulk.id}`, await accessToken());
    return ((await answer.json()) as { bulk_invitation: { status: string; invited_count: number } }).bulk_invitation;
  };
  await call(`${invitations}/bulk/${bulk.id}:start`, token, {});
  await patiently('some to be invited', async () => (await standing()).invited_count > 0 || undefined);
  server.kill('SIGKILL');
  await patiently('the server to be gone', async () => server.signalCode ?? undefined);
  await start();

  await patiently('everybody to be invited', async () => (await standing()).status === 'BULK_INVITATION_STATUS_DONE' || undefined, 300_000);
  assert.equal((await standing()).invited_count, rows);
  const table = await (await call(`${invitations}/bulk/${bulk.id}/results.csv`, await accessToken())).text();
  const lines = table.trim().split('\r\n').slice(1);
  assert.equal(lines.length, rows);
  assert.deepEqual(
    lines.filter((line) => !/,invited,ok,/.test(line)),
    [],
  );
  const invited = lines.map((line) => /inv_\d+/.exec(line)?.[0]);
  assert.equal(new Set(invited).size, rows, 'each has an invitation of their own');

  // From the shell, with the same people and one more: only that one is left to invite.
  const csv = join(dataDir, 'people.csv');
  writeFileSync(csv, `Post;Name\r\n${Array.from({ length: 20 }, (_, index) => `b${index}@d${index}.example.com;B\r\n`).join('')}one-more@example.com;\r\n`);
  const { SCALEKIT_CLIENT_ID = '', SCALEKIT_CLIENT_SECRET = '' } = parseEnv(readFileSync(join(dataDir, 'credentials.env'), 'utf8'));
  const shell = { ...withoutSettings(process.env), TENON_URL: url, TENON_CLIENT_ID: SCALEKIT_CLIENT_ID, TENON_CLIENT_SECRET: SCALEKIT_CLIENT_SECRET };
  const invite = (...more: string[]) =>
    spawnSync(process.execPath, [MAIN, 'invite', '--org', made.organization.id, '--csv', csv, '--map', 'email=Post', ...more], {
      env: shell,
      encoding: 'utf8',
    });
  const looked = invite('--dry-run');
  assert.deepEqual([looked.status, looked.stderr], [2, '']);
  assert.match(looked.stdout, /21 rows, 1 of them can be invited\.\n +20 {2}already invited/);
  const invitedMore = invite('--yes');
  assert.deepEqual([invitedMore.status, invitedMore.stderr], [2, '']);
  assert.match(invitedMore.stdout, /done: 1 invited, 0 added, 20 not/);
  assert.equal(invite('--map', 'email=Nothing').status, 1);
});
