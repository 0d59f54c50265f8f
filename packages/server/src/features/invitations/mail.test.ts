import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DEFAULT_BRANDING, type Environment } from '../../platform/environment.ts';
import { createWorld } from '../../testing/world.ts';
import { type InvitationMail, invitationMails, inviteUser, type RenewalMail, resendInvitation } from './index.ts';

const environment = { name: 'Orion', url: 'https://auth.orion.example', branding: DEFAULT_BRANDING } as Environment;

const invitation = (over: Partial<InvitationMail> = {}) =>
  invitationMails['mail.invitation'].render(
    {
      to: 'john.doe@example.com',
      invitationId: 'inv_1',
      token: 'token-of-43-characters',
      organizationName: 'Orion Analytics',
      organizationLogoUrl: '',
      inviterName: 'Ada Lovelace',
      inviterEmail: 'ada@orion.example',
      inviteeName: 'John Doe',
      roles: ['Member'],
      expiresAt: '2026-12-05T14:00:00.000Z',
      ...over,
    },
    environment,
  );

test('the mail says who invites whom to what, as what and until when, and has one link', () => {
  const { to, subject, text, html } = invitation();
  assert.equal(to, 'john.doe@example.com');
  assert.equal(subject, 'Ada Lovelace invites you to Orion Analytics');
  assert.equal(
    text,
    `Ada Lovelace invites you to Orion Analytics

Hello John Doe. Orion Analytics works with Orion. Join, and you are signed in at once: there is no password to think of.

You join as: john.doe@example.com
Role: Member
Invited by: ada@orion.example
Open until: 5 December 2026 at 14:00 UTC

Join Orion Analytics:
https://auth.orion.example/invite/token-of-43-characters

This link is for john.doe@example.com alone and works once, so keep it to yourself.

Not expected? Ignore this mail: nothing happens until you join.
`,
  );
  const links = new Set([...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href));
  assert.deepEqual([...links], ['https://auth.orion.example/invite/token-of-43-characters']);
});

test('what is not known is left out, not shown empty', () => {
  const bare = invitation({ inviterName: '', inviterEmail: '', inviteeName: '', roles: [], organizationName: '' });
  assert.equal(bare.subject, 'You are invited to Orion');
  assert.match(bare.text, /^You are invited to Orion\n\nJoin, and you are signed in at once/);
  assert.doesNotMatch(bare.text, /Role|Invited by|Hello|works with/);
  assert.equal(invitation({ inviterName: '' }).subject, 'ada@orion.example invites you to Orion Analytics');
});

test('names cannot smuggle in lines or links', () => {
  const { subject, text } = invitation({ inviterName: 'Ada\r\nhttps://evil.example', organizationName: `${'long '.repeat(60)}evil.example` });
  assert.doesNotMatch(subject, /[\r\n]/);
  assert.ok(subject.length < 250);
  assert.doesNotMatch(text, /https:\/\/evil|\nhttps:\/\/(?!auth\.orion\.example)/);
});

test('the inviter is told who asks for a new invitation', () => {
  const request: RenewalMail = {
    to: 'ada@orion.example',
    invitationId: 'inv_1',
    organizationName: 'Orion Analytics',
    organizationLogoUrl: '',
    inviterName: 'Ada Lovelace',
    inviteeEmail: 'john.doe@example.com',
    inviteeName: 'John Doe',
  };
  const { to, subject, text } = invitationMails['mail.invitation_renewal'].render(request, environment);
  assert.equal(to, 'ada@orion.example');
  assert.equal(subject, 'John Doe asks for a new invitation to Orion Analytics');
  assert.match(text, /The link in your invitation to john\.doe@example\.com no longer works\./);
});

test('inviting and inviting again leave what the mail needs', async () => {
  const world = await createWorld({ name: 'Orion' });
  const organizationId = await world.organization();
  const { user } = await world.do(world.client, inviteUser, {
    email: 'john.doe@example.com',
    organizationId,
    roles: [],
    membershipMetadata: {},
    fields: {},
  });
  const read = async () => {
    const [job] = await world.jobs();
    return invitationMails['mail.invitation'].render(job!.payload as unknown as InvitationMail, world.environment);
  };
  const first = await read();
  assert.match(first.text, /^You are invited to Orion Analytics\n.*\nRole: Member\nOpen until: 16 January 2026 at 09:00 UTC\n/s);
  await world.do(world.client, resendInvitation, { organizationId, userId: user.id });
  const second = await read();
  assert.equal(second.subject, first.subject);
  assert.notEqual(second.text, first.text);
});
