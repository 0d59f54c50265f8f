import assert from 'node:assert/strict';
import { test } from 'node:test';
import { command, openTo } from '../../chassis/command.ts';
import { mailJobs } from '../../chassis/mail-jobs.ts';
import { Fault } from '../../platform/fault.ts';
import { LANGUAGES } from '../../platform/languages.ts';
import type { Mail } from '../../platform/mail.ts';
import type { Work } from '../../platform/work.ts';
import type { Job } from '../../platform/worker.ts';
import { createWorld } from '../../testing/world.ts';
import { approvalMails } from '../approvals/index.ts';
import { challengeMails } from '../challenges/index.ts';
import { passwordlessMails } from '../passwordless/index.ts';
import { testMails, wordedLetter } from './index.ts';
import { KINDS, mustHold, saysHowLong } from './kinds.ts';
import { type Content, renderContent } from './liquid.ts';
import { getTemplate, listTemplates, previewTemplate, resetTemplate, saveTemplate } from './templates.ts';
import { sendTestMail } from './test-mail.ts';

const world = await createWorld();
const which = { kind: 'login_code', language: 'en' } as const;
const content: Content = { subject: '{{ otp }} for {{ app_name }}', html: '<p>{{ user_email }}: <b>{{ otp }}</b></p>', text: '{{ otp }}' };
const save = (over: Partial<Content>, kind: (typeof KINDS)[number] = which.kind) =>
  world.do(world.client, saveTemplate, { ...which, kind, content: { ...content, ...over } });
const refusalOf = async (deed: Promise<unknown>) => {
  try {
    await deed;
  } catch (error) {
    assert.ok(error instanceof Fault, String(error));
    return error.violations.map(({ field, description }) => `${field}: ${description}`).join();
  }
  return 'it was not refused';
};

const change = <T>(deed: (work: Work) => Promise<T>) => world.do(world.visitor, command({ needs: openTo('A test.'), run: deed }), undefined);
/** What goes out for a job of this kind. */
async function sent(kind: string, payload: object): Promise<Mail> {
  const out: Mail[] = [];
  const mailer = { send: async (mail: Mail) => String(out.push(mail)), close: async () => {}, check: async () => {} };
  const handlers = mailJobs(
    () => ({ mailer, from: { name: '', address: 'no-reply@orion.example' } }),
    { ...approvalMails, ...challengeMails, ...passwordlessMails, ...testMails },
    wordedLetter,
  );
  const tools = { environment: world.environment, caller: world.visitor as never, now: world.now(), signal: new AbortController().signal, change };
  await handlers[kind]!({ id: 'job_1', kind, payload, createdAt: world.now() } as unknown as Job, tools);
  return out[0]!;
}
const code = { to: 'ada@example.com', code: '123456', purpose: 'sign_in', seconds: 300, language: 'en' };

test('a saved template is what goes out, in its language and for its kind alone', async () => {
  await save({});
  const mail = await sent('mail.challenge', code);
  assert.deepEqual([mail.subject, mail.html, mail.text], [`123456 for ${world.environment.name}`, '<p>ada@example.com: <b>123456</b></p>', '123456']);
  for (const other of [{ language: 'de' }, { purpose: 'sign_up' }, { link: 'https://example.com/l' }, { purpose: 'account' }]) {
    assert.match((await sent('mail.challenge', { ...code, ...other })).html, /<!doctype html>/, JSON.stringify(other));
  }
  assert.deepEqual(
    (await world.do(world.client, listTemplates, undefined)).map(({ kind, language, content: { subject } }) => [kind, language, subject]),
    [['login_code', 'en', content.subject]],
  );
  await world.do(world.client, resetTemplate, which);
  assert.match((await sent('mail.challenge', code)).html, /<!doctype html>/);
});

test('what is filled in is escaped in HTML, and a name makes no link', async () => {
  await save({ html: '{{ otp }} {{ organization_name }} <a href="{{ app_name }}">' });
  const { html } = await sent('mail.challenge', { ...code, organizationName: '<b>"Prize at evil.example"</b>' });
  assert.doesNotMatch(html, /<b>|evil\.example/);
  assert.match(html, /&lt;b&gt;/);
});

