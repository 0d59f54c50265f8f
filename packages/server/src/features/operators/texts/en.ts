// The words of the way into the dashboard.
export const en = {
  entry: {
    heading: 'Look after this server',
    known: 'You come in as {email}. The link works once.',
    unknown: 'Nobody looks after it yet: you will be its first owner. Which address is yours? You sign in with it from now on.',
    email: 'Your e-mail address',
    button: 'Open the dashboard',
    over: 'This link is over',
    overExplained: 'Each link lets somebody in once, within 15 minutes. Make a new one on the server with {command}.',
  },
  passkey: {
    heading: 'You are in',
    explained: 'Add a passkey now, and next time your fingerprint, face or PIN is enough: no link, no mail.',
    add: 'Add a passkey',
    later: 'Go to the dashboard',
  },
  nobody: {
    heading: 'Nobody looks after this server yet',
    explained: 'Run {command} on the server. It prints a link that lets the first owner in.',
  },
  denied: {
    heading: 'This is for those who run the server',
    explained: 'You are signed in as somebody who is not one of its operators. An owner can invite you.',
    again: 'Sign in as somebody else',
  },
  signedOut: { heading: 'You are signed out', again: 'Sign in again' },
  unbuilt: { heading: 'The dashboard is not built yet', explained: 'Run {command} in the folder of the project, then open this page again.' },
} as const;
