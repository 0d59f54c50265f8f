/**
 * Connections lead to somebody else's sign-in: an organization's identity provider by OIDC or SAML, or a
 * method of the whole environment.
 *
 * This feature owns the connection as a record: what it is, its configuration and our secret at the provider,
 * whether people may come in by it, and which of an organization's domains lead to it. Speaking with the
 * provider is for the protocols.
 */
export { addressOf, type Connection, mayGoWithoutTls, textIn } from './connection.ts';
export {
  connectionsFor,
  connectionWithSecret,
  descriptionOf,
  environmentMethod,
  findConnection,
  findOpenConnection,
  type Home,
  homeOf,
  openConnectionsOf,
  socialConnections,
} from './find.ts';
export { type HomeJson, homeOfJson, homeOfUser } from './store.ts';