test('mails about who comes in are worded by what they ask and answer, and a reason is said where there is one', async () => {
  const about = { to: 'boss@example.com', email: 'new@example.com', organizationName: 'Acme', organizationLogoUrl: '', language: 'en' };
  const said = (subject: string, more = '') => ({ subject, html: `${subject}${more}`, text: `${subject}${more}` });
  await save(said('Should {{ invitee_email }} join {{ organization_name }}?', ' {{ link }}'), 'join_wanted');
  await save(said('{{ invitee_email }} is refused{% if reason %}: {{ reason }}{% endif %}'), 'invitation_refused');
  const wanted = { ...about, token: 'secret', roles: [], requesterEmail: '' };
  assert.equal((await sent('mail.approval_wanted', wanted)).text, `Should new@example.com join Acme? ${world.environment.url}/approve/secret`);
  assert.match((await sent('mail.approval_wanted', { ...wanted, requesterEmail: 'grace@example.com' })).html, /<!doctype html>/);
  assert.equal((await sent('mail.approval_answer', { ...about, answer: 'refused' })).text, 'new@example.com is refused');
  assert.equal((await sent('mail.approval_answer', { ...about, answer: 'refused', reason: 'No seats' })).text, 'new@example.com is refused: No seats');
  for (const kind of ['join_wanted', 'invitation_refused'] as const) await world.do(world.client, resetTemplate, { kind, language: 'en' });
});

test('what an app gives along with a headless send is said in its own words, escaped, and is empty in other mails', async () => {
  const own = '{{ otp }} {{ variables.greeting | default: "Hello" }} {% if variables["first name"] %}{{ variables["first name"] }}{% endif %}';
  await save({ subject: own, html: own, text: own });
  const headless = { to: 'ada@example.com', template: 'sign_in', code: '123456', seconds: 300, language: 'en' };
  const mail = await sent('mail.passwordless', { ...headless, variables: { greeting: 'Ahoy <b>', 'first name': 'Ada', unused: 'x' } });
  assert.deepEqual([mail.subject, mail.html, mail.text], ['123456 Ahoy <b> Ada', '123456 Ahoy &lt;b&gt; Ada', '123456 Ahoy <b> Ada']);
  assert.equal((await sent('mail.passwordless', headless)).subject, '123456 Hello');
  assert.equal((await sent('mail.challenge', code)).text.trim(), '123456 Hello');
  assert.match(await refusalOf(save({ subject: '{{ greeting }}' })), /no variable "greeting"/);
  await world.do(world.client, resetTemplate, which);
});

test('a template that cannot be used is refused with part, place and reason', async () => {
  assert.match(await refusalOf(save({ html: 'a\n {{ otp | shout }}' })), /^content\.html: cannot be used: .*shout.*line 2, column/);
  assert.match(await refusalOf(save({ text: '{{ otp }} {% tablerow x in (1..9) %}' })), /^content\.text: .*tablerow/);
  assert.match(await refusalOf(save({ subject: '{{ password }}' })), /no variable "password" in mails; there are app_name/);
  assert.match(await refusalOf(save({ html: 'No code' })), /^content\.html: has to have \{\{ otp \}\} in it/);
  assert.match(await refusalOf(save({ html: '{{ otp', text: '{{ otp }}' })), /not closed/);
  assert.match(await refusalOf(save({ html: '{{ otp }}', text: '{{ otp }}' }, 'login_code_and_link')), /\{\{ link \}\}/);
  for (const reaching of [
    '{% include "package.json" %}',
    '{% render "a" %}',
    '{% layout "a" %}',
    '{{ otp | raw }}',
    '{{ otp.constructor }}{{ otp.__proto__ }}',
  ]) {
    assert.notEqual(await refusalOf(save({ html: `{{ otp }}${reaching}` })), 'it was not refused', reaching);
  }
});

test('whatever saves a template that fails, the built-in mail goes out and operators are told', async () => {
  await save({});
  await world.db.updateTable('mail_templates').set({ html: '{{ nothing }}' }).execute();
  assert.match((await sent('mail.challenge', code)).html, /123456/);
  const template = await world.do(world.client, getTemplate, which);
  assert.deepEqual([template.failedAt, /html: there is no variable "nothing"/.test(template.failure ?? '')], [world.now(), true]);
  await save({});
  assert.equal((await world.do(world.client, getTemplate, which)).failedAt, null);
  await world.do(world.client, resetTemplate, which);
});

