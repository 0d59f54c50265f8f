import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aboutOf } from './about.ts';

test('an event is about a person by their address, or a thing by its name, before it is about an id', () => {
  assert.equal(aboutOf({ id: 'usr_1', email: 'ada@orion.example' }), 'ada@orion.example');
  assert.equal(aboutOf({ id: 'mem_1', user: { id: 'usr_1', email: 'ada@orion.example' } }), 'ada@orion.example');
  assert.equal(aboutOf({ id: 'org_1', display_name: 'Orion' }), 'Orion');
  assert.equal(aboutOf({ id: 'ses_1', user_id: 'usr_1' }), 'usr_1');
  assert.equal(aboutOf({ id: 'ses_1', email: '' }), 'ses_1');
  assert.equal(aboutOf(undefined), undefined);
});
