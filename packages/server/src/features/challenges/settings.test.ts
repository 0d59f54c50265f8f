import assert from 'node:assert/strict';
import { test } from 'node:test';
import { command, openTo } from '../../chassis/command.ts';
import { DEFAULT_METHODS, type MethodSettings } from '../../platform/environment.ts';
import type { Work } from '../../platform/work.ts';
import { createWorld } from '../../testing/world.ts';
import { proveByCode, proveByLink, resendChallenge, sendChallenge } from './index.ts';

const browserSecret = 'b'.repeat(43);

async function withMethods(methods: Partial<MethodSettings>) {
  const world = await createWorld({ methods: { ...DEFAULT_METHODS, ...methods } });
  const within = <T>(deed: (work: Work) => Promise<T>) => world.do(world.visitor, command({ needs: openTo('A test.'), run: deed }), undefined);
  const id = await within((work) => sendChallenge(work, { email: 'ada@orion.test', purpose: 'sign_in', browserSecret }));
  const mail = async () => (await world.jobs()).at(-1)!.payload;
  const byCode = (code: string) => within((work) => proveByCode(work, { id, browserSecret, code }));
  const byLink = (token: string) => within((work) => proveByLink(work, { token, browserSecret }));
  return { world, within, id, mail, byCode, byLink };
}
const tokenIn = (link: string) => link.split('/').at(-1)!;

test('without links a code proves the mailbox, and without codes a link does', async () => {
  const codes = await withMethods({ magicLink: false });
  const { code, link } = await codes.mail();
  assert.equal(link, undefined);
  assert.equal((await codes.byCode(code!)).proven, true);

  const links = await withMethods({ emailCode: false });
  const mail = await links.mail();
  assert.equal(mail['code'], undefined);
  for (const guess of ['', '000000', 'undefined']) assert.equal((await links.byCode(guess)).proven, false, 'no code fits');
  assert.equal((await links.byLink(tokenIn(mail['link']!))).proven, true);
});

test('a code is good for as long as the environment says, a repeated one too', async () => {
  const { world, within, id, mail, byCode } = await withMethods({ mailSeconds: 900 });
  world.later(899_000);
  await within((work) => resendChallenge(work, id, browserSecret));
  world.later(899_000);
  const { code } = await mail();
  world.later(1_000);
  const late = await byCode(code!);
  assert.deepEqual([late.proven, !late.proven && late.why], [false, 'expired']);
});

test('so many wrong codes as the environment says end it', async () => {
  const { mail, byCode } = await withMethods({ codeTries: 2 });
  const { code } = await mail();
  const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, '0');
  const first = await byCode(wrong);
  assert.deepEqual(!first.proven && first.why === 'wrong' && first.triesLeft, 1);
  const second = await byCode(wrong);
  assert.equal(!second.proven && second.why, 'locked');
  const right = await byCode(code!);
  assert.equal(!right.proven && right.why, 'locked');
});
