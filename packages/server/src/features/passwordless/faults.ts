import { faults } from '../../platform/fault.ts';

// None names the address: faults are logged. Apps look for "… is required" and "expired" in the words.
export const passwordlessFaults = faults('passwordless', {
  linkUriRequired: ['invalid', 'magiclink_auth_uri is required: it is the page of yours that the link opens.'],
  requestIdRequired: ['invalid', 'auth_request_id is required: send it along as the answer to the mail gave it.'],
  nothingToVerify: ['invalid', 'There is nothing to verify: send a code or a link_token.'],
  notFound: ['missing', 'There is no auth request "{request}".'],
  unknownLink: ['invalid', 'This link_token is not known: it was replaced by a newer mail, belongs to another auth request, or never was.'],
  wrongCode: ['invalid', 'This code is not the one from the mail. Tries left: {triesLeft}.'],
  expired: ['invalid', 'The auth request expired. Send a new mail.'],
  used: ['invalid', 'This auth request was verified before. Its code and its link work once; send a new mail.'],
  notOpen: ['wrongState', 'No other mail can be sent for this auth request: it expired, was verified, or had too many wrong codes. Send a new one.'],
  locked: ['tooMany', 'There were too many wrong codes for this auth request. Send a new mail.'],
  tooManyMails: ['tooMany', 'Two mails went out to this address within a minute. Wait a minute and ask again.'],
  tooManyTries: ['tooMany', 'There were too many wrong codes for this address today. Try again tomorrow.'],
});
