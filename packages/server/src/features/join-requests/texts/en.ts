// The words of the mails to people who asked to join.
export const en = {
  approved: {
    subject: '{organization} let you in',
    heading: 'Welcome to {organization}',
    preheader: 'Your request to join was answered: you are a member.',
    explained: '{organization} said yes to your request to join. Sign in with {email}, and you are there.',
    explainedOpen: '{organization} said yes to your request to join. Open {app} the way you always do and sign in with {email}.',
    button: 'Sign in to {organization}',
  },
  refused: {
    subject: 'Your request to join {organization}',
    heading: 'Your request to join {organization}',
    preheader: 'Somebody there answered it.',
    explained: 'Somebody at {organization} looked at your request and did not let you in this time.',
    goOn: 'Nothing else changes for you. If you think this is a mistake, write to somebody you know there: they can invite you.',
    reason: 'Their reason',
  },
  whyYou: 'You get this mail because {email} asked to join {organization}.',
} as const;
