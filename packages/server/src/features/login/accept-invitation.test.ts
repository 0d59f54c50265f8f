import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { test } from 'node:test';
import type { Shown, TestBrowser } from '../../testing/browser.ts';
import { APP, createHosted, type Hosted } from '../../testing/hosted.ts';
import { getInvitation, getInvitations, resendInvitation, revokeInvitation } from '../invitations/index.ts';
import { createUser } from '../users/index.ts';

const DAY = 24 * 60 * 60 * 1000;
const MINUTE = 60_000;
const john = 'john.doe@example.com';

async function invited(over: Parameters<typeof createHosted>[0] = {}, app?: Parameters<typeof createHosted>[1]) {
  const hosted = await createHosted(over, app);
  const organizationId = await hosted.world.organization('Orion Analytics');
  const invitation = await hosted.invite(john, organizationId);
  return { hosted, organizationId, ...invitation };
}

/** With these headers and no others: `fetch` says of itself that it is no navigation. */
async function goTo(url: URL, headers: Readonly<Record<string, string>>): Promise<void> {
  const sent = request(url, { headers }).end();
  const [answer] = (await once(sent, 'response')) as [IncomingMessage];
  await answer.resume().toArray();
}

const join = async (browser: TestBrowser, path: string): Promise<Shown> => browser.press(await browser.open(path), /^Join/);

/** Signs a browser in as somebody, by a mailed code. */
async function signIn(hosted: Hosted, browser: TestBrowser, email: string): Promise<void> {
  const page = await browser.press(await browser.open('/park'), 'Continue', { email });
  await browser.press(page, 'Continue', { code: (await hosted.lastMail()).code! });
  assert.ok(browser.cookies.has('tenon_session'));
}

async function somebody(hosted: Hosted, email = 'ada@example.com', name = 'Ada Lovelace') {
  await hosted.within((work) => createUser(work, { email, profile: { name } }));
  const browser = hosted.browser();
  await signIn(hosted, browser, email);
  return browser;
}

test('the page says who invites whom to what, as what and until when, with one button', async () => {
  const { hosted, path } = await invited();
  const page = await hosted.browser().open(path);
  assert.equal(page.heading, 'grace@example.com invites you to Orion Analytics');
  for (const fact of ['john.doe@example.com', 'Member', '16 Jan 2026, 09:00 UTC', 'Orion Analytics']) assert.ok(page.html.includes(fact), fact);
  assert.deepEqual(
    page.forms.map(({ button }) => button),
    ['Join Orion Analytics'],
  );
  assert.equal(page.headers.get('referrer-policy'), 'no-referrer');
  assert.equal(page.headers.get('cache-control'), 'no-store');
});

test('opening the link changes nothing, however often a scanner does', async () => {
  const { hosted, path } = await invited();
  const events = await hosted.world.events();
  for (let scan = 0; scan < 5; scan += 1) await hosted.browser().open(path);
  assert.deepEqual(await hosted.world.events(), events);
  assert.deepEqual(
    (await hosted.memberships()).map(({ status }) => status),
    ['pending'],
  );
  assert.deepEqual(await hosted.sessions(), []);
});

test('the inviter hears that the link was opened: of a browser that went there, not of programs, and not of the link before', async () => {
  const { hosted, path, organizationId, user } = await invited();
  const { world } = hosted;
  const person = {
    'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0',
    'sec-fetch-mode': 'navigate',
    'sec-fetch-dest': 'document',
  };
  const openedAt = async () => (await world.do(world.client, getInvitation, { organizationId, userId: user.id })).openedAt;
  for (const program of [
    {},
    { ...person, 'user-agent': 'LinkChecker/10' },
    { ...person, 'sec-purpose': 'prefetch' },
    { ...person, 'sec-fetch-mode': 'no-cors' },
  ]) {
    await goTo(new URL(path, hosted.url), program);
  }
  assert.equal(await openedAt(), null);
  const before = await world.db.selectFrom('invitations').selectAll().execute();
  world.later(MINUTE);
  await goTo(new URL(path, hosted.url), person);
  assert.deepEqual(await openedAt(), world.now());
  assert.deepEqual(await world.db.selectFrom('invitations').selectAll().execute(), before, 'the invitation itself is as it was');

  world.later(MINUTE);
  await world.do(world.client, resendInvitation, { organizationId, userId: user.id });
  await goTo(new URL(path, hosted.url), person);
  assert.equal(await openedAt(), null);
  const [found, ...more] = await world.do(world.client, getInvitations, { organizationId, userIds: [user.id, 'usr_1'] });
  assert.deepEqual([found?.email, found?.resentCount, found?.mailState, more], [john, 1, 'queued', []]);
});

