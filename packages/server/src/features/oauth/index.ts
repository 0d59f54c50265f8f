/**
 * OAuth 2 and OpenID Connect: how apps send people here, and what tokens they get.
 *
 * It owns the endpoints, authorization codes and the making of tokens; the rules of the protocols stand in protocols/.
 * What comes next for a person is said by the journey, and the pages on the way are login's: they meet in a parked
 * request. Sessions, grants, clients and keys are kept by their own features.
 */
export { authenticator, isLetIn, memberBefore } from './authenticate.ts';
export { oauthRoutes } from './routes.ts';
export { codeDuty, revokedTokenDuty, usedAssertionDuty } from './sweep.ts';
