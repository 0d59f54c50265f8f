export const en = {
  refuseTitle: 'Refuse {name}?',
  refuseInvitationTitle: 'Refuse to invite {email}?',
  refuse: 'Refuse',
  toldNotIn: 'They are told by mail that they are not let in. They may ask again.',
  toldNotInvited: '{requester} is told by mail. {email} hears nothing, and may be asked for again.',
  somebody: 'Whoever asked',
  reason: 'Reason (optional)',
  reasonRead: 'It stands in the mail and beside the answer.',
} as const;