test('joining signs in and leads to the app, with hints and without the token', async () => {
  const { hosted, path, organizationId, user } = await invited();
  const browser = hosted.browser();
  const done = await join(browser, path);

  const to = new URL(done.location!);
  assert.equal(done.status, 303);
  assert.equal(to.origin + to.pathname, `${APP}/login`);
  const { organization_id, login_hint, iss, invitation, ...rest } = Object.fromEntries(to.searchParams);
  assert.deepEqual([organization_id, login_hint, iss, rest], [organizationId, john, hosted.url, {}]);
  assert.match(invitation!, /^inv_\d+$/);
  assert.ok(!done.location!.includes(path.split('/').at(-1)!));

  assert.ok(browser.cookies.has('tenon_session'));
  const [session] = await hosted.sessions();
  assert.deepEqual([session?.user_id, session?.organization_id, session?.proofs, session?.opens_all], [user.id, organizationId, ['invitation_link'], true]);
  assert.deepEqual(
    (await hosted.memberships()).map(({ status, accepted_at }) => [status, accepted_at]),
    [['active', hosted.world.now()]],
  );
  const [row] = await hosted.world.db.selectFrom('users').select('email_proven_at').where('id', '=', user.id).execute();
  assert.deepEqual(row?.email_proven_at, hosted.world.now());
  assert.deepEqual((await hosted.world.events()).slice(2), [
    'user.updated',
    'user.organization_invitation_accepted',
    'user.organization_membership_created',
    'user.login',
  ]);
});

test('the cookie is for this house alone and no script reads it', async () => {
  const { hosted, path } = await invited();
  const browser = hosted.browser();
  const page = await browser.open(path);
  const form = page.forms[0]!;
  const response = await fetch(new URL(form.action, hosted.url), {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams(form.values),
    headers: { cookie: `tenon_browser=${browser.cookies.get('tenon_browser')}` },
  });
  const cookie = response.headers.getSetCookie().find((line) => line.startsWith('tenon_session='))!;
  for (const part of ['HttpOnly', 'SameSite=Lax', 'Path=/']) assert.ok(cookie.includes(part), cookie);
});

test('where the person belongs elsewhere too, the session opens the inviting organization only', async () => {
  const { hosted, path, organizationId } = await invited();
  const elsewhere = await hosted.world.organization('Elsewhere');
  const second = await hosted.invite(john, elsewhere);
  await join(hosted.browser(), path);
  const [session] = await hosted.sessions();
  assert.deepEqual([session?.opens_all, session?.organization_id], [false, organizationId]);

  const browser = hosted.browser();
  await join(browser, second.path);
  assert.deepEqual(
    (await hosted.sessions()).map(({ opens_all }) => opens_all),
    [false, false],
  );

  // And joining a third from the chooser asks for a fresh proof first.
  await hosted.invite(john, await hosted.world.organization('Third'));
  const chooser = await browser.open('/park?to=/a/auth/organizations');
  const proof = await browser.press(chooser, 'Join Third');
  const [, interaction] = /^authorize (req_\d+)$/.exec(proof.heading) ?? [];
  assert.match((await browser.open(`/a/auth/login?interaction=${interaction}`)).html, /You are signed in already/);
  assert.deepEqual(
    (await hosted.world.events()).filter((type) => type === 'user.organization_invitation_accepted'),
    Array(2).fill('user.organization_invitation_accepted'),
  );
  await signIn(hosted, browser, john);
  assert.match((await browser.press(await browser.open('/park?to=/a/auth/organizations'), 'Join Third')).heading, /^authorize/);
});

