// The words of the mails about somebody's password.
export const en = {
  set: { heading: 'You have a password now', explained: 'From now on you can sign in with it.' },
  changed: { heading: 'Your password was changed', explained: 'The old one no longer works, and every other browser was signed out.' },
  subject: '{heading}: {app}',
  about: 'This is about your sign-in to {app} as {email}.',
  wasItYou: 'That was you? Then there is nothing to do. If not, set a new password at once: choose "Forgot your password?" where you sign in.',
  whyYou: 'You get this mail because the password of {email} has changed.',
} as const;
