import { faults } from '../platform/fault.ts';

/** What the transport itself has to say, before any feature is reached. Their HTTP statuses stand in fault-map.ts. */
export const requestFaults = faults('request', {
  malformedFrame: ['invalid', 'The request is not one well-formed gRPC message.'],
  malformedMessage: ['invalid', 'The request could not be read as a {message}.'],
  malformedJson: ['invalid', 'The body is not valid JSON: {why}.'],
  malformedField: ['invalid', 'The request could not be read: {why}.'],
  malformedTimeout: ['invalid', 'The header grpc-timeout is not digits and one of H, M, S, m, u, n.'],
  unkeepableText: ['invalid', 'The request contains the character U+0000, which cannot be kept or looked for.'],
  malformed: ['invalid', 'The request could not be read.'],
  tooSlow: ['invalid', 'The request took too long to arrive.'],
  headersTooLarge: ['invalid', 'The headers of the request are too large.'],
  tooLarge: ['tooMany', 'The request is larger than {limit} bytes.'],
  unsupportedContentType: ['invalid', 'This address takes {accepted}, not "{given}".'],
  unknownAddress: ['missing', 'There is nothing at {path}.'],
  unknownMethod: ['unimplemented', 'There is no method {path}.'],
  wrongMethod: ['unimplemented', '{method} does not work here. Use {allowed}.'],
  notServedYet: ['unimplemented', '{method} is part of the contract, and this version does not serve it yet.'],
  notServed: ['unimplemented', '{method} is part of the contract, and is not served: {reason}.'],
  deadlineExceeded: ['unavailable', 'The call took longer than its deadline.'],
  cancelled: ['unavailable', 'The caller went away before the answer.'],
});
