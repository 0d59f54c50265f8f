/**
 * An identity is who somebody is at a connection: the provider's name for them, which stays when their address
 * there changes, and what the provider tells of them.
 *
 * It owns whose identity is whose. What is told of somebody elsewhere stays here: whether any of it fills their
 * profile is for whoever signs them in, and whether it proves anything, too.
 */
export { findIdentity, type Identity, identitiesOf, linkIdentity, type NewIdentity, type ShownIdentity, seeIdentity } from './identity.ts';
