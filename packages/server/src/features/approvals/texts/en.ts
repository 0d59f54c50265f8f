// The words of the mails about approving who comes in.
export const en = {
  wanted: {
    subjectBy: '{requester} wants to invite somebody to {organization}',
    subject: '{email} asks to join {organization}',
    preheader: 'Nothing happens until you or somebody else answers.',
    explained: 'Look at it and say yes or no. Nothing happens before that.',
    who: 'Who',
    as: 'As',
    by: 'Asked by',
    button: 'Look at it',
    forYouAlone: 'This link is for {email} alone, works once, and asks you to be signed in.',
  },
  approved: {
    subject: '{email} is invited to {organization}',
    preheader: 'What you asked for was approved.',
    explained: 'Your invitation of {email} to {organization} was approved. It is on its way to them now.',
  },
  refused: {
    subject: '{email} is not invited to {organization}',
    preheader: 'What you asked for was refused.',
    explained: 'Your invitation of {email} to {organization} was refused, and nothing was sent. If you think otherwise, talk to an administrator there.',
    reason: 'Their reason',
  },
  whyYou: 'You get this mail because you asked for that invitation.',
} as const;
