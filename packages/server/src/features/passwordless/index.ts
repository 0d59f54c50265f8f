/**
 * Passwordless requests are for apps that show their own sign-in pages: the app asks for a mail with a
 * code, a link or both, and hands back what the person brought from it.
 *
 * A request proves a mailbox to the app and to nobody else: no user is looked up, no session begins, and
 * nothing here counts as a proof for the hosted pages (those are challenges, which belong to a browser).
 *
 * What a mail holds and how long it is good for is said by the environment's connection of that kind, where
 * there is an enabled one.
 *
 * The limits are those of the contract: six digits, 60 seconds to an hour, five tries, two mails a minute
 * to one address, counted in the database so that every process counts the same.
 */
export { passwordlessMails } from './mail.ts';
export { passwordlessDuty } from './sweep.ts';
