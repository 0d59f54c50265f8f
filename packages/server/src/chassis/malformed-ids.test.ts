import assert from 'node:assert/strict';
import { test } from 'node:test';
import { create } from '@bufbuild/protobuf';
import { CreateMembershipRequestSchema } from '@tenon/api/scalekit/v1/users/users_pb.ts';
import { Fault, faults } from '../platform/fault.ts';
import { parseId } from '../platform/ids.ts';
import { withField } from './malformed-ids.ts';

const message = (organizationId: string, userId: string, role = 'admin') =>
  create(CreateMembershipRequestSchema, { organizationId, identities: { case: 'id', value: userId }, membership: { roles: [{ id: role }] } });

/** What is refused of a message, and what it is named after. */
function fieldOf(asked: ReturnType<typeof message>): string | undefined {
  const translate = () => [
    parseId('org', asked.organizationId),
    parseId('usr', String(asked.identities.value)),
    asked.membership?.roles.map(({ id }) => parseId('role', id)),
  ];
  try {
    translate();
  } catch (error) {
    const before = structuredClone(asked);
    const named = withField(error, asked, translate);
    assert.deepEqual(asked, before, 'the message is what it was');
    assert.ok(named instanceof Fault && named.code === 'ids.malformed');
    return named.violations[0]?.field;
  }
  return undefined;
}

test('a text that is no id is named by its field, also where it stands in others', () => {
  assert.equal(fieldOf(message('orion', 'usr_1')), 'organization_id');
  assert.equal(fieldOf(message('org_1', 'usr_1', 'member')), 'membership.roles[0].id');
  // It is right in one and wrong in the other.
  assert.equal(fieldOf(message('org_1', 'org_1')), 'id');
  assert.equal(fieldOf(message('org_1', 'usr_1', 'usr_1')), 'membership.roles[0].id');
  assert.equal(fieldOf(message('x'.repeat(100), 'usr_1', 'x'.repeat(100))), 'organization_id');
});

test('what is no such refusal, or is about no text of the message, stays as it is', () => {
  const { other } = faults('tests', { other: ['invalid', 'Something else.'] });
  const fault = other();
  assert.equal(
    withField(fault, message('orion', 'usr_1'), () => {}),
    fault,
  );
  const elsewhere = new Fault('invalid', 'ids.malformed', 'No id.', { given: 'elsewhere', expected: 'org' });
  assert.equal(
    withField(elsewhere, message('org_1', 'usr_1'), () => {}),
    elsewhere,
  );
});
