/**
 * Passwords are off unless an environment switches them on.
 *
 * This feature keeps their hashes, says which ones are too weak to have, and checks one that was typed: outside of the
 * transaction, a few at a time, and for somebody nobody knows as long as for everybody else. Whether somebody may set one
 * now, and what a right one opens, is for login and the journey to say.
 */
export { passwordFaults } from './faults.ts';
export { type Hasher, hasher } from './hash.ts';
export { passwordMails } from './mail.ts';
export { getPassword, type PasswordState, passwordOf, requirePasswordChange } from './manage.ts';
export { lookAtPassword, type PasswordLook, type PasswordProven, provePassword } from './prove.ts';
export { LONGEST as LONGEST_PASSWORD, SHORTEST as SHORTEST_PASSWORD, type Weakness, weaknessOf, wordsAbout } from './rules.ts';
export { hashOf, setPassword } from './set.ts';
export { passwordIsToChange } from './store.ts';
