import assert from 'node:assert/strict';
import { test } from 'node:test';
import { command, openTo } from '../../chassis/command.ts';
import { createWorld } from '../../testing/world.ts';
import type { Purpose } from './challenge.ts';
import { challengeMails, sendChallenge } from './index.ts';

async function mailFor(purpose: Purpose, organizationName?: string) {
  const world = await createWorld({ name: 'Orion' });
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
  assert.match(payload.code, /^\d{6}$/);
  assert.equal(to, 'ada@example.com');
  assert.equal(subject, `${payload.code} is your code for Orion`);
  assert.ok(text.includes(`\n${payload.code}\n`) && html.includes(`>${payload.code}<`));
});

test('the link stands alone on its line in the text, and is the only address in the HTML', async () => {
  const { payload, text, html } = await mailFor('sign_in');
  assert.ok(text.split('\n').includes(payload.link));
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

test('it is not sent once the code has run out', () => {
  assert.equal(challengeMails['mail.challenge'].goodForMinutes, 5);
});
