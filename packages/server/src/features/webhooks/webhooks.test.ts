import assert from 'node:assert/strict';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { ScalekitClient } from '@scalekit-sdk/node';
import { Tenon } from '../../../../sdk/src/index.ts';
import { command, openTo } from '../../chassis/command.ts';
import { mailJobs } from '../../chassis/mail-jobs.ts';
import type { EventId, OrganizationId, WebhookDeliveryId, WebhookEndpointId } from '../../platform/ids.ts';
import { type Lanes, startLanes } from '../../platform/lanes.ts';
import { createLog } from '../../platform/log.ts';
import { createSmtpMailer } from '../../platform/mail.ts';
import { createOutside, type Outside } from '../../platform/outside.ts';
import type { Announcement } from '../../platform/work.ts';
import { startWorker } from '../../platform/worker.ts';
import { signMessage } from '../../protocols/standard-webhooks/sign.ts';
import { startSmtp } from '../../testing/smtp.ts';
import { countStatements } from '../../testing/statements.ts';
import { createWorld, type World } from '../../testing/world.ts';
import { deactivateMembership, type WhichMember } from '../memberships/deactivate.ts';
import { addActiveMembership } from '../memberships/index.ts';
import { createOrganization } from '../organizations/create.ts';
import { makeOrganization } from '../organizations/index.ts';
import { updateOrganization } from '../organizations/update.ts';
import { createOperatorRoles, listAllRoles } from '../roles/index.ts';
import { findOrCreateUser } from '../users/index.ts';
import { catchUpJobs } from './catch-up.ts';
import { createCourier } from './courier.ts';
import { forgetJobs } from './forget.ts';
import { getDelivery, type ListDeliveries, listDeliveries } from './log.ts';
import { webhookMails } from './mail.ts';
import { createEndpoint, deleteEndpoint, getEndpoint, listEndpoints, rotateSecret, updateEndpoint } from './manage.ts';
import { replay, resend, sendTest } from './send.ts';
import { deleteDeliveriesBefore } from './store.ts';
import { listEventTypes } from './types.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

interface Heard {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  readonly body: { readonly id: string; readonly type: string; readonly organization_id?: string; readonly data: Record<string, unknown> };
}
type Reply = (response: ServerResponse, heard: Heard) => void;

// No test waits for a time to run out but the one that says so.
const outside = createOutside({ networks: ['loopback'], timeoutMilliseconds: 60_000 });
const running: Lanes[] = [];
after(async () => {
  await Promise.all(running.map((lanes) => lanes.stop(0)));
  await outside.close();
});

const answer =
  (status: number, text = ''): Reply =>
  (response) =>
    void response.writeHead(status).end(text);

