import assert from 'node:assert/strict';
import { test } from 'node:test';
import { create } from '@bufbuild/protobuf';
import { MembershipStatus, OrganizationMembershipSchema } from '@tenon/api/scalekit/v1/commons/commons_pb.ts';
import { organizationsInWords, standingOf } from './standing.ts';

const membership = (displayName: string, membershipStatus: MembershipStatus) =>
  create(OrganizationMembershipSchema, { organizationId: `org_${displayName}`, displayName, membershipStatus });

test('a person is active when one organization lets them in, whatever the others say', () => {
  assert.equal(standingOf([membership('Orion', MembershipStatus.INVITE_EXPIRED), membership('Acme', MembershipStatus.ACTIVE)]).words, 'Active');
  assert.equal(standingOf([membership('Orion', MembershipStatus.INACTIVE), membership('Acme', MembershipStatus.PENDING_INVITE)]).words, 'Invited');
  assert.equal(standingOf([membership('Orion', MembershipStatus.INACTIVE)]).words, 'Deactivated');
  assert.equal(standingOf([]).words, 'In no organization');
});

test('two organizations are named and the rest counted', () => {
  const three = ['Orion', 'Acme', ''].map((name) => membership(name, MembershipStatus.ACTIVE));
  assert.equal(organizationsInWords(three), 'Orion, Acme and 1 more');
  assert.equal(organizationsInWords(three.slice(1)), 'Acme, org_');
  assert.equal(organizationsInWords([]), '–');
});
