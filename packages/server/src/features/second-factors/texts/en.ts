// The words of the mails about somebody's second factor.
export const en = {
  added: { heading: 'An authenticator app was added', explained: 'From now on you are asked for a code of your app when you sign in.' },
  removed: {
    heading: 'Your authenticator app was removed',
    explained: 'You are no longer asked for its codes, and your recovery codes stopped working.',
  },
  recovery_code_used: {
    heading: 'A recovery code was used',
    explained: 'Somebody signed in with one of your recovery codes instead of your app. It will not work again.',
  },
  recovery_codes_new: { heading: 'You have new recovery codes', explained: 'The old ones stopped working.' },
  subject: '{heading}: {app}',
  about: 'This is about your sign-in to {app} as {email}.',
  wasItYou: 'That was you? Then there is nothing to do. If not, write to the people who run {app} at once.',
  whyYou: 'You get this mail because the way {email} signs in has changed.',
} as const;
