/**
 * Tries are guesses at something short: a password, six digits. Each is counted before it is looked at, in the database,
 * so that of many at the same moment none is free, and every process counts the same.
 *
 * After a few wrong ones in a row whoever tries waits, and longer each time. What is counted together is for the caller
 * to say: this feature knows neither people nor addresses, only fingerprints of what they are told apart by.
 */
export { sweepTries as triesDuty } from './sweep.ts';
export { forgetTries, lookAtTries, type Patience, type Taken, takeTry } from './tries.ts';