test('a second click finds a member and leads on; somebody else learns that it was used', async () => {
  const { hosted, path } = await invited();
  const browser = hosted.browser();
  await join(browser, path);
  hosted.world.later(MINUTE);
  const again = await browser.open(path);
  assert.deepEqual([again.heading, again.status], ['You are already in Orion Analytics', 200]);
  assert.match(again.links[0]!.href, /^http:\/\/localhost:3000\/login\?organization_id=org_/);

  const other = await hosted.browser().open(path);
  assert.deepEqual([other.heading, other.status], ['This invitation was used already', 410]);
  assert.deepEqual((await hosted.sessions()).length, 1);
});

test('the button pressed twice, or in two tabs, joins once and signs in both times', async () => {
  const { hosted, path } = await invited();
  const browser = hosted.browser();
  const [first, second] = [await browser.open(path), await browser.open(path)];
  const answers = await Promise.all([browser.press(first, /^Join/), browser.press(second, /^Join/), browser.press(second, /^Join/)]);
  assert.ok(answers.every(({ location }) => location?.startsWith(`${APP}/login`)));
  assert.equal((await hosted.world.events()).filter((type) => type === 'user.organization_invitation_accepted').length, 1);

  hosted.world.later(MINUTE);
  assert.equal((await hosted.browser().press(first, /^Join/)).status, 403, 'the form belongs to its browser');
  const late = hosted.browser();
  const page = await late.open(path);
  assert.equal(page.forms.length, 0);
});

test('50 rounds of 8 browsers with one link: one gets in, every time', async () => {
  const { hosted, organizationId } = await invited();
  for (let round = 0; round < 50; round += 1) {
    const { path } = await hosted.invite(`racer-${round}@example.com`, organizationId);
    const browsers = Array.from({ length: 8 }, () => hosted.browser());
    const pages = await Promise.all(browsers.map((browser) => browser.open(path)));
    const answers = await Promise.all(browsers.map((browser, index) => browser.press(pages[index]!, /^Join/)));
    assert.equal(answers.filter(({ location }) => location).length, 1);
    assert.equal(answers.filter(({ heading }) => heading === 'This invitation was used already').length, 7);
    assert.equal(browsers.filter(({ cookies }) => cookies.has('tenon_session')).length, 1);
  }
});

test('somebody else is signed in: the page says who by name, and nothing happens until they choose', async () => {
  const { hosted, path } = await invited();
  const browser = await somebody(hosted);
  const page = await browser.open(path);
  assert.equal(page.heading, 'You are signed in as Ada Lovelace');
  assert.match(page.html, /john\.doe@example\.com/);
  assert.equal(page.links[0]?.text, 'Stay signed in as Ada Lovelace');
  assert.equal(page.links[0]?.href, `${APP}/login`);
  assert.deepEqual(
    (await hosted.memberships()).map(({ status }) => status),
    ['pending'],
  );

  const before = browser.cookies.get('tenon_session');
  const done = await browser.press(page, 'Continue as john.doe@example.com');
  assert.ok(done.location?.startsWith(`${APP}/login?organization_id=`));
  assert.notEqual(browser.cookies.get('tenon_session'), before);
  assert.deepEqual(
    (await hosted.sessions()).map(({ ended_how }) => ended_how),
    ['replaced', null],
  );
});

test('a page opened before somebody else signed in asks them, too', async () => {
  const { hosted, path } = await invited();
  const browser = hosted.browser();
  const page = await browser.open(path);
  await signIn(hosted, browser, 'ada@example.com');
  const asked = await browser.press(page, /^Join/);
  assert.equal(asked.heading, 'You are signed in as ada@example.com');
  assert.deepEqual(
    (await hosted.memberships()).map(({ status }) => status),
    ['pending'],
  );
});

