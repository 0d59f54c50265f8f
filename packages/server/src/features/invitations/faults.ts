import './texts/faults.ts';
import { faults } from '../../platform/fault.ts';

export const invitationFaults = faults('invitations', {
  alreadyMember: ['taken', '{email} is a member of this organization already.'],
  alreadyInvited: ['taken', '{email} has been invited to this organization already, and the invitation is open. Send it again instead (ResendInvite).'],
  deactivated: ['taken', '{email} is a member of this organization and was deactivated. Reactivate the membership instead of inviting again.'],
  mayNotAssert: ['forbidden', 'Only the app itself may add somebody without an invitation: leave send_invitation_email out, or set it to true.'],
  needsApproval: ['wrongState', 'Invitations to this organization need approval: ask for it with RequestInvitation. Nothing was done.'],
  waitsAlready: ['taken', 'Somebody has asked to invite {email} already, and nobody has answered yet.'],
  noRequest: ['missing', 'There is no request "{request}" for an invitation in this organization.'],
  decided: ['wrongState', 'This request has been answered already: it was {status} by {by}.'],
  noInvitation: ['missing', 'The user "{user}" has no open invitation to the organization "{organization}".'],
  alreadyAccepted: ['wrongState', 'This person has accepted already: they are a member of the organization.'],
  onlyDelayed: ['invalid', 'The status {code} says that the mail is delayed, not that it came back: it may still arrive. Report it when it is given up.'],
  wasDelivered: ['invalid', 'The status {code} says that the mail was delivered: that is no bounce.'],
  expired: ['wrongState', 'This invitation has expired. Send it again (ResendInvite), or ask for a new one.'],
  used: ['wrongState', 'This invitation has been accepted already.'],
  revoked: ['wrongState', 'This invitation has been taken back.'],
  replaced: ['wrongState', 'A newer link was sent for this invitation. Look for the latest mail.'],
  unknownLink: ['missing', 'This is not a link to an invitation. Check that all of it was copied.'],
  provesNothing: ['wrongState', 'Somebody besides the invitee has seen this link, so it takes a code sent to the invited address.'],
});
