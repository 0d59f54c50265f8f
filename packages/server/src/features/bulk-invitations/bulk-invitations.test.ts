import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { command, openTo } from '../../chassis/command.ts';
import { mailJobs } from '../../chassis/mail-jobs.ts';
import type { Actor } from '../../platform/actor.ts';
import type { Environment } from '../../platform/environment.ts';
import type { BulkInvitationId, OrganizationId, UserId } from '../../platform/ids.ts';
import { createLog } from '../../platform/log.ts';
import { createSmtpMailer } from '../../platform/mail.ts';
import type { Work } from '../../platform/work.ts';
import { startWorker, type Worker } from '../../platform/worker.ts';
import { openFront } from '../../testing/front.ts';
import { startSmtp } from '../../testing/smtp.ts';
import { createWorld, type World } from '../../testing/world.ts';
import { getInvitation, invitationMails, inviteUser, peekInvitation, reportBounce, updateInvitationApproval } from '../invitations/index.ts';
import { deactivateMembership } from '../memberships/index.ts';
import { type BulkOptions, bulkJobs, bulkRoutes, type GateRuling } from './index.ts';
import { bulkInvitationService } from './rpc.ts';

const MEGABYTE = 1024 * 1024;
const smtp = await startSmtp();
const mailer = createSmtpMailer(smtp.url);

/** Whoever works, works for every world there is: the jobs of all stand in one table. */
const environments: Environment[] = [];
const workers: Worker[] = [];
const everybodyHome = () => Promise.all(workers.splice(0).map((worker) => worker.stop(0)));
after(async () => {
  await everybodyHome();
  await mailer.close();
});

