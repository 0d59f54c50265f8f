import { faults } from '../../platform/fault.ts';

export const oauthFaults = faults('oauth', {
  badToken: ['unauthenticated', 'The access token is not one of this environment, or it was withdrawn. Get a new one from /oauth/token.'],
  anotherAudience: [
    'unauthenticated',
    'The access token is for another API: its audience ("aud") does not name this one. Get one for this API from /oauth/token.',
  ],
  expiredToken: ['unauthenticated', 'The access token has expired. Get a new one from /oauth/token.'],
  revokedToken: ['unauthenticated', 'The access token was revoked. Get a new one from /oauth/token.'],
  endedSession: ['unauthenticated', 'The session of this access token has ended. The person has to sign in again.'],
  noSuchClient: ['missing', 'There is no app {client} in this environment.'],
});