test('the invitee who is signed in already just joins, in the session they have', async () => {
  const { hosted, path, organizationId } = await invited();
  const browser = hosted.browser();
  await signIn(hosted, browser, john);
  const secret = browser.cookies.get('tenon_session');
  const done = await join(browser, path);
  assert.ok(done.location?.startsWith(`${APP}/login`));
  assert.equal(browser.cookies.get('tenon_session'), secret);
  assert.deepEqual(
    (await hosted.sessions()).map(({ organization_id, opens_all }) => [organization_id, opens_all]),
    [[organizationId, true]],
  );
});

test('a link that was shown asks for a code sent to the invited address, and then joins', async () => {
  const { hosted, whose } = await invited();
  const shown = await hosted.shownLink(whose);
  const browser = hosted.browser();
  const page = await browser.open(shown);
  assert.match(page.html, /passed on by hand, so we send a code/);
  const code = await browser.press(page, /^Join/);
  assert.equal(code.heading, 'One more step to join Orion Analytics');
  const mail = await hosted.lastMail();
  assert.deepEqual([mail.to, mail.purpose, mail.organizationName], [john, 'invitation', 'Orion Analytics']);
  assert.deepEqual(
    (await hosted.memberships()).map(({ status }) => status),
    ['pending'],
  );
  assert.ok(!browser.cookies.has('tenon_session'));

  const done = await browser.press(code, 'Continue', { code: mail.code! });
  assert.ok(done.location?.startsWith(`${APP}/login?organization_id=`));
  assert.deepEqual(
    (await hosted.sessions()).map(({ proofs, opens_all }) => [proofs, opens_all]),
    [[['email_code'], true]],
  );
  assert.deepEqual(
    (await hosted.memberships()).map(({ status }) => status),
    ['active'],
  );
});

test('the link in that mail does the same; a wrong code does not', async () => {
  const { hosted, whose } = await invited();
  const browser = hosted.browser();
  const code = await join(browser, await hosted.shownLink(whose));
  const mail = await hosted.lastMail();
  assert.equal((await browser.press(code, 'Continue', { code: '000000' === mail.code ? '000001' : '000000' })).status, 400);
  const link = await browser.open(new URL(mail.link!).pathname);
  assert.equal(link.heading, 'Join Orion Analytics');
  assert.ok((await browser.press(link, /^Join/)).location);
});

test('a shown link needs no code from the invitee who proved their mailbox in this session', async () => {
  const { hosted, whose } = await invited();
  const browser = hosted.browser();
  await signIn(hosted, browser, john);
  assert.ok((await join(browser, await hosted.shownLink(whose))).location);
});

test('a shown link, another person signed in: they choose first, then a code goes to the invitee', async () => {
  const { hosted, whose } = await invited();
  const browser = await somebody(hosted);
  hosted.world.later(MINUTE);
  const page = await browser.open(await hosted.shownLink(whose));
  const code = await browser.press(page, /^Continue as/);
  assert.match(code.heading, /^One more step/);
  assert.deepEqual(
    (await hosted.sessions()).map(({ ended_how }) => ended_how),
    [null],
    'nobody is signed out before the proof',
  );
  await browser.press(code, 'Continue', { code: (await hosted.lastMail()).code! });
  assert.deepEqual(
    (await hosted.sessions()).map(({ ended_how }) => ended_how),
    ['replaced', null],
  );
});

test('an invitation withdrawn between the code and its entry is not joined', async () => {
  const { hosted, whose } = await invited();
  const browser = hosted.browser();
  const code = await join(browser, await hosted.shownLink(whose));
  const mail = await hosted.lastMail();
  await hosted.world.do(hosted.world.client, revokeInvitation, whose);
  const answer = await browser.press(code, 'Continue', { code: mail.code! });
  assert.equal(answer.heading, 'The invitation closed meanwhile');
  assert.deepEqual(await hosted.memberships(), []);
});