/** A world with its door open: `Bearer app` is the app's server, `Bearer <permissions>` a member with them. */
async function setUp({ seats, environment = {} }: { readonly seats?: number; readonly environment?: Parameters<typeof createWorld>[0] } = {}) {
  await everybodyHome();
  const world = await createWorld(environment);
  environments.push(world.environment);
  const organizationId = await world.organization();
  if (seats !== undefined) await world.db.updateTable('organizations').set({ max_users: seats }).where('id', '=', organizationId).execute();
  const authenticate = async (_caller: unknown, [given = '']: readonly string[]): Promise<Actor> =>
    given === 'Bearer app'
      ? world.client
      : { kind: 'member', id: 'usr_1', organizationId, sessionId: 'ses_1', permissions: given.replace('Bearer ', '').split(',') as never };
  const { url } = await openFront({
    house: { desk: world.desk, environmentOf: async () => world.environment },
    services: [bulkInvitationService],
    routes: [bulkRoutes({ mostBytes: 4 * MEGABYTE })],
    authenticate,
    // A hundred thousand rows are kept before the next is too many, and a slow machine takes its time.
    limits: { requestMilliseconds: 110_000 },
  });
  const base = `${url}/api/v1/organizations/${organizationId}/invitations`;
  const ask = async (path: string, { token = 'app', ...init }: RequestInit & { token?: string } = {}) => {
    const response = await fetch(`${base}${path}`, { ...init, headers: { authorization: `Bearer ${token}`, ...init.headers } });
    const text = await response.text();
    return { status: response.status, text, body: (response.headers.get('content-type')?.includes('json') ? JSON.parse(text) : {}) as Answer };
  };
  const house = {
    world,
    organizationId,
    url,
    ask,
    upload: (body: string, query = '', { type = 'text/csv', ...more }: { type?: string; token?: string; key?: string } = {}) =>
      ask(`:bulk${query}`, {
        method: 'POST',
        body,
        ...(more.token ? { token: more.token } : {}),
        headers: { 'content-type': type, ...(more.key ? { 'idempotency-key': more.key } : {}) },
      }),
    get: async (id: string) => (await ask(`/bulk/${id}`)).body.bulk_invitation,
    press: (id: string, verb: string) => ask(`/bulk/${id}:${verb}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' }),
    rows: async (id: string, query = '') => (await ask(`/bulk/${id}/rows${query}`)).body.rows,
    /** Somebody who does the jobs. */
    work: (over: Partial<BulkOptions> = {}) => {
      const worker = startWorker(world.desk, {
        handlers: {
          ...bulkJobs({ mailsPerMinute: 0, ...over }),
          ...mailJobs(() => ({ mailer, from: { name: 'Orion', address: 'no-reply@orion.example' } }), invitationMails),
        },
        environments: { byId: async (wanted) => environments.find(({ id }) => id === wanted)!, all: async () => environments },
        log: createLog({ level: 'silent' }),
        pollMilliseconds: 20,
      });
      workers.push(worker);
      return worker;
    },
    /** The limit only ends a test that would never end. */
    until: async (id: string, look: (bulk: Bulk) => boolean, limit = 110_000): Promise<Bulk> => {
      for (const until = Date.now() + limit; ; await sleep(20)) {
        const bulk = await house.get(id);
        if (look(bulk)) return bulk;
        if (Date.now() > until) throw new Error(`waited in vain: ${JSON.stringify(bulk)}`);
      }
    },
  };
  return house;
}

interface Bulk {
  readonly id: BulkInvitationId;
  readonly status: string;
  readonly row_count: number;
  readonly verdicts: readonly { readonly verdict: string; readonly count: number }[];
  readonly good_count: number;
  readonly decided_count: number;
  readonly invited_count: number;
  readonly added_count: number;
  readonly refused_count: number;
  readonly undone_count: number;
  readonly mail_queued_count: number;
  readonly mail_accepted_count: number;
  readonly mail_refused_count: number;
  readonly mail_bounced_count: number;
  readonly columns: readonly { readonly column: string; readonly field: string }[];
}

interface Row {
  readonly number: number;
  readonly email: string;
  readonly verdict: string;
  readonly problem: string;
  readonly outcome: string;
  readonly user_id: string;
  readonly mail?: { readonly state: string; readonly answer: string };
}

interface Answer {
  readonly bulk_invitation: Bulk;
  readonly rows: readonly Row[];
  readonly next_page_token: string;
  readonly message: string;
  readonly details?: readonly { readonly debug_info?: { readonly detail: string } }[];
}

const verdicts = ({ verdicts: found }: Bulk) =>
  Object.fromEntries(found.map(({ verdict, count }) => [verdict.replace('BULK_VERDICT_', '').toLowerCase(), count]));
const done = ({ status }: Bulk) => status === 'BULK_INVITATION_STATUS_DONE';
const mailed = (bulk: Bulk) => done(bulk) && bulk.mail_queued_count === 0;
const list = (count: number, domain = 'example.com', from = 0) =>
  `email,name\n${Array.from({ length: count }, (_, index) => `p${from + index}@${domain},P ${index}\n`).join('')}`;
const invitations = (world: World, organizationId: OrganizationId) =>
  world.db
    .selectFrom('invitations')
    .innerJoin('users', 'users.id', 'user_id')
    .selectAll('invitations')
    .select('users.email')
    .where('organization_id', '=', organizationId)
    .execute();
const codeOf = ({ text }: { text: string }) => /"detail":\s*"([a-z_.]+)/.exec(text)?.[1] ?? text;

test('each row of a file gets its verdict, nobody is invited, and the rows can be paged', async () => {
  const { world, organizationId, upload, rows, ask } = await setUp({
    seats: 6,
    environment: { signUpRules: { seats: 0, blockPublicDomains: true, blockDisposableDomains: true } as never },
  });
  const invite = (email: string, sendInvitationEmail = true) =>
    world.do(world.client, inviteUser, { organizationId, email, roles: [], membershipMetadata: {}, fields: { externalId: email }, sendInvitationEmail });
  await invite('member@example.com', false);
  await invite('asked@example.com');
  const gone = await invite('gone@example.com', false);
  await world.do(world.client, deactivateMembership, { organizationId, userId: gone.user.id } as never);
  const eventsBefore = (await world.events()).length;

  const file = [
    'Mail;First Name;role;External ID;metadata.team',
    'ada@example.com;Ada;admin;a-1;north',
    'ADA@example.com;;;;',
    'no address;;;;',
    'kim@example.com;;captain;;',
    'MEMBER@example.com;;;;',
    'asked@example.com;;;;',
    'gone@example.com;;;;',
    'who@gmail.com;;;;',
    'x@mailinator.com;;;;',
    'eve@example.com;;;a-1;',
    'eva@example.com;;;member@example.com;',
    `long@example.com;${'n'.repeat(300)};;;`,
    'b@example.com;;;;',
    'c@example.com;;;;',
    'd@example.com;;;;',
    'e@example.com;;;;',
  ].join('\r\n');
  const { status, body } = await upload(file, '?name=people.csv');
  assert.equal(status, 201);
  const bulk = body.bulk_invitation;
  assert.equal(bulk.status, 'BULK_INVITATION_STATUS_READY');
  assert.deepEqual(verdicts(bulk), {
    ok: 4,
    duplicate: 1,
    bad_email: 1,
    unknown_role: 1,
    already_member: 1,
    already_invited: 1,
    deactivated: 1,
    blocked_domain: 2,
    external_id_taken: 2,
    malformed: 1,
    no_seat: 1,
  });
  assert.deepEqual(
    bulk.columns.map(({ field }) => field),
    ['email', 'first_name', 'roles', 'external_id', 'metadata.team'],
  );
  assert.equal((await world.events()).length, eventsBefore);
  assert.equal((await invitations(world, organizationId)).length, 1);

  const problems = Object.fromEntries((await rows(bulk.id, '?only_problems=true')).map(({ number, problem }) => [number, problem]));
  assert.deepEqual(
    [problems[2], problems[4], problems[10]],
    ['Row 1 has the same address.', 'There is no role "captain" in this organization.', 'Row 1 has the same external id.'],
  );
  const first = await ask(`/bulk/${bulk.id}/rows?page_size=10`);
  const second = await ask(`/bulk/${bulk.id}/rows?page_size=10&page_token=${encodeURIComponent(first.body.next_page_token)}`);
  assert.deepEqual(
    [...first.body.rows, ...second.body.rows].map(({ number }) => number),
    Array.from({ length: 16 }, (_, index) => index + 1),
  );
  assert.deepEqual(
    (await rows(bulk.id, '?verdict=BULK_VERDICT_NO_SEAT')).map(({ email, outcome }) => [email, outcome]),
    [['e@example.com', 'BULK_OUTCOME_REFUSED']],
  );
});

test('a run invites everybody who is good, mails them, and keeps what the mail server said', async () => {
  const { world, organizationId, upload, press, until, rows, ask, get, work } = await setUp();
  work();
  const { body } = await upload(`email,name,send_invitation_email\nada@run.example,"=HYPERLINK(""x"")",\nadded@run.example,,no\nada@run.example,,\n`);
  const { id } = body.bulk_invitation;
  assert.equal((await press(id, 'start')).status, 200);
  const bulk = await until(id, mailed);
  assert.deepEqual([bulk.invited_count, bulk.added_count, bulk.refused_count, bulk.mail_accepted_count], [1, 1, 0, 1]);
  assert.deepEqual(
    smtp.received.filter(({ to }) => to[0]?.endsWith('@run.example')).map(({ to }) => to),
    [['ada@run.example']],
  );

  const [ada, added, twice] = await rows(id);
  assert.equal(ada?.mail?.state, 'MAIL_STATE_ACCEPTED');
  assert.match(ada?.mail?.answer ?? '', /^250/);
  assert.deepEqual([ada?.outcome, added?.outcome, twice?.outcome], ['BULK_OUTCOME_INVITED', 'BULK_OUTCOME_ADDED', 'BULK_OUTCOME_REFUSED']);
  assert.deepEqual((await world.events()).sort(), ['user.created', 'user.created', 'user.organization_invitation', 'user.organization_membership_created']);
  const text = smtp.accepted().find(({ headers }) => headers.to === 'ada@run.example')!.parts['text/plain']!;
  const token = /\/invite\/([\w-]+)/.exec(text)![1]!;
  const peek = command({ needs: openTo('A test.'), reads: true, run: (at, link: string) => peekInvitation(at, link) });
  assert.equal((await world.do(world.visitor, peek, token)).state, 'open');

  const kept = await world.do(world.client, getInvitation, { organizationId, userId: ada!.user_id as UserId });
  assert.deepEqual([kept.mailState, kept.bulkId], ['accepted', id]);

  const { text: table } = await ask(`/bulk/${id}/results.csv`);
  const lines = table.replace('\uFEFF', '').split('\r\n');
  assert.equal(lines.length, 5);
  assert.match(lines[1]!, /^1,ada@run\.example,invited,ok,,usr_\d+,inv_\d+,accepted,250/);
  assert.ok(lines[1]!.includes(`"'=HYPERLINK(""x"")"`), 'no spreadsheet takes it for a formula');
  assert.match(lines[3]!, /^3,ada@run\.example,refused,duplicate,/);
  assert.equal((await press(id, 'start')).status, 400);
  const logged = await world.db
    .selectFrom('audit_entries')
    .select(['actor_kind', 'organization_id'])
    .where('action', '=', 'bulk_invitation.invited')
    .where('environment_id', '=', world.environment.id)
    .execute();
  assert.deepEqual(logged, [{ actor_kind: 'client', organization_id: organizationId }]);

  // A server further on sent it back.
  await world.do(world.client, reportBounce, { email: 'ada@run.example', answer: '550 5.1.1 no such user', statusCode: '5.1.1', at: world.now() });
  const cameBack = await get(id);
  assert.deepEqual([cameBack.mail_accepted_count, cameBack.mail_bounced_count], [0, 1]);
  assert.deepEqual((await rows(id))[0]?.mail?.state, 'MAIL_STATE_BOUNCED');
  assert.match((await ask(`/bulk/${id}/results.csv`)).text, /,bounced,550 5\.1\.1 no such user,/);
  assert.equal(organizationId.startsWith('org_'), true);
});

test('a list that is in no statistics yet is looked at as quickly as the one before it', async () => {
  const { world, upload } = await setUp({ seats: 3_000 });
  const people = (company: string) => `email,external_id\n${Array.from({ length: 4_000 }, (_, at) => `p${at}@${company}.example,${company}-${at}`).join('\n')}`;
  await upload(people('first'));
  await sql`analyze bulk_invitation_rows`.execute(world.db);

  const { status, body } = await upload(`${people('second')}\np0@second.example,\nq@second.example,second-1`);

  assert.equal(status, 201);
  assert.deepEqual(verdicts(body.bulk_invitation), { ok: 3_000, no_seat: 1_000, duplicate: 1, external_id_taken: 1 });
});

test('the same key is the same list: sent again after a crash, after a run, and with other people', async () => {
  const { upload, press, until, work, world, organizationId } = await setUp();
  // It broke off: some rows are there, and nobody says that they are all.
  const first = (await upload(list(3), '', { key: 'monday' })).body.bulk_invitation;
  await world.db.updateTable('bulk_invitations').set({ status: 'receiving', source_hash: null }).where('id', '=', first.id).execute();
  const again = await upload(list(3), '', { key: 'monday' });
  assert.deepEqual([again.status, again.body.bulk_invitation.id, again.body.bulk_invitation.row_count], [201, first.id, 3]);
  const same = await upload(list(3), '', { key: 'monday' });
  assert.deepEqual([same.status, same.body.bulk_invitation.id], [200, first.id]);
  assert.equal(codeOf(await upload(list(4), '', { key: 'monday' })), 'bulk_invitations.key_reused');

  work();
  await press(first.id, 'start');
  await until(first.id, mailed);
  assert.equal((await upload(list(3), '', { key: 'monday' })).body.bulk_invitation.invited_count, 3);
  // Under another key it is another list, of people who have all been invited.
  const other = (await upload(list(3))).body.bulk_invitation;
  assert.deepEqual(verdicts(other), { already_invited: 3 });
  await press(other.id, 'start');
  assert.equal((await until(other.id, done)).invited_count, 0);
  assert.equal((await invitations(world, organizationId)).length, 3);
});

test('a paused run stands still with its mails, goes on, is cancelled and taken back', async () => {
  const { upload, press, until, work, world, organizationId, get } = await setUp();
  // One turn of the run and a few more.
  const all = 520;
  const { id } = (await upload(list(all, 'slow.example'))).body.bulk_invitation;
  assert.equal(codeOf(await press(id, 'pause')), 'bulk_invitations.not_running');
  assert.equal(codeOf(await press(id, 'undo')), 'bulk_invitations.cannot_undo');
  await press(id, 'start');
  // One mail a minute to that domain: all but the first wait. From the second chunk on the run waits for a word of ours.
  let asked = 0;
  const word = Promise.withResolvers<void>();
  const worker = work({
    mailsPerMinute: 1,
    gate: {
      ask: async (rows) => {
        asked += 1;
        if (asked > 1) await word.promise;
        return { asked: rows.length, rulings: new Map() };
      },
    },
  });
  await until(id, ({ mail_accepted_count }) => mail_accepted_count > 0);
  assert.equal((await press(id, 'pause')).status, 200);
  word.resolve();
  await worker.stop();
  const paused = await get(id);
  assert.equal(paused.decided_count, 500);
  world.later(10_000 * 60_000);
  // Nothing happens, however late it is.
  const other = work({ mailsPerMinute: 0 });
  await sleep(150);
  assert.deepEqual(await get(id), paused);

  const before = paused.mail_accepted_count;
  assert.equal((await press(id, 'resume')).status, 200);
  const over = await until(id, mailed);
  assert.deepEqual([over.invited_count, over.mail_accepted_count], [all, all]);
  assert.ok(before < all);
  const to = smtp.received.filter(({ to }) => to[0]?.endsWith('@slow.example')).map(({ to: [address] }) => address);
  assert.deepEqual([to.length, new Set(to).size], [all, all], 'each mail once');

  // One of them says yes; that stands.
  const [joined] = await invitations(world, organizationId);
  await world.db.updateTable('invitations').set({ status: 'accepted' }).where('id', '=', joined!.id).execute();
  await world.db.updateTable('memberships').set({ status: 'active' }).where('id', '=', joined!.membership_id!).execute();
  assert.equal(codeOf(await press(id, 'cancel')), 'bulk_invitations.over');
  assert.equal((await press(id, 'undo')).status, 200);
  const undone = await until(id, ({ status }) => status === 'BULK_INVITATION_STATUS_UNDONE');
  assert.equal(undone.undone_count, all - 1);
  const members = await world.db.selectFrom('memberships').select('user_id').where('organization_id', '=', organizationId).execute();
  assert.deepEqual(
    members.map(({ user_id }) => user_id),
    [joined!.user_id as UserId],
  );
  assert.equal((await world.events()).filter((type) => type === 'user.organization_invitation_revoked').length, all - 1);
  await other.stop();
});

test('a cancelled run invites nobody further', async () => {
  const { upload, press, until, work, world, organizationId } = await setUp();
  const { id } = (await upload(list(5))).body.bulk_invitation;
  await press(id, 'start');
  assert.equal((await press(id, 'cancel')).body.bulk_invitation.status, 'BULK_INVITATION_STATUS_CANCELLED');
  const next = (await upload(list(1, 'after.example'))).body.bulk_invitation;
  work();
  await press(next.id, 'start');
  await until(next.id, mailed);
  assert.deepEqual(
    (await invitations(world, organizationId)).map(({ email }) => email),
    ['p0@after.example'],
  );
});

test('a mailbox that refuses is told of, and one that says "later" stays queued', async () => {
  const { upload, press, until, work, rows } = await setUp();
  work();
  await smtp.behave('refuse');
  const { id } = (await upload(list(1, 'refused.example'))).body.bulk_invitation;
  await press(id, 'start');
  await until(id, ({ mail_refused_count }) => mail_refused_count === 1);
  const [row] = await rows(id);
  assert.equal(row?.mail?.state, 'MAIL_STATE_REFUSED');
  assert.match(row?.mail?.answer ?? '', /550/);
  await smtp.behave('greylist');
  const later = (await upload(list(1, 'greylisted.example'))).body.bulk_invitation;
  await press(later.id, 'start');
  for (let deferred: Row | undefined; !/451/.test(deferred?.mail?.answer ?? ''); await sleep(20)) {
    [deferred] = await rows(later.id);
    assert.equal(deferred?.mail?.state ?? 'MAIL_STATE_QUEUED', 'MAIL_STATE_QUEUED');
  }
  await smtp.behave('accept');
});

test('the app’s own say is asked before anybody is invited', async () => {
  const { upload, press, until, work, rows } = await setUp();
  const kept: number[] = [];
  work({
    gate: {
      ask: async (people) => {
        const rulings = new Map<number, GateRuling>();
        for (const { number, email } of people) {
          if (email.startsWith('p0')) rulings.set(number, async () => ({ verdict: 'denied', problem: 'Not them.' }));
          if (!email.startsWith('p1')) continue;
          rulings.set(number, async () => {
            kept.push(number);
            return { verdict: 'waits_for_approval' };
          });
        }
        return { asked: people.length, rulings };
      },
    },
  });
  const { id } = (await upload(list(3))).body.bulk_invitation;
  await press(id, 'start');
  const bulk = await until(id, mailed);
  assert.deepEqual([bulk.invited_count, bulk.refused_count, kept], [1, 2, [2]]);
  assert.deepEqual(
    (await rows(id)).map(({ verdict, problem }) => [verdict, problem]),
    [
      ['BULK_VERDICT_DENIED', 'Not them.'],
      ['BULK_VERDICT_WAITS_FOR_APPROVAL', 'Somebody has to approve this first.'],
      ['BULK_VERDICT_OK', ''],
    ],
  );
});

test('while many mails wait nobody is asked about the rows after them', async () => {
  const { upload, press, world, organizationId } = await setUp();
  const { id } = (await upload(list(1))).body.bulk_invitation;
  await press(id, 'start');
  const deed = command({ needs: openTo('A test.'), run: (work, job: (work: Work) => Promise<unknown>) => job(work) });
  await world.do(world.client, deed, async (work) => {
    for (let count = 0; count < 1_000; count += 1) work.schedule('mail.invitation', {});
  });
  let asked = 0;
  const jobs = bulkJobs({
    mailsPerMinute: 0,
    gate: {
      ask: async (rows) => {
        asked += 1;
        return { asked: rows.length, rulings: new Map() };
      },
    },
  });
  const enough = new AbortController();
  let looks = 0;
  const change = (look: (work: Work) => Promise<unknown>) => {
    if (++looks === 4) enough.abort();
    return world.do(world.client, deed, look);
  };
  const run = jobs['bulk_invitations.run']!({ payload: { organizationId, id } } as never, { signal: enough.signal, change } as never);
  await assert.rejects(run, { name: 'AbortError' });
  assert.equal(asked, 0);
});

test('what changed between the looking and the inviting counts', async () => {
  const { world, organizationId, upload, press, until, work, rows } = await setUp();
  const { id } = (await upload(list(40))).body.bulk_invitation;
  const racing = Array.from({ length: 10 }, (_, index) =>
    world.do(world.client, inviteUser, { organizationId, email: `p${index * 3}@example.com`, roles: [], membershipMetadata: {}, fields: {} }).then(
      () => 1,
      () => 0,
    ),
  );
  work();
  await press(id, 'start');
  const single = (await Promise.all(racing)).reduce<number>((sum, one) => sum + one, 0);
  const bulk = await until(id, done);
  assert.equal(bulk.invited_count + single, 40);
  assert.equal((await rows(id, '?outcome=BULK_OUTCOME_REFUSED')).length, single);
  assert.equal((await invitations(world, organizationId)).length, 40);
});

test('a member needs the permission, invites in their own organization, and asserts nobody', async () => {
  const { upload, ask, world } = await setUp();
  assert.equal((await upload(list(1), '', { token: 'organizations_users_read' })).status, 403);
  assert.equal((await ask(':bulk', { method: 'POST', body: list(1), headers: { 'content-type': 'text/csv', authorization: '' } })).status, 403);
  const elsewhere = await world.organization('Elsewhere');
  const { url } = await setUp();
  assert.equal(
    (await fetch(`${url}/api/v1/organizations/${elsewhere}/invitations:bulk`, { method: 'POST', body: 'email\n', headers: { 'content-type': 'text/csv' } }))
      .status,
    401,
  );
  const { body } = await upload('email,roles,send_invitation_email\na@example.com,admin,\nb@example.com,,no\nc@example.com,member,\n', '', {
    token: 'organizations_users_invite',
  });
  assert.deepEqual(verdicts(body.bulk_invitation), { role_too_strong: 1, may_not_add: 1, ok: 1 });
});

test('a file that cannot be read leaves nothing, and says what to do', async () => {
  const { upload, ask, world, organizationId } = await setUp();
  const refused = async (body: string, options?: Parameters<typeof upload>[2], query = '') => codeOf(await upload(body, query, options));
  assert.equal(await refused(''), 'bulk_invitations.empty');
  assert.equal(await refused('email\n'), 'bulk_invitations.empty');
  assert.equal(await refused(`${list(1_500)}"x`), 'bulk_invitations.unreadable');
  assert.equal(await refused('name\nAda\n'), 'bulk_invitations.no_email_column');
  assert.equal(await refused('[', { type: 'application/json' }), 'bulk_invitations.empty');
  assert.equal(await refused('a', { type: 'image/png' }), 'request.unsupported_content_type');
  assert.equal(await refused(`email,x\n${`a@example.com,${'x'.repeat(60_000)}\n`.repeat(80)}`), 'bulk_invitations.too_large');
  assert.equal(await refused(`email\n${'a@b.co\n'.repeat(100_001)}`), 'bulk_invitations.too_many_rows');
  assert.equal(await refused(list(1), {}, '?inviter_email=nobody'), 'users.invalid_email');
  assert.equal((await ask('/bulk/bulk_1')).status, 404);
  assert.equal((await ask('/bulk/bulk_1/results.csv')).status, 404);
  assert.deepEqual(await world.db.selectFrom('bulk_invitations').select('id').where('organization_id', '=', organizationId).execute(), []);
});

test('rows and pasted addresses come by RPC as well', async () => {
  const { ask, rows } = await setUp();
  const create = (body: object) => ask('/bulk', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  const wanted = { key: 'paste', rows: [{ email: 'ada@example.com', roles: ['admin'] }], text: 'Kim <kim@example.com>, eve@example.com', roles: ['member'] };
  const { status, body } = await create(wanted);
  assert.equal(status, 200);
  assert.deepEqual(
    (await rows(body.bulk_invitation.id)).map((row) => [row.email, (row as unknown as { roles: string[] }).roles]),
    [
      ['ada@example.com', ['admin']],
      ['kim@example.com', ['member']],
      ['eve@example.com', ['member']],
    ],
  );
  assert.equal((await create(wanted)).body.bulk_invitation.id, body.bulk_invitation.id);
  assert.equal((await create({ ...wanted, text: '' })).status, 409);
});

test('rows of a file that name no role get the ones that are said for all', async () => {
  const { upload, rows } = await setUp();
  const { body } = await upload('email,role\na@example.com,\nb@example.com,member\n', '?roles=admin');
  assert.deepEqual(
    (await rows(body.bulk_invitation.id)).map((row) => (row as unknown as { roles: string[] }).roles),
    [['admin'], ['member']],
  );
  assert.deepEqual(verdicts((await upload(list(2), '?roles=captain')).body.bulk_invitation), { unknown_role: 2 });
});

test('whoever needs approval for one cannot invite many: nothing of the file is kept, and what waits does not start', async () => {
  const { upload, press, ask, world, organizationId } = await setUp();
  const token = 'organizations_users_invite';
  const { id } = (await upload(list(1))).body.bulk_invitation;
  await world.do(world.client, updateInvitationApproval, { organizationId, required: true });
  assert.equal(codeOf(await upload(list(2), '', { token })), 'invitations.needs_approval');
  assert.equal(
    codeOf(await ask(`/bulk/${id}:start`, { method: 'POST', token, body: '{}', headers: { 'content-type': 'application/json' } })),
    'invitations.needs_approval',
  );
  const kept = await world.db.selectFrom('bulk_invitations').select('id').where('organization_id', '=', organizationId).execute();
  assert.deepEqual(
    kept.map((row) => row.id),
    [id],
  );
  assert.equal((await press(id, 'start')).status, 200, 'the app itself needs nobody’s approval');
});
