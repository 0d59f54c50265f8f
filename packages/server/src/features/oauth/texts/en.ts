// The words of the pages of /oauth/authorize and /oidc/logout.
export const en = {
  over: {
    heading: 'This sign-in is over',
    elsewhere: 'It was finished before, was begun in another browser, or has waited too long. Start again from the app.',
    justNow: 'It was finished a moment ago, in another tab perhaps. Start again from the app.',
    goTo: 'Go to {app}',
  },
  denied: { heading: 'You cannot go on' },
  doubt: {
    unknownApp: 'It names an app that is not registered here (client_id).',
    unreadableApp: 'What it says of itself at its own address cannot be read (invalid_client_metadata_url).',
    noReturn: 'It does not say where you should go afterwards (redirect_uri).',
    badReturn: 'The address you should go to afterwards is not registered for this app (invalid_redirect_uri).',
    twice: 'It names {parameter} more than once.',
    address: 'The address is not one of ours.',
  },
  signOut: {
    title: 'Sign out',
    heading: 'Do you want to sign out?',
    explained: 'This signs you out of every app that uses {app} in this browser.',
    done: 'You are signed out',
    close: 'You can close this window.',
    backToApp: 'Back to the app',
    stay: 'The app wanted to send you on to an address that is not registered for it, so you stay here. You can close this window.',
  },
} as const;
