import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type AnswerToInvitation, type AtTheBrowser, afterProof, answerToInvitation, organizationsStep, sessionFor, wayOn } from './journey.ts';

type Facts = Parameters<typeof answerToInvitation>[0];
const facts: Facts = { state: 'open', proves: true, isMember: false, at: 'nobody', owesSso: false, goOnAsInvitee: false, justAccepted: false };

test('who presses on an open invitation gets in by what proves them', () => {
  const table: readonly (readonly [at: AtTheBrowser, proves: boolean, goOn: boolean, answer: AnswerToInvitation])[] = [
    ['nobody', true, false, 'join_by_link'],
    ['nobody', false, false, 'mail_a_code'],
    ['invitee', true, false, 'join_by_link'],
    ['invitee', false, false, 'join_by_session'],
    ['invitee_of_one_door', true, false, 'join_by_link'],
    ['invitee_of_one_door', false, false, 'mail_a_code'],
    ['somebody_else', true, false, 'ask_who_they_are'],
    ['somebody_else', false, false, 'ask_who_they_are'],
    ['somebody_else', true, true, 'join_by_link'],
    ['somebody_else', false, true, 'mail_a_code'],
  ];
  for (const [at, proves, goOnAsInvitee, answer] of table) {
    assert.equal(answerToInvitation({ ...facts, at, proves, goOnAsInvitee }), answer, `${at}, ${proves ? 'mailed' : 'shown'}`);
  }
});

test('whoever has to come by their own organization joins by no link before they did', () => {
  for (const at of ['nobody', 'invitee', 'invitee_of_one_door'] as const) {
    for (const proves of [true, false]) assert.equal(answerToInvitation({ ...facts, at, proves, owesSso: true }), 'sso_first');
  }
  assert.equal(answerToInvitation({ ...facts, at: 'somebody_else', owesSso: true }), 'ask_who_they_are');
});

test('a closed invitation lets nobody in, whoever asks and however', () => {
  for (const state of ['expired', 'accepted', 'revoked', 'replaced', 'unknown'] as const) {
    for (const at of ['nobody', 'invitee', 'invitee_of_one_door', 'somebody_else'] as const) {
      for (const [proves, isMember, goOnAsInvitee] of [
        [true, true, true],
        [false, false, false],
        [true, false, true],
        [false, true, false],
      ] as const) {
        assert.equal(answerToInvitation({ state, at, proves, isMember, owesSso: false, goOnAsInvitee, justAccepted: false }), 'explain');
      }
    }
  }
});

test('a second press lets in again only a member, only right after, only by what was accepted', () => {
  const again = { ...facts, state: 'accepted', isMember: true, justAccepted: true } as const;
  assert.equal(answerToInvitation(again), 'let_in_again');
  assert.equal(answerToInvitation({ ...again, isMember: false }), 'explain');
  assert.equal(answerToInvitation({ ...again, justAccepted: false }), 'explain');
  for (const state of ['expired', 'revoked', 'replaced', 'unknown'] as const) assert.equal(answerToInvitation({ ...again, state }), 'explain');
});

test('what a proven mailbox leads to', () => {
  assert.equal(afterProof({ invited: true, known: true, signUp: false, welcome: true }), 'join');
  assert.equal(afterProof({ invited: false, known: true, signUp: false, welcome: true }), 'sign_in');
  assert.equal(afterProof({ invited: false, known: true, signUp: true, welcome: true }), 'sign_in');
  assert.equal(afterProof({ invited: false, known: false, signUp: true, welcome: true }), 'sign_up');
  assert.equal(afterProof({ invited: false, known: false, signUp: false, welcome: true }), 'refuse');
  assert.equal(afterProof({ invited: false, known: false, signUp: true, welcome: false }), 'refuse');
  assert.equal(afterProof({ invited: false, known: true, signUp: true, welcome: false }), 'sign_in', 'who is here already stays');
  assert.equal(afterProof({ invited: true, known: true, signUp: true, welcome: false }), 'join');
});

test('what becomes of the session of a browser', () => {
  assert.equal(sessionFor({ at: 'nobody' }), 'start');
  assert.equal(sessionFor({ at: 'same_person' }), 'strengthen');
  assert.equal(sessionFor({ at: 'somebody_else' }), 'replace');
});

test('a waiting request goes before the app, the app before words', () => {
  assert.equal(wayOn({ requestWaits: true, appStartsLogins: true }), 'authorize');
  assert.equal(wayOn({ requestWaits: true, appStartsLogins: false }), 'authorize');
  assert.equal(wayOn({ requestWaits: false, appStartsLogins: true }), 'app');
  assert.equal(wayOn({ requestWaits: false, appStartsLogins: false }), 'explain');
});

test('an organization is named only by somebody who belongs nowhere, is asked nowhere, and may', () => {
  const nowhere = { signedIn: true, organizations: 0, invitations: 0, suggestions: 0, mayCreate: true };
  assert.equal(organizationsStep(nowhere), 'name_the_first');
  assert.equal(organizationsStep({ ...nowhere, signedIn: false }), 'sign_in');
  assert.equal(organizationsStep({ ...nowhere, invitations: 1 }), 'choose');
  assert.equal(organizationsStep({ ...nowhere, suggestions: 1 }), 'choose');
  assert.equal(organizationsStep({ ...nowhere, organizations: 1 }), 'choose');
  assert.equal(organizationsStep({ ...nowhere, mayCreate: false }), 'choose');
});
