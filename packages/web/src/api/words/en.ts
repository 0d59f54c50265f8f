/** What calls say when they go wrong on the way. What the server refuses it says itself. */
export const en = {
  broken: 'Something went wrong on this page.',
  unloaded: 'This page could not be loaded.',
  unloadedNext: 'The server may have been updated, or the connection was lost. Load it again.',
  unreachable: 'The server could not be reached.',
  unreachableNext: 'Check the connection and try again; nothing was lost.',
  tooLong: 'The answer took too long.',
  tooLongNext: 'It may still have been done: look before trying again.',
  tooMany: 'Too many requests.',
  tooManyNext_one: 'Try again in {count} second.',
  tooManyNext_other: 'Try again in {count} seconds.',
  signedOut: 'You are signed out.',
  signedOutNext: 'Sign in again to go on where you are.',
  notYet: 'This server cannot do that yet.',
  failed: 'That did not work.',
  cutOff: 'The file did not come through.',
  cutOffNext: 'Check the connection and try again.',
} as const;
