import { DEEDS } from '../deeds.ts';

/** Who changed what, for operators and for those who look after an organization themselves. */
export const en = {
  list: 'Audit log',
  what: 'What',
  who: 'Who',
  when: 'When',
  anyAction: 'Any action',
  nothing: 'Nothing like that in the log',
  showAll: 'Show all',
  none: 'Nothing has been changed yet',
  export: 'Export',
  exporting: 'Exporting…',
  file: 'audit-log',
  csv: 'CSV, for a spreadsheet',
  jsonl: 'JSON Lines, for a program',
  /** Who it was, where nobody knows them by name. */
  by: {
    client: 'An app',
    machine: 'A machine',
    member: 'A member',
    operator: 'An operator',
    visitor: 'Somebody on a hosted page',
    system: 'The server',
  },
  anOrganization: 'an organization',
  /** Deeds without a name of their own: what a job did on the way. */
  other: {
    created: '{actor} added {target}.',
    updated: '{actor} changed {target}.',
    deleted: '{actor} deleted {target}.',
    something: '{actor} changed something.',
  },
  did: DEEDS,
} as const;
