/**
 * A second factor is what a person proves beside the first thing: a code of an app on their phone (TOTP), or one of the
 * recovery codes they wrote down for the day the phone is gone.
 *
 * This feature sets them up, checks them and takes them away. A code is worth one use and only while it is fresh, a
 * recovery code one use for ever; wrong ones cost tries. When somebody is asked for one is for the journey to say, and
 * how fresh a sign-in has to be before they are changed is for login.
 */
export { type Enrolment, newEnrolment, readEnrolment } from './enrolment.ts';
export { secondFactorFaults } from './faults.ts';
export { secondFactorMails } from './mail.ts';
export { type Confirmed, confirmAuthenticator, proveByAuthenticator, proveByRecoveryCode, type SecondProven } from './prove.ts';
export { renewRecoveryCodes } from './recovery.ts';
export { removeFactor, removeSecondFactor } from './remove.ts';
export { countFactors, getSecondFactor, type SecondFactorState, secondFactorOf } from './show.ts';
export { factorCount } from './store.ts';
