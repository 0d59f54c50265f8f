/**
 * A passkey is a key pair that a person's device made for this environment: the device keeps the secret half behind a
 * finger, a face or a PIN, and signs a challenge with it. This feature keeps the public halves and runs the two
 * ceremonies: one that makes a passkey, and one that shows it.
 *
 * Challenges are made without a row, from the server's key: good for one ceremony, one browser and a few minutes. An
 * answer is written down, so that it counts once. What a shown passkey opens is for login to say, and so are the pages;
 * whether somebody may do without one is the journey's business.
 */
export { nameOfKind } from './authenticators.ts';
export { CEREMONY_SECONDS } from './challenge.ts';
export { demandsOn, remove as removePasskeyOf, removePasskey, rename as renamePasskeyOf, renamePasskey } from './change.ts';
export { passkeyFaults } from './faults.ts';
export { passkeyMessage } from './message.ts';
export { DAYS_BETWEEN_OFFERS, mayOfferPasskey, noteOffer } from './offer.ts';
export { LONGEST_NAME, type Passkey } from './passkey.ts';
export { beginProof, type ProofRefusal, type Proven, provePasskey } from './prove.ts';
export { listPasskeys, listPasskeysOf } from './read.ts';
export { beginRegistration, finishRegistration, type Registered, type RegistrationRefusal } from './register.ts';
export { passkeysWork, relyingParty } from './relying-party.ts';
export { passkeyScript } from './script.ts';
export { hasPasskeys, havingPasskeys } from './store.ts';
export { passkeyDuty } from './sweep.ts';
