// The words of the mails about invitations.
export const en = {
  invitation: {
    subjectBy: '{inviter} invites you to {organization}',
    subject: 'You are invited to {organization}',
    preheader: 'Open until {until}. Joining takes one click.',
    hello: 'Hello {name}.',
    worksWith: '{organization} works with {app}.',
    join: 'Join, and you are signed in at once: there is no password to think of.',
    joinAs: 'You join as',
    roles_one: 'Role',
    roles_other: 'Roles',
    by: 'Invited by',
    until: 'Open until',
    button: 'Join {organization}',
    forYouAlone: 'This link is for {email} alone and works once, so keep it to yourself.',
    notExpected: 'Not expected? Ignore this mail: nothing happens until you join.',
  },
  renewal: {
    subject: '{invitee} asks for a new invitation to {organization}',
    preheader: 'Their link no longer works.',
    linkIsOver: 'The link in your invitation to {email} no longer works.',
    stillJoin: 'Should they still join? Then invite them again from the list of members. It goes to the same address, with a new link.',
    whyYou: 'You get this mail because you sent that invitation, or look after the members there. If they should not join, there is nothing to do.',
  },
} as const;