test('every built-in mail is a template to begin with: it can be saved, and makes the same mail', async () => {
  for (const kind of KINDS) {
    for (const language of LANGUAGES) {
      const { content: built, builtIn } = await world.do(world.client, getTemplate, { kind, language });
      assert.equal(builtIn, true);
      if (mustHold(kind).length > 0 || kind === 'join_approved') assert.match(built.html, kind.endsWith('_code') ? /\{\{ otp \}\}/ : /\{\{ link \}\}/);
      const said = built.html + built.subject + built.text;
      assert.doesNotMatch(said, /2027|Acme|Ѫ|ada@example|joan@example/, 'nothing of whom it was drawn for stays in it');
      if (kind === 'invitation') for (const part of [built.subject, built.html, built.text]) assert.match(part, /\{\{ organization_name \}\}/, language);
      if (saysHowLong(kind)) assert.match(built.text, /\{\{ expiry_time_relative \}\}/, `${kind} ${language}`);
      const preview = await world.do(world.client, previewTemplate, { kind, language, content: built });
      assert.doesNotMatch(preview.html + preview.subject + preview.text, /\{\{/, `${kind} ${language}`);
      if (language === 'de') assert.doesNotMatch(preview.text, /minutes|January/, kind);
    }
  }
});

test('a preview fills in what the mail will have, and leaves empty what it will not', async () => {
  const until = '{{ expiry_time_relative }}.{{ otp }}.{{ link }}';
  const shown = async (kind: (typeof KINDS)[number]) =>
    (await world.do(world.client, previewTemplate, { kind, language: 'en', content: { subject: 's', html: until, text: until } })).text;
  assert.equal(await shown('login_code_and_link'), '5 minutes.314159.https://example.com/link/made-up');
  assert.equal(await shown('join_wanted'), '..https://example.com/link/made-up', 'approvers are not told how long');
  assert.equal(await shown('invitation_refused'), '..');
});

test('a template that would never end is stopped', () => {
  const filled = { otp: 'x'.repeat(1000) };
  const doubling = `{% assign a = otp %}${'{% assign a = a | append: a %}'.repeat(40)}{{ a }}`;
  assert.throws(() => renderContent({ ...content, text: doubling }, filled), /limit exceeded|more than/);
  const letters = `{% assign all = otp | split: '' %}`;
  const within = (times: number) => `${'{% for one in all %}'.repeat(times)}.${'{% endfor %}'.repeat(times)}`;
  assert.throws(() => renderContent({ ...content, text: letters + within(3) }, filled), /takes more than/);
  assert.equal(renderContent({ ...content, text: letters + within(1) }, filled).text, '.'.repeat(1000));
});

test('a machine that has a lot to do makes the same mail', (t) => {
  let now = 0;
  t.mock.method(performance, 'now', () => (now += 60_000));
  assert.equal(renderContent({ ...content, text: 'The code: {{ otp }}' }, { otp: '314159' }).text, 'The code: 314159');
});

test('a test mail goes to the address that was given, five times a minute', async () => {
  // Another environment, of which no test says anything.
  await createWorld();
  const to = 'operator@example.com';
  for (let count = 0; count < 5; count += 1) await world.do(world.client, sendTestMail, { ...which, content, to });
  await assert.rejects(world.do(world.client, sendTestMail, { ...which, content, to }), /Five test mails/);
  const job = (await world.jobs()).find(({ kind }) => kind === 'mail.test');
  const mail = await sent('mail.test', job!.payload as object);
  assert.deepEqual([mail.to, mail.text], [to, '314159']);
  const tested = await world.db.selectFrom('environments').select(['id', 'mail_tested']).where('mail_tested', 'is not', null).execute();
  assert.deepEqual(tested, [{ id: world.environment.id, mail_tested: { at: world.now().toISOString(), how: 'accepted', answer: '1' } }]);
  world.later(61_000);
  await world.do(world.client, sendTestMail, { ...which, content, to });
});
