import './texts.ts';
import { faults } from '../../platform/fault.ts';

export const passkeyFaults = faults('passkeys', {
  notFound: ['missing', 'There is no passkey "{passkey}".'],
  off: ['forbidden', 'Passkeys are not in use here. Sign in another way.'],
  lastWayIn: ['wrongState', 'This passkey is the only way you have into {where}. Add another one first, then remove this one.'],
  tooMany: ['wrongState', 'You have {limit} passkeys, which is as many as one person may have. Remove one that you no longer use.'],
  onlyOnPage: ['wrongState', 'Passkeys are made by the person, in their own browser. Send them to {page}.'],
  expired: ['invalid', 'That took too long. Try once more.'],
  elsewhere: ['invalid', 'This was begun in another browser, or some time ago. Try once more, in this one.'],
  used: ['invalid', 'This answer was used already. Try once more.'],
  wrongOrigin: ['invalid', 'The passkey was shown on another site, {origin}. Nothing was done here.'],
  unverified: ['invalid', 'The device did not check that it is you. Unlock it with your finger, your face or its PIN, and try again.'],
  malformed: ['invalid', 'The answer of the browser could not be read, or is not what was asked for. Try once more.'],
  unknown: ['invalid', 'This passkey is not known here. It may have been removed: sign in another way.'],
  copied: ['invalid', 'There may be a copy of this passkey: it was used fewer times than before. Sign in another way, remove it and make a new one.'],
  alreadyKnown: ['taken', 'This device has a passkey for you already.'],
});