test('an expired link says so and asks for a new one, once a day', async () => {
  const { hosted, path } = await invited();
  const browser = hosted.browser();
  const open = await browser.open(path);
  hosted.world.later(15 * DAY);
  const page = await browser.open(path);
  assert.deepEqual([page.heading, page.status], ['This invitation to Orion Analytics has expired', 410]);
  assert.equal((await browser.press(open, /^Join/)).heading, page.heading, 'the page opened in time says the same');

  assert.equal((await browser.press(page, 'Ask for a new invitation')).heading, 'We asked for you');
  const mail = await hosted.lastMail();
  assert.equal(mail.to, 'grace@example.com');
  assert.equal((await browser.press(page, 'Ask for a new invitation')).heading, 'They know already');
  assert.equal((await hosted.mails()).filter(({ kind }) => kind === 'mail.invitation_renewal').length, 1);
});

test('a withdrawn, replaced or unknown link says what happened and what to do', async () => {
  const { hosted, path, whose } = await invited();
  await hosted.world.do(hosted.world.client, resendInvitation, whose);
  const replaced = await hosted.browser().open(path);
  assert.deepEqual([replaced.heading, replaced.status], ['A newer invitation to Orion Analytics was sent', 410]);
  const newest = `/invite/${(await hosted.lastMail()).token}`;
  await hosted.world.do(hosted.world.client, revokeInvitation, whose);
  assert.equal((await hosted.browser().open(newest)).heading, 'This invitation to Orion Analytics was withdrawn');
  const unknown = await hosted.browser().open('/invite/nonsense');
  assert.deepEqual([unknown.heading, unknown.status], ['We do not know this invitation', 404]);
});

test('what a mail program glues to the end of a link does not break it', async () => {
  const { hosted, path } = await invited();
  assert.equal((await hosted.browser().open(`${path}%3E.`)).heading, 'grace@example.com invites you to Orion Analytics');
});

test('somebody who was removed since hears so, and is not sent in circles', async () => {
  const { hosted, path, whose } = await invited();
  const browser = hosted.browser();
  await join(browser, path);
  hosted.world.later(MINUTE);
  await hosted.world.db.deleteFrom('memberships').where('user_id', '=', whose.userId).execute();
  const page = await browser.open(path);
  assert.equal(page.status, 410);
  assert.match(page.html, /is no longer a member/);
  assert.deepEqual(page.links, []);
});

test('an app that names no place to start shows that one is in, with a way to its home', async () => {
  const { hosted, path } = await invited({}, { home: true });
  const browser = hosted.browser();
  const done = await join(browser, path);
  assert.deepEqual([done.heading, done.status, done.links[0]?.href], ['You are in', 200, `${APP}/`]);
  assert.ok(browser.cookies.has('tenon_session'));

  const homeless = await invited({}, {});
  assert.match((await join(homeless.hosted.browser(), homeless.path)).html, /Open <bdi>Orion<\/bdi> the way you always do/);
});

test('a browser without cookies hears so and joins nothing', async () => {
  const { hosted, path } = await invited();
  const browser = hosted.browser();
  const page = await browser.open(path);
  browser.cookies.clear();
  const answer = await browser.press(page, /^Join/);
  assert.equal(answer.heading, 'Your browser kept no cookie');
  assert.equal(answer.links[0]?.href, path, 'and may try again');
  assert.deepEqual(
    (await hosted.memberships()).map(({ status }) => status),
    ['pending'],
  );
});

test('a form from another site joins nothing', async () => {
  const { hosted, path } = await invited();
  const browser = hosted.browser();
  const page = await browser.open(path);
  assert.equal((await browser.press(page, /^Join/, {}, { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' })).status, 403);
  assert.deepEqual(
    (await hosted.memberships()).map(({ status }) => status),
    ['pending'],
  );
});

test('neither the token nor anybody’s address reaches the log', async () => {
  const { hosted, path } = await invited();
  const browser = hosted.browser();
  await join(browser, path);
  await browser.open(path);
  await hosted.browser().open(path);
  const log = JSON.stringify(hosted.lines);
  assert.match(log, /\/invite\/:token/);
  for (const secret of [john, path.split('/').at(-1)!]) assert.ok(!log.includes(secret), secret);
});

test('the token of another environment opens nothing', async () => {
  const [{ path }, { hosted }] = [await invited(), await invited()];
  assert.equal((await hosted.browser().open(path)).status, 404);
});
