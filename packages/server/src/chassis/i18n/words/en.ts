// What the house itself says on pages and in mails, whoever's they are.
export const en = {
  foot: { language: 'Language' },
  appUnknown: 'Sign-in',
  tryAgain: 'Try again',
  openAgain: 'Open the page again',
  slower: 'A little slower, please',
  reference: 'If you write to somebody about this, name {reference}',
  nothingDone: 'Nothing was done',
  notFound: { heading: 'There is nothing here', explained: 'The address may be mistyped or cut in two. Go back to the app and start from there.' },
  failed: {
    heading: 'Something went wrong on our side',
    explained: 'It is not your fault. Try again in a minute; what you did before is safe.',
  },
  badRequest: {
    heading: 'The app sent a request we cannot follow',
    explained: '{what} Go back to the app and try again; if it happens again, tell the people who run it.',
  },
  noCookies: {
    heading: 'Your browser kept no cookie',
    explained: 'Without it we cannot tell you from somebody else, so nothing was done. Allow cookies for this site, then try again.',
  },
  refused: {
    explained: 'Nothing was done. Go back to the app and try again.',
    other: 'That did not work',
    forbidden: 'That is not allowed',
    conflict: 'Somebody was faster',
    unavailable: 'One moment, please',
  },
  mail: { copyAddress: 'If the button does nothing, copy this address into your browser:' },
} as const;
