// The words around the pages at /ui/. What the pages themselves say stands in packages/web.
export const en = {
  refused: {
    heading: 'You are not signed in',
    explained: 'Nothing was changed. Your account and your colleagues are shown once you have signed in and picked where.',
    again: 'Sign in',
  },
  unbuilt: {
    heading: 'These pages are not here yet',
    explained: 'Whoever runs this server has to finish installing it. What you sign in with can be changed all the same.',
    security: 'Passwords and passkeys',
  },
} as const;
