import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import { MembershipService } from '@tenon/api/tenon/v1/memberships_pb.ts';
import { procedure, serve } from '../../chassis/serve.ts';
import { parseId } from '../../platform/ids.ts';
import { deactivateMembership, reactivateMembership } from './deactivate.ts';
import type { Membership } from './membership.ts';
import { getSeats } from './seats.ts';

const { method } = MembershipService;

export const membershipService = serve(MembershipService, {
  deactivateMembership: procedure(method.deactivateMembership, { command: deactivateMembership, request: whose, response: shown }),
  reactivateMembership: procedure(method.reactivateMembership, { command: reactivateMembership, request: whose, response: shown }),
  getSeats: procedure(method.getSeats, {
    command: getSeats,
    request: ({ organizationId }) => ({ organizationId: parseId('org', organizationId) }),
    response: (seats) => seats,
  }),
});

function whose({ organizationId, userId }: { readonly organizationId: string; readonly userId: string }) {
  return { organizationId: parseId('org', organizationId), userId: parseId('usr', userId) };
}

function shown({ id, organization, userId, status, roles, joinedAt }: Membership) {
  return {
    membership: { id, organizationId: organization.id, userId, status, roles: roles.map(({ name }) => name), joinTime: timestampFromDate(joinedAt) },
  };
}
