import assert from 'node:assert/strict';
import { test } from 'node:test';
import { invitationService } from '../features/invitations/rpc.ts';
import { createOAuthWorld } from '../testing/oauth-world.ts';
import { bounceFromShell } from './bounce.ts';
import { runCommand } from './program.ts';

const house = await createOAuthWorld({}, [invitationService]);
const app = { url: house.url, clientId: house.client.id, clientSecret: house.client.secret };

/** Somebody who is invited, and whose mail a mail server took. */
async function invited(email: string) {
  const userId = await house.person(email);
  await house.member(userId, house.organizationId, 'pending');
  await house.world.db.updateTable('invitations').set({ mail_state: 'accepted', mail_at: house.world.now() }).where('user_id', '=', userId).execute();
  return async () => {
    const { mail_state, mail_answer } = await house.world.db
      .selectFrom('invitations')
      .select(['mail_state', 'mail_answer'])
      .where('user_id', '=', userId)
      .executeTakeFirstOrThrow();
    return [mail_state, mail_answer];
  };
}

const report = (...groups: readonly string[]) => `Date: ${house.world.now().toUTCString()}
From: MAILER-DAEMON@relay.orion.example
To: no-reply@orion.example
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary=b

--b
Content-Type: text/plain

It did not go.
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; relay.orion.example

${groups.join('\n\n')}
--b--
`;

async function bounce(message: string | AsyncIterable<Uint8Array>, options: Parameters<typeof bounceFromShell>[1] = app) {
  const [said, complained]: [string[], string[]] = [[], []];
  const input = typeof message === 'string' ? inPieces(message) : message;
  const code = await bounceFromShell(input, options, {}, { say: (words) => void said.push(words), complain: (words) => void complained.push(words) });
  return { code, said, complained };
}

/** As a pipe brings it. */
async function* inPieces(text: string): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text.replaceAll('\n', '\r\n'));
  for (let at = 0; at < bytes.length; at += 100) yield bytes.subarray(at, at + 100);
}

test('whoever failed for good is noted with the words of their server, and whoever waits is not', async () => {
  const [ada, grace, kim] = await Promise.all([invited('ada@bounce.example'), invited('grace@bounce.example'), invited('kim@bounce.example')]);
  const message = report(
    'Final-Recipient: rfc822; ada@bounce.example\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 5.1.1 unknown here',
    'Final-Recipient: rfc822; grace@bounce.example\nAction: delayed\nStatus: 4.4.1',
    'Final-Recipient: rfc822; not..an.address@bounce.example\nAction: failed\nStatus: 5.1.3',
    'Final-Recipient: rfc822; kim@bounce.example\nAction: failed\nStatus: 4.4.1\nDiagnostic-Code: smtp; no answer within five days',
    'Final-Recipient: rfc822; nobody@bounce.example\nAction: failed\nStatus: 5.1.1',
  );
  const { code, said } = await bounce(message);
  assert.equal(code, 0);
  assert.deepEqual(await ada(), ['bounced', '550 5.1.1 unknown here']);
  assert.deepEqual(await grace(), ['accepted', null]);
  assert.deepEqual(await kim(), ['bounced', '5.4.7 given up: 4.4.1 no answer within five days']);
  assert.ok(said.includes('ada@bounce.example: noted of 1 invitation.'), said.join('\n'));
  assert.ok(said.includes('grace@bounce.example: delayed. That is no bounce: nothing was noted.'), said.join('\n'));
  assert.ok(said.includes('nobody@bounce.example: noted of 0 invitations.'), said.join('\n'));
  const again = await bounce(message);
  assert.ok(again.said.includes('ada@bounce.example: noted of 0 invitations.'), 'told twice, noted once');
});

test('an address the server does not take is told of, and keeps nobody else from their turn', async () => {
  const ada = await invited('ada@turn.example');
  const { code, complained } = await bounce(
    report(
      `Final-Recipient: rfc822; ${'long'.repeat(100)}@turn.example\nAction: failed\nStatus: 5.1.3`,
      'Final-Recipient: rfc822; ada@turn.example\nAction: failed\nStatus: 5.1.1',
    ),
  );
  assert.deepEqual([code, complained.length], [0, 1]);
  assert.match(complained[0] ?? '', /email/);
  assert.deepEqual(await ada(), ['bounced', '5.1.1']);
});

const FAILED = 'Final-Recipient: rfc822; ada@example.com\nAction: failed\nStatus: 5.1.1';

test('what is no report goes back to its writer, who is told why', async () => {
  const { code, complained } = await bounce('From: ada@example.com\nTo: no-reply@orion.example\nSubject: Hello\n\nWho are you?\n');
  assert.equal(code, 65);
  assert.match(complained.join(), /no delivery report.*Nothing was noted/);
  async function* endless() {
    for (;;) yield Buffer.alloc(1024 * 1024, 'x');
  }
  assert.equal((await bounce(endless())).code, 65);
});

test('as long as the server cannot be told, the mail server keeps the report', async () => {
  const ada = await invited('ada@kept.example');
  const message = report(FAILED.replace('example.com', 'kept.example'));
  for (const [options, why] of [
    [{ ...app, url: 'http://127.0.0.1:9' }, /cannot be reached/],
    [{ ...app, clientSecret: 'another' }, /does not know this client/],
    [{ url: house.url }, /TENON_CLIENT_ID/],
  ] as const) {
    const { code, complained } = await bounce(message, options);
    assert.equal(code, 75);
    assert.match(complained.join(), why);
  }
  assert.deepEqual(await ada(), ['accepted', null]);
});

test('a command line that is wrong has an exit code of its own', async () => {
  const quiet = { say: () => {}, complain: () => {} };
  assert.equal(await runCommand(['bounce', '--nonsense'], () => assert.fail(), quiet), 64);
  assert.equal(await runCommand(['bounce', '--help'], () => assert.fail(), quiet), 0);
});
