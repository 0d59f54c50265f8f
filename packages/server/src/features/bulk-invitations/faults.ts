import './fault-texts.ts';
import { faults } from '../../platform/fault.ts';

export const bulkFaults = faults('bulk_invitations', {
  notFound: ['missing', 'There is no bulk invitation "{id}" in this organization.'],
  keyReused: ['taken', 'The key "{key}" stands for another list of people already. Choose another key, or send what was sent under it.'],
  overtaken: ['aborted', 'The same list is being sent a second time under this key, and that one counts.'],
  started: ['wrongState', 'This bulk invitation was started before: it is {status}.'],
  notRunning: ['wrongState', 'Only a running bulk invitation can be paused. This one is {status}.'],
  notPaused: ['wrongState', 'Only a paused bulk invitation can go on. This one is {status}.'],
  over: ['wrongState', 'There is nothing left to cancel: this bulk invitation is {status}.'],
  cannotUndo: ['wrongState', 'A bulk invitation can be undone once it was started, and is paused, cancelled or done. This one is {status}.'],
  empty: ['invalid', 'There are no rows in it.'],
  tooManyRows: ['invalid', 'These are more than {limit} rows. Split them into several lists.'],
  tooLarge: ['tooMany', 'The file is larger than {limit} bytes.'],
  wrongEncoding: ['invalid', 'The file is not in UTF-8, and not in UTF-16 with a byte order mark. Save it again as "CSV UTF-8".'],
  unreadable: ['invalid', 'The file cannot be read at row {row}: {why}.'],
  noEmailColumn: ['invalid', 'No column holds e-mail addresses. Say which one does: map.email=<column>. The columns are: {columns}.'],
  unknownColumn: ['invalid', 'There is no column "{column}" to read as {field}. The columns are: {columns}.'],
  unknownField: [
    'invalid',
    'Nothing is read as "{field}". There are: email, first_name, last_name, name, roles, external_id, send_invitation_email and metadata.<key>.',
  ],
});
