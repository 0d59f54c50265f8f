import assert from 'node:assert/strict';
import { test } from 'node:test';
import { create } from '@bufbuild/protobuf';
import { AuditActorSchema } from '@tenon/api/tenon/v1/audit_trail_pb.ts';
import { words } from '../../words/words.ts';
import { kindOfActor, nameOfActor } from './sentence.ts';

test('an operator whom an organization is not told of is an operator, and no number', () => {
  const called = (actor: { kind: string; id: string; name?: string }) => {
    const who = create(AuditActorSchema, actor);
    return [nameOfActor(who), kindOfActor(who)];
  };
  assert.deepEqual(called({ kind: 'operator', id: 'usr_1' }), ['An operator', '']);
  assert.deepEqual(called({ kind: 'operator', id: 'usr_1', name: 'Grace' }), ['Grace', 'An operator']);
  assert.deepEqual(called({ kind: 'member', id: 'usr_2' }), ['usr_2', 'A member']);
  assert.deepEqual(called({ kind: 'system', id: 'mail.invitation' }), ['The server', 'mail.invitation']);
});

test('a name with a full stop ends its sentence', () => {
  const t = words('a test', { who: 'Who changed what in {organization}. All of it.' });
  assert.equal(t('who', { organization: 'Orion Inc.' }), 'Who changed what in Orion Inc. All of it.');
  assert.equal(t('who', { organization: 'Orion' }), 'Who changed what in Orion. All of it.');
});
