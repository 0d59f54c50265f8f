/**
 * The keys an environment signs its tokens with, and the public halves at /keys.
 *
 * A new key is published a day before it signs, because clients keep what they read; an old one stays for a month
 * after it stopped, because some clients read /keys once in their life. What goes into a token is oauth's business.
 */
export { type Keyring, keyringOf, type Signer } from './keyring.ts';
export { createFirstKey, keyDuty, rotateKeys } from './rotate.ts';
