import assert from 'node:assert/strict';
import { test } from 'node:test';
import { command, openTo } from '../../chassis/command.ts';
import { DEFAULT_METHODS, type MethodSettings } from '../../platform/environment.ts';
import { createWorld } from '../../testing/world.ts';
import type { Purpose } from './challenge.ts';
import { challengeMails, sendChallenge } from './index.ts';

async function mailFor(purpose: Purpose, organizationName?: string, methods: Partial<MethodSettings> = {}) {
  const world = await createWorld({ name: 'Orion', methods: { ...DEFAULT_METHODS, ...methods } });
  const ask = command({
    needs: openTo('a test'),
    run: (work) => sendChallenge(work, { email: 'Ada@Example.com', purpose, browserSecret: 'browser', ...(organizationName ? { organizationName } : {}) }),
  });
  await world.do(world.visitor, ask, undefined);
  const [job] = await world.jobs();
  assert.ok(job && job.kind in challengeMails);
  const { payload } = job as unknown as { payload: Parameters<(typeof challengeMails)['mail.challenge']['render']>[0] };
  return { payload, ...challengeMails['mail.challenge'].render(payload, world.environment) };
}

test('the mail says the code in its subject, its text and its HTML, as six digits that can be copied', async () => {
  const { payload, to, subject, text, html } = await mailFor('sign_in');
  assert.match(payload.code!, /^\d{6}$/);
  assert.equal(to, 'ada@example.com');
  assert.equal(subject, `${payload.code} is your code for Orion`);
  assert.ok(text.includes(`\n${payload.code}\n`) && html.includes(`>${payload.code}<`));
});

test('the link stands alone on its line in the text, and is the only address in the HTML', async () => {
  const { payload, text, html } = await mailFor('sign_in');
  assert.ok(text.split('\n').includes(payload.link!));
  assert.deepEqual([...new Set([...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href))], [payload.link]);
});

test('it says how long the code lasts, and to keep it to oneself', async () => {
  const { text } = await mailFor('sign_in');
  assert.match(text, /runs out in 5 minutes/);
  assert.match(text, /Keep the code to yourself/);
});

test('each purpose has its words', async () => {
  assert.match((await mailFor('sign_in')).text, /^Sign in to Orion\n/);
  assert.match((await mailFor('sign_up')).text, /^Finish signing up for Orion\n/);
  assert.match((await mailFor('invitation', 'Orion Analytics')).text, /^Join Orion Analytics\n/);
});

test('it holds what the environment mails, and for as long as it says', async () => {
  const onlyLink = await mailFor('sign_in', undefined, { emailCode: false, mailSeconds: 90 });
  assert.equal(onlyLink.subject, 'Your link for Orion');
  assert.match(onlyLink.text, /runs out in 90 seconds/);
  assert.doesNotMatch(onlyLink.text, /code|\b\d{6}\b/i);
  const onlyCode = await mailFor('sign_in', undefined, { magicLink: false, mailSeconds: 60 });
  assert.match(onlyCode.text, /runs out in 1 minute\b/);
  assert.ok(!onlyCode.html.includes('href='));
  const neither = await mailFor('invitation', 'Orion Analytics', { magicLink: false, emailCode: false, passkeys: true });
  assert.match(neither.subject, /^\d{6} is your code/);
});

test('it is not sent once the code has run out', async () => {
  const { environment } = await createWorld({ methods: { ...DEFAULT_METHODS, mailSeconds: 900 } });
  const { goodForMinutes } = challengeMails['mail.challenge'];
  assert.ok(typeof goodForMinutes === 'function');
  assert.equal(goodForMinutes(environment), 15);
});
