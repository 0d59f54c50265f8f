import './texts.ts';
import { faults } from '../../platform/fault.ts';

export const membershipFaults = faults('memberships', {
  notFound: ['missing', 'The user "{user}" is no member of the organization "{organization}".'],
  alreadyMember: ['taken', 'This person is a member of the organization already, or invited to be one.'],
  noSeat: ['wrongState', 'This organization has no free seat: its limit is {limit}. Whoever manages it has to raise the limit or to remove a member first.'],
  notAcceptedYet: ['wrongState', 'The user "{user}" has not accepted the invitation yet. Revoke it, or wait until they have.'],
  roleGone: ['aborted', 'A role that was being given has just been deleted. Look at the roles again.'],
  roleTooStrong: ['forbidden', 'You cannot give or take the role "{role}": it allows more than the roles you hold yourself.'],
  roleNotHeld: ['missing', 'The user "{user}" does not have the role "{role}" in the organization "{organization}".'],
  lastOwner: ['wrongState', 'This is the last owner. Make somebody else one first: without an owner nobody could say who runs this server.'],
});