/** An app that listens, each world one of its own. */
async function openReceiver() {
  const heard: Heard[] = [];
  const app: { reply: Reply } = { reply: answer(201, 'thanks') };
  const server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      const text = Buffer.concat(pieces).toString();
      const one = { path: request.url ?? '', headers: request.headers, text, body: JSON.parse(text) };
      heard.push(one);
      app.reply(response, one);
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  after(() => {
    server.closeAllConnections();
    server.close();
  });
  return { heard, app, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

const announce = command({
  needs: openTo('a test'),
  run: async (work, events: readonly Announcement[]) => events.forEach((event) => void work.announce(event)),
});

async function setUp() {
  const world = await createWorld();
  const { heard, app, url } = await openReceiver();
  const organizationId = await world.organization();
  const refresh = async () => {
    const row = await world.db.selectFrom('environments').select('has_webhooks').where('id', '=', world.environment.id).executeTakeFirstOrThrow();
    Object.assign(world.environment, { hasWebhooks: row.has_webhooks });
  };
  const make = async (over: { readonly path?: string; readonly eventTypes?: readonly string[]; readonly enabled?: boolean } = {}) => {
    const { path = '/hooks', eventTypes = [], ...rest } = over;
    const made = await world.do(world.client, createEndpoint, { url: url + path, description: '', eventTypes, ...rest });
    await refresh();
    return { ...made, id: made.endpoint.id };
  };
  const change = async (id: WebhookEndpointId, fields: object) => {
    const endpoint = await world.do(world.client, updateEndpoint, { id, ...fields });
    await refresh();
    return endpoint;
  };
  const happen = (type = 'organization.updated', organization: OrganizationId | undefined = organizationId, data: object = { id: organization }) =>
    world.do(world.client, announce, [{ type, object: 'Organization', subject: 'org_1', data, ...(organization ? { organizationId: organization } : {}) }]);
  const deliver = (from: Pick<Outside, 'fetch'> = outside, options: { readonly timeoutMilliseconds?: number; readonly alone?: boolean } = {}) => {
    const { alone = false, ...courier } = { timeoutMilliseconds: 60_000, ...options };
    const environments = { all: async () => [world.environment] };
    const lanes = startLanes(world.desk, createCourier(from, courier), { environments, log: createLog({ level: 'silent' }), alone, pollMilliseconds: 10 });
    running.push(lanes);
    return lanes;
  };
  const rows = () => world.db.selectFrom('webhook_deliveries').selectAll().where('environment_id', '=', world.environment.id).orderBy('number').execute();
  const states = async () => (await rows()).map(({ state }) => state);
  const log = async (ask: Partial<ListDeliveries> = {}) => (await world.do(world.client, listDeliveries, { size: 0, token: '', ...ask })).rows;
  const whole = (id: WebhookDeliveryId) => world.do(world.client, getDelivery, id);
  const tried = (times: number) => until(async () => (await rows()).every(({ attempts }) => attempts === times) && (await settledAll()));
  const settledAll = async () => (await rows()).every(({ state }) => state !== 'queued');
  return { world, heard, app, url, organizationId, refresh, make, change, happen, deliver, rows, states, log, whole, tried };
}

/** What a job changes rows with. */
const changeOf =
  (world: World) =>
  <T>(deed: (work: never) => Promise<T>) =>
    world.do(world.client, command({ needs: openTo('A test.'), run: deed as never }), undefined) as Promise<T>;

async function until(condition: () => boolean | Promise<boolean>) {
  while (!(await condition())) await sleep(5);
}

const signedBy = (secret: string, { headers, text }: Heard) =>
  signMessage([secret], { id: String(headers['webhook-id']), seconds: Number(headers['webhook-timestamp']), body: text });

test('what happens is posted to whoever listens, signed so that both SDKs take it, and stands in the log', async () => {
  const { world, heard, make, deliver, states, log, whole } = await setUp();
  // Receivers refuse what is not of these minutes, by their own clocks.
  world.later(Math.floor(Date.now() / 1000) * 1000 - world.now().getTime());
  const { id, secret } = await make();
  await make({ path: '/others', eventTypes: ['role.created'] });
  const organization = await world.do(world.client, createOrganization, { displayName: 'Zoë & Söhne “七”', metadata: { plan: 'pro' } });
  deliver();
  await until(async () => (await states()).every((state) => state === 'success'));

  assert.deepEqual(
    heard.map(({ path }) => path),
    ['/hooks'],
  );
  const [{ headers, text, body }] = heard as [Heard];
  assert.equal(text, JSON.stringify(JSON.parse(text)), 'compact, and as it is written anew');
  assert.match(text, /Zoë & Söhne “七”/);
  const { data, ...envelope } = body;
  assert.deepEqual(envelope, {
    spec_version: '1',
    id: envelope.id,
    type: 'organization.created',
    occurred_at: world.now().toISOString(),
    environment_id: world.environment.id,
    organization_id: organization.id,
    object: 'Organization',
    display_name: 'Organization created',
  });
  assert.deepEqual([data['id'], data['metadata']], [organization.id, { plan: 'pro' }]);
  assert.equal(headers['content-type'], 'application/json');
  assert.equal(headers['webhook-id'], envelope.id.replace('evt_', 'msg_'));
  for (const name of ['id', 'timestamp', 'signature']) assert.equal(headers[`svix-${name}`], headers[`webhook-${name}`]);

  const given = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
  const official = new ScalekitClient(world.environment.url, 'skc_1', 'secret');
  assert.equal(official.verifyWebhookPayload(secret, given, text), true);
  assert.throws(() => official.verifyWebhookPayload(secret, given, text.replace('pro', 'max')));
  const ours = new Tenon(world.environment.url, 'skc_1', 'secret');
  assert.equal((await ours.verifyWebhookPayload(secret, given, text)).id, envelope.id);

  const [delivery, ...others] = await log({ endpointId: id });
  assert.ok(delivery && others.length === 0);
  const { payload, attempts } = await whole(delivery.id);
  assert.equal(payload, text);
  assert.deepEqual(
    attempts.map(({ milliseconds: _, ...attempt }) => attempt),
    [
      {
        number: 1,
        at: world.now(),
        url: heard[0]!.path === '/hooks' ? attempts[0]!.url : '',
        signature: headers['webhook-signature'],
        status: 201,
        failure: null,
        response: 'thanks',
      },
    ],
  );
});

test('where nobody listens an event costs no statement more, and nothing is planned', async () => {
  const { world, make, change, happen, rows } = await setUp();
  const before = await countStatements(world.desk, () => happen());
  const { id } = await make({ enabled: false });
  assert.equal(world.environment.hasWebhooks, false);
  assert.equal(await countStatements(world.desk, () => happen()), before);
  await change(id, { enabled: true });
  assert.equal(world.environment.hasWebhooks, true);
  assert.equal(await countStatements(world.desk, () => happen()), before, 'and where somebody does it is the same statement');
  assert.equal((await rows()).length, 1);
  await world.do(world.client, deleteEndpoint, id);
  assert.equal((await rows()).length, 0);
});

test('nothing that happens in one environment is told to another, and nothing of its log', async () => {
  const [here, there] = [await setUp(), await setUp()];
  const { id } = await here.make();
  await there.make();
  await there.happen();
  // So many at once take another way.
  const many = Array.from({ length: 50 }, () => ({ type: 'role.created', object: 'Role', subject: 'role_1', data: {} }));
  await there.world.do(there.world.client, announce, many);
  assert.deepEqual([(await here.rows()).length, (await there.rows()).length], [0, 51]);
  const { event_id: eventId, endpoint_id: theirs, id: delivery } = (await there.rows())[0]!;
  await assert.rejects(here.whole(delivery), { code: 'webhooks.no_delivery' });
  await assert.rejects(here.world.do(here.world.client, resend, delivery), { code: 'webhooks.no_delivery' });
  await assert.rejects(here.world.do(here.world.client, replay, { endpointId: id, eventId, onlyMissed: false }), { code: 'webhooks.no_event' });
  assert.equal(await here.world.do(here.world.client, replay, { endpointId: id, from: new Date(here.world.now().getTime() - DAY), onlyMissed: false }), 0);
  await assert.rejects(here.log({ endpointId: theirs }), { code: 'webhooks.not_found' });
});

test('what fails is tried again at its hours, always under the same id, and given up after the eighth', async () => {
  const { world, heard, app, make, happen, deliver, rows, tried, log, whole } = await setUp();
  const { id } = await make();
  app.reply = answer(500, 'x'.repeat(20_000));
  await happen();
  deliver();
  const waits = [5_000, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 10 * HOUR];
  for (const [index, wait] of waits.entries()) {
    await tried(index + 1);
    const [row] = await rows();
    assert.deepEqual([row?.state, row?.next_at], ['retrying', new Date(world.now().getTime() + wait)]);
    world.later(wait);
  }
  await tried(8);
  const [delivery] = await log({ endpointId: id });
  assert.deepEqual([delivery?.state, delivery?.nextAt, delivery?.attempts, delivery?.lastStatus], ['failed', null, 8, 500]);
  assert.equal(new Set(heard.map(({ headers }) => headers['webhook-id'])).size, 1);
  assert.equal(new Set(heard.map(({ text }) => text)).size, 1);
  assert.ok(new Set(heard.map(({ headers }) => headers['webhook-timestamp'])).size > 6, 'each is signed when it is sent');
  const { attempts } = await whole(delivery!.id);
  assert.deepEqual(
    attempts.map(({ number }) => number),
    [8, 7, 6, 5, 4, 3, 2, 1],
  );
  assert.deepEqual([attempts[0]?.failure, attempts[0]?.response.length], ['it answered with status 500', 8192]);

  // By hand it begins anew.
  app.reply = answer(503);
  await world.do(world.client, resend, delivery!.id);
  await until(async () => (await rows())[0]?.attempts === 9);
  assert.deepEqual([(await rows())[0]?.state, (await rows())[0]?.tries], ['retrying', 1]);
  app.reply = answer(204);
  world.later(5_000);
  await until(async () => (await rows())[0]?.state === 'success');
  const endpoint = await world.do(world.client, getEndpoint, id);
  assert.equal(endpoint.failingSince, null);
});

test('a redirect, silence, a broken line and an address inside the network are failures, and say why', async () => {
  const { world, heard, app, url, make, happen, deliver, rows, tried, log, whole } = await setUp();
  const { id } = await make();
  await happen();
  const failures: [why: RegExp, how: Reply, options?: { readonly timeoutMilliseconds: number }][] = [
    [/status 302: redirects are not followed/, (response) => void response.writeHead(302, { location: `${url}/elsewhere` }).end()],
    [/did not answer within 0\.2 seconds/, () => {}, { timeoutMilliseconds: 200 }],
    [/could not be reached \(\w+\)/, (response) => void response.socket?.destroy()],
  ];
  for (const [index, [why, how, options]] of failures.entries()) {
    app.reply = how;
    if (index > 0) world.later(HOUR);
    const lanes = deliver(outside, options);
    await tried(index + 1);
    await lanes.stop();
    const [delivery] = await log({ endpointId: id });
    const [attempt] = (await whole(delivery!.id)).attempts;
    assert.match(attempt!.failure!, why);
  }
  assert.ok(heard.every(({ path }) => path === '/hooks'));
  const strict = createOutside();
  const calls = heard.length;
  world.later(2 * HOUR);
  deliver(strict);
  await tried(4);
  const [delivery] = await log({ endpointId: id });
  assert.match((await whole(delivery!.id)).attempts[0]!.failure!, /127\.0\.0\.1 is not a public address/);
  assert.equal(heard.length, calls);
  assert.equal((await rows())[0]?.last_status, null);
  await strict.close();
});

test('what belongs to one organization comes one after the other; another one, and another endpoint, do not wait for it', async () => {
  const { world, heard, app, make, happen, deliver, states } = await setUp();
  const [one, other] = [await world.organization(), await world.organization()];
  await make({ path: '/slow' });
  await make({ path: '/quick' });
  let open: (() => void) | undefined;
  app.reply = (response, { path, body }) => {
    if (path === '/slow' && body.organization_id === one && open === undefined) open = () => response.writeHead(200).end();
    else response.writeHead(200).end();
  };
  for (const n of [1, 2, 3]) await happen('organization.updated', one, { n });
  await happen('organization.updated', other, { n: 4 });
  deliver();
  const at = (path: string) => heard.filter((each) => each.path === path).map(({ body }) => body.data['n']);
  await until(() => at('/quick').length === 4 && at('/slow').length === 2);
  assert.deepEqual(at('/slow').toSorted(), [1, 4], 'the second waits for the answer to the first');
  assert.deepEqual(
    at('/quick').filter((n) => n !== 4),
    [1, 2, 3],
  );
  open?.();
  await until(async () => (await states()).every((state) => state === 'success'));
  assert.deepEqual(
    at('/slow').filter((n) => n !== 4),
    [1, 2, 3],
  );
});

test('what was on its way when the process ended arrives from another, as it was', async () => {
  const { world, heard, app, make, happen, deliver, rows, states } = await setUp();
  const { id } = await make();
  app.reply = () => {};
  await happen();
  const first = deliver();
  await until(() => heard.length === 1);
  await first.stop(0);
  assert.deepEqual([(await rows())[0]?.state, (await rows())[0]?.attempts], ['queued', 0]);
  app.reply = answer(200);
  // As a process leaves it that was killed: whoever has the database to itself need not wait for its hold to end.
  await world.db
    .updateTable('webhook_endpoints')
    .set({ held_until: new Date(Date.now() + HOUR) })
    .where('id', '=', id)
    .execute();
  deliver(outside, { alone: true });
  await until(async () => (await states()).every((state) => state === 'success'));
  assert.equal(heard[0]?.headers['webhook-id'], heard[1]?.headers['webhook-id']);
  assert.equal(heard[0]?.text, heard[1]?.text);
});

test('a turn that breaks ends whole: nothing is sent twice beside it, and it does not begin again at once', async () => {
  const { world, make, happen, deliver, rows } = await setUp();
  const [broken, slow] = [await world.organization(), await world.organization()];
  const { id } = await make({ path: '/broken', eventTypes: ['organization.updated'] });
  const { id: other } = await make({ path: '/other', eventTypes: ['role.created'] });
  const calls: string[] = [];
  let answerSlow = () => {};
  const gate = new Promise<void>((open) => void (answerSlow = open));
  const fetch: Outside['fetch'] = async (url, { body = '' } = {}) => {
    const { organization_id: organization } = JSON.parse(body);
    if (url.pathname === '/broken') calls.push(organization);
    if (organization === slow) await gate;
    // No integer of the database's: it cannot be written down.
    return { status: organization === broken ? 1e12 : 200, body: null } as Response;
  };
  for (const organization of [broken, broken, slow]) await happen('organization.updated', organization);
  deliver({ fetch });
  await until(() => calls.includes(broken) && calls.includes(slow));
  const arrives = async () => {
    await happen('role.created');
    await until(async () => (await rows()).every(({ endpoint_id: endpoint, state }) => endpoint !== other || state === 'success'));
  };
  for (const _ of [1, 2, 3]) await arrives();
  answerSlow();
  await until(async () => (await rows()).some(({ organization_id: organization, state }) => organization === slow && state === 'success'));
  for (const _ of [1, 2, 3]) await arrives();
  assert.deepEqual(calls.sort(), [broken, slow].sort());
  const held = await world.db.selectFrom('webhook_endpoints').select('held_until').where('id', '=', id).executeTakeFirst();
  assert.ok(held?.held_until);
});

test('an endpoint is gone at once, and its log a batch at a time', async () => {
  const { world, make, rows } = await setUp();
  const { id } = await make();
  await make({ path: '/others' });
  const many = Array.from({ length: 1_500 }, () => ({ type: 'role.created', object: 'Role', subject: 'role_1', data: {} }));
  await world.do(world.client, announce, many);
  await world.do(world.client, deleteEndpoint, id);
  await assert.rejects(world.do(world.client, getEndpoint, id), { code: 'webhooks.not_found' });
  const left = async () => (await rows()).filter(({ endpoint_id: endpoint }) => endpoint === id).length;
  const jobs = async () => (await world.jobs()).filter(({ kind }) => kind in forgetJobs);
  assert.equal(await left(), 500);
  const [job, ...more] = await jobs();
  assert.ok(job && more.length === 0);
  await forgetJobs[job.kind]!({ payload: job.payload } as never, { change: changeOf(world) } as never);
  assert.deepEqual([await left(), (await rows()).length, (await jobs()).length], [0, 1_500, 1]);
});

test('a new secret signs beside the one before for a day, then alone, and neither is shown again', async () => {
  const { world, heard, make, happen, deliver, states } = await setUp();
  const { id, secret } = await make();
  const { secret: next, previousUntil } = await world.do(world.client, rotateSecret, id);
  assert.equal(previousUntil.getTime() - world.now().getTime(), DAY);
  deliver();
  const signatures = async () => {
    const calls = heard.length;
    await happen();
    await until(async () => heard.length > calls && (await states()).every((state) => state === 'success'));
    return String(heard.at(-1)!.headers['webhook-signature']).split(' ');
  };
  const both = await signatures();
  assert.deepEqual(both, [signedBy(next, heard.at(-1)!), signedBy(secret, heard.at(-1)!)]);
  world.later(DAY);
  assert.deepEqual(await signatures(), [signedBy(next, heard.at(-1)!)]);
  const [row] = await world.db.selectFrom('webhook_endpoints').selectAll().where('id', '=', id).execute();
  assert.ok(!JSON.stringify([row, await world.do(world.client, listEndpoints, undefined)]).includes('whsec_'));
});

/** The environment of the operators, with one of each role in it, and somebody who is one no longer. */
async function furnishOperators() {
  const home = await createWorld();
  const former: WhichMember[] = [];
  await home.db.updateTable('environments').set({ system: true }).where('id', '=', home.environment.id).execute();
  await home.db.updateTable('roles').set({ default_creator: false, default_member: false }).where('environment_id', '=', home.environment.id).execute();
  const fill = command({
    needs: openTo('a test'),
    async run(work) {
      await createOperatorRoles(work);
      const organization = await makeOrganization(work, { displayName: 'Operators' });
      const roles = await listAllRoles(work, organization.id);
      for (const [name, locale] of [
        ['owner', 'de-AT'],
        ['manager', ''],
        ['viewer', ''],
        ['former', ''],
      ] as const) {
        const { id: userId } = await findOrCreateUser(work, { email: `${name}@operators.example`, proven: true, profile: { locale } });
        const roleIds = roles.filter((role) => role.name === (name === 'former' ? 'owner' : name)).map((role) => role.id);
        await addActiveMembership(work, { organizationId: organization.id, userId, roleIds, provisioningMethod: 'org_creator' });
        if (name === 'former') former.push({ organizationId: organization.id, userId });
      }
    },
  });
  await home.do(home.visitor, fill, undefined);
  await home.do({ kind: 'system', job: 'a test' }, deactivateMembership, former[0]!);
}

test('five days of nothing but failures switch an endpoint off, and whoever may mend it hears of it once; switched on again it goes on where it was', async () => {
  const { world, app, url, make, change, happen, deliver, refresh, rows, tried, states } = await setUp();
  await furnishOperators();
  const smtp = await startSmtp();
  const mailer = createSmtpMailer(smtp.url);
  after(() => mailer.close());
  const { id } = await make({ path: '/hooks?key=secret' });
  app.reply = answer(500);
  await happen();
  deliver();
  await tried(1);
  assert.deepEqual((await world.do(world.client, getEndpoint, id)).failingSince, world.now());
  world.later(5 * DAY);
  await until(async () => !(await world.do(world.client, getEndpoint, id)).enabled);
  const off = await world.do(world.client, getEndpoint, id);
  assert.deepEqual([off.disabledAt, off.failingSince !== null], [world.now(), true]);
  // They were left in the transaction that switched it off, so they are there already.
  const environments = { byId: async () => world.environment, all: async () => [world.environment] };
  const handlers = mailJobs(() => ({ mailer, from: { name: '', address: 'no-reply@orion.example' } }), webhookMails);
  const worker = startWorker(world.desk, { handlers, environments, log: createLog({ level: 'silent' }), pollMilliseconds: 10 });
  await until(async () => (await world.jobs()).every(({ kind }) => kind !== 'mail.webhook_endpoint_off'));
  await worker.stop(0);
  const [german, english, ...more] = smtp.accepted().sort((one, other) => String(other.headers['to']).localeCompare(String(one.headers['to'])));
  assert.deepEqual(
    [german?.headers['to'], german?.headers['subject'], english?.headers['to'], english?.headers['subject'], more],
    ['owner@operators.example', 'Abgeschaltet: ein Webhook-Endpunkt von Orion', 'manager@operators.example', 'Switched off: a webhook endpoint of Orion', []],
  );
  const told = english?.parts['text/plain'] ?? '';
  for (const word of [`${url}/hooks?…`, new URL(world.environment.url).host, '1 January 2026 at 09:00 UTC', 'Status 500', 'Events waiting: 1']) {
    assert.ok(told.includes(word), `${word} in ${told}`);
  }
  assert.ok(told.includes(`${world.environment.url}/dashboard/webhooks/${id}`) && !told.includes('secret'), told);

  await refresh();
  assert.equal(world.environment.hasWebhooks, false);
  await happen();
  assert.equal((await rows()).length, 1, 'nothing is kept for it meanwhile');
  await assert.rejects(world.do(world.client, sendTest, { endpointId: id }), { code: 'webhooks.off' });
  await assert.rejects(world.do(world.client, resend, (await rows())[0]!.id), { code: 'webhooks.off' });

  app.reply = answer(200);
  const on = await change(id, { enabled: true });
  assert.deepEqual([on.enabled, on.disabledAt, on.failingSince], [true, null, null]);
  world.later(DAY);
  await until(async () => (await states()).every((state) => state === 'success'));
});

test('events go again by their id or their time, those that were never sent and those that failed, as is asked', async () => {
  const { world, heard, app, make, happen, deliver, rows, states } = await setUp();
  await happen('role.created', undefined, { n: 0 });
  world.later(HOUR);
  const since = world.now();
  await happen('organization.updated', undefined, { n: 1 });
  const { id } = await make({ eventTypes: ['organization.updated'] });
  app.reply = answer(200);
  deliver();
  await happen('organization.updated', undefined, { n: 2 });
  await until(async () => (await states()).join() === 'success');
  const again = (over: object) => world.do(world.client, replay, { endpointId: id, onlyMissed: false, ...over });
  const arrived = async (times: number) => {
    await until(async () => heard.length === times && (await states()).every((state) => state === 'success'));
    return heard.map(({ body }) => body.data['n']);
  };
  assert.equal(await again({ from: since, onlyMissed: true }), 1);
  assert.deepEqual(await arrived(2), [2, 1]);
  assert.equal(await again({ from: since, onlyMissed: true }), 0);
  assert.equal(await again({ from: since }), 2);
  assert.deepEqual((await arrived(4)).slice(2).toSorted(), [1, 2]);
  assert.equal(await again({ from: new Date(since.getTime() - 2 * HOUR), until: since }), 0, 'it does not listen to roles');
  const { id: role } = await world.db
    .selectFrom('events')
    .select('id')
    .where('environment_id', '=', world.environment.id)
    .where('type', '=', 'role.created')
    .executeTakeFirstOrThrow();
  assert.equal(await again({ eventId: role }), 1, 'unless it is asked for by its id');
  assert.deepEqual((await arrived(5)).slice(4), [0]);
  assert.equal((await rows()).length, 3, 'an event has one delivery for an endpoint');
  await assert.rejects(again({ eventId: 'evt_1' }), { code: 'webhooks.no_event' });
  await assert.rejects(again({}), (fault: { violations?: { field: string }[] }) => fault.violations?.[0]?.field === 'start_time');
  await assert.rejects(again({ from: since, until: since }), (fault: { violations?: { field: string }[] }) => fault.violations?.[0]?.field === 'end_time');
});

test('what was announced by a request that did not know of the endpoint is caught up, once', async () => {
  const { world, heard, make, happen, deliver, rows } = await setUp();
  await happen('organization.updated', undefined, { n: 0 });
  world.later(1000);
  const { id } = await make();
  Object.assign(world.environment, { hasWebhooks: false });
  await happen('organization.updated', undefined, { n: 1 });
  Object.assign(world.environment, { hasWebhooks: true });
  await happen('organization.updated', undefined, { n: 2 });
  assert.equal((await rows()).length, 1);
  const [job] = (await world.jobs()).filter(({ kind }) => kind in catchUpJobs);
  assert.deepEqual(job?.payload['endpointId'], id);
  for (const _ of [1, 2]) await catchUpJobs[job!.kind]!({ payload: job!.payload } as never, { change: changeOf(world) } as never);
  deliver();
  await until(() => heard.length === 2);
  assert.deepEqual(heard.map(({ body }) => body.data['n']).toSorted(), [1, 2]);
  assert.equal((await rows()).length, 2);
});

test('a test sends a made-up event of a kind, which happened nowhere', async () => {
  const { world, heard, make, deliver, states, log } = await setUp();
  const { id } = await make({ eventTypes: ['user.login', 'role.created'] });
  deliver();
  const delivery = await world.do(world.client, sendTest, { endpointId: id });
  await world.do(world.client, sendTest, { endpointId: id, type: 'organization.deleted' });
  await until(async () => (await states()).every((state) => state === 'success'));
  assert.deepEqual(
    heard.map(({ body }) => body.type),
    ['user.login', 'organization.deleted'],
  );
  assert.deepEqual([delivery.isTest, heard[0]?.body.id], [true, delivery.eventId]);
  assert.deepEqual(await world.events(), []);
  assert.equal((await log({ eventId: delivery.eventId as EventId })).length, 1);
  await assert.rejects(world.do(world.client, sendTest, { endpointId: id, type: 'user.dreamt' }), (fault: { violations?: { field: string }[] }) =>
    Boolean(fault.violations?.[0]?.field.startsWith('event_type')),
  );
});

test('an example has what a real event has', async () => {
  const { world } = await setUp();
  const organization = await world.do(world.client, createOrganization, { displayName: 'Real', metadata: {} });
  await world.do(world.client, updateOrganization, { which: { id: organization.id }, changes: { displayName: 'Renamed' } });
  const types = await world.do(world.client, listEventTypes, undefined);
  const events = await world.db.selectFrom('events').select(['type', 'object', 'data']).where('environment_id', '=', world.environment.id).execute();
  assert.ok(events.length >= 2);
  for (const { type, object, data } of events) {
    const known = types.find((one) => one.type === type);
    assert.equal(known?.object, object);
    assert.deepEqual(shapeOf(known?.example.data), shapeOf(data), type);
  }
});

const shapeOf = (data: unknown) => Object.keys(data as object).sort();

test('an endpoint is made with an address that may be called and with kinds there are', async () => {
  const { world, make, url } = await setUp();
  const create = (fields: object) => world.do(world.client, createEndpoint, { url, description: '', eventTypes: [], ...fields });
  const field = (name: string) => (fault: { violations?: { field: string }[] }) => fault.violations?.[0]?.field === name;
  for (const bad of ['http://example.com/', 'ftp://localhost/', 'https://ada:secret@example.com/', 'nonsense'])
    await assert.rejects(create({ url: bad }), field('url'), bad);
  await assert.rejects(create({ eventTypes: ['role.created', 'toString'] }), field('event_types[1]'));
  Object.assign(world.environment, { kind: 'production' });
  await assert.rejects(create({}), field('url'));
  const { id } = await world
    .do(world.client, createEndpoint, { url: 'https://app.example.com/hooks#here', description: 'CRM', eventTypes: [] })
    .then(({ endpoint }) => endpoint);
  assert.equal((await world.do(world.client, getEndpoint, id)).url, 'https://app.example.com/hooks');
  await assert.rejects(world.do(world.client, updateEndpoint, { id, eventTypes: ['nothing'] }), field('event_selection.event_types[0]'));
  Object.assign(world.environment, { kind: 'development' });
  for (let index = 1; index < 50; index += 1) await make({ enabled: false });
  await assert.rejects(make(), { code: 'webhooks.too_many' });
  const organizationId = await world.organization();
  const member = { kind: 'member', id: 'usr_1', organizationId, sessionId: 'ses_1', permissions: ['organizations_write'] } as const;
  await assert.rejects(world.do(member, listEndpoints, undefined), { code: 'access.denied' });
  const stranger = await setUp();
  await assert.rejects(stranger.world.do(stranger.world.client, getEndpoint, id), { code: 'webhooks.not_found' });
});

test('the log pages, is narrowed by kind, state and time, and forgets after a month', async () => {
  const { world, app, make, change, happen, deliver, log, states, whole } = await setUp();
  const { id } = await make();
  app.reply = (response, { body }) => void response.writeHead(body.type === 'role.created' ? 500 : 200).end();
  for (const type of ['organization.updated', 'role.created', 'organization.updated']) {
    await happen(type);
    world.later(1000);
  }
  deliver();
  await until(async () => (await states()).toSorted().join() === 'retrying,success,success');
  const ask = (more: Partial<ListDeliveries>) => world.do(world.client, listDeliveries, { endpointId: id, size: 2, token: '', ...more });
  const first = await ask({});
  const second = await ask({ token: first.next });
  assert.deepEqual(
    [...first.rows, ...second.rows].map(({ type }) => type),
    ['organization.updated', 'role.created', 'organization.updated'],
  );
  assert.deepEqual([first.total, (await ask({ state: 'retrying' })).total, (await ask({ type: 'organization.updated' })).total], [3, 1, 2]);
  assert.equal((await ask({ from: new Date(world.now().getTime() - 1500) })).total, 1);
  assert.equal((await ask({ until: new Date(world.now().getTime() - 1500) })).total, 2);
  const failed = (await ask({ state: 'retrying' })).rows[0]!;
  assert.deepEqual(
    (await log({ eventId: failed.eventId })).map((one) => one.id),
    [failed.id],
  );
  await assert.rejects(log(), (fault: { violations?: { field: string }[] }) => fault.violations?.[0]?.field === 'endpoint_id');
  const forget = command({ needs: openTo('A test.'), run: (work, before: Date) => deleteDeliveriesBefore(work, before, 100) });
  assert.equal(await world.do(world.client, forget, world.now()), 2);
  assert.equal((await whole(failed.id)).delivery.state, 'retrying', 'what will be tried again is not forgotten');
  await change(id, { enabled: false });
  assert.equal(await world.do(world.client, forget, world.now()), 1, 'unless nobody tries it');
  await assert.rejects(whole(failed.id), { code: 'webhooks.no_delivery' });
});
