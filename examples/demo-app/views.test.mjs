import assert from 'node:assert/strict';
import { test } from 'node:test';
import { messagePage, workspacePage } from './views.js';

const evil = '<script>alert("x")</script>';
const session = { userId: 'usr_1', organizationId: 'org_1', email: 'ada@orion.example', roles: ['admin'], csrf: 'token-of-this-session' };
const membership = (over) => ({ organizationId: 'org_1', membershipStatus: 1, roles: [{ name: 'member', displayName: 'Member' }], ...over });
const user = (id, over) => ({ id, email: `${id}@orion.example`, memberships: [membership(over)] });

const page = (over = {}) =>
  workspacePage({
    session,
    organization: { id: 'org_1', displayName: 'Orion Analytics' },
    people: { users: [user('usr_1', {})], nextPageToken: '' },
    workspaces: [],
    mailbox: 'http://localhost:8080/dev/mailbox',
    ...over,
  });

test('what people call themselves and what errors say is shown as text', () => {
  const shown = page({
    organization: { id: 'org_1', displayName: evil },
    flash: { kind: 'bad', text: evil },
    people: { users: [{ ...user('usr_2', {}), email: evil, userProfile: { name: evil } }] },
  });
  assert.ok(!shown.includes('<script'));
  assert.ok(!messagePage(evil, evil).includes('<script'));
});

test('a status is said in words, with the actions that help', () => {
  const shown = (over) => page({ people: { users: [user('usr_2', over)] } });
  assert.match(shown({ membershipStatus: 3, expiresAt: { seconds: 1_796_470_000n } }), /Invited · open until \d+ December[\s\S]*Resend[\s\S]*Revoke/);
  assert.match(shown({ membershipStatus: 4 }), /Invitation expired[\s\S]*Resend[\s\S]*Revoke/);
  assert.match(shown({ membershipStatus: 1 }), /Active[\s\S]*Remove/);
  assert.doesNotMatch(shown({ membershipStatus: 1 }), /Resend/);
});

test('nobody removes themselves, and only admins invite', () => {
  assert.doesNotMatch(page(), /\/members\//);
  assert.match(page(), /\/api\/organizations\/org_1\/invite/);
  assert.doesNotMatch(page({ session: { ...session, roles: ['member'] } }), /\/api\/organizations/);
});

test('every form carries the session’s own token', () => {
  const shown = page({ people: { users: [user('usr_2', { membershipStatus: 3 })] } });
  const forms = shown.match(/<form[\s\S]*?<\/form>/g) ?? [];
  assert.ok(forms.length >= 5);
  for (const form of forms) assert.match(form, /name="_csrf" value="token-of-this-session"/);
});
