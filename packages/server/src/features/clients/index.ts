/**
 * Clients are the apps and machines that may ask for tokens: their secrets, the addresses a browser may be sent
 * back to, what their tokens say, and whether they may call the management API. What they ask for, and whether they
 * get it, is oauth's business.
 */
export {
  addressesFor,
  type Client,
  type ClientKind,
  type ClientSecret,
  isMachine,
  isPublic,
  isThirdParty,
  mayReturnTo,
  mayReturnToAfterLogout,
  type OrganizationScope,
  ownAppId,
  publicIdOf,
  templateValues,
} from './client.ts';
export { createClient, deleteClient, ensureFirstClient, type FirstClient, type NewClient, updateClient } from './create.ts';
export { findClient, findSecret, listClients, type PublicAddress, publicAddresses } from './find.ts';
export { findDefaultApp, findFrontDoor, withHints } from './front-door.ts';
export { ensureOwnApp } from './own-app.ts';
export { changeRegistration, keepDescription, mayRegister, readDescription, readRegistration, registerProgram, withdrawRegistration } from './programs.ts';
export { typeOf as clientType } from './request.ts';
export { createClientSecret, revokeClientSecret, switchClientSecret } from './secrets.ts';
export { programDuty } from './sweep.ts';
export { noteSecretUse, useIsNews } from './use.ts';
