/**
 * The back channel is how apps hear that a session has ended, from server to server (OpenID Connect Back-Channel
 * Logout 1.0): the person's browser may be closed, or somewhere else. Every app that took part in the session and
 * registered an address gets a signed logout token there, tried again for about a day.
 *
 * It owns no table: what is to be told is a job that commits with the end of the session, and how a session ends is
 * for sessions to say.
 */
export { LOGOUT_JOB, logoutJobs } from './deliver.ts';
export { tellApps } from './tell.ts';
