import './fault-texts.ts';
import { faults } from '../../platform/fault.ts';

export const directoryFaults = faults('directories', {
  notFound: ['missing', 'There is no directory "{directory}" in this organization.'],
  groupNotFound: ['missing', 'There is no group "{group}" in this directory.'],
  unknownGroup: ['invalid', 'There is no group "{group}" in this directory.'],
  enabled: ['wrongState', 'The directory "{directory}" is enabled. Disable it before you delete it.'],
  tooManySecrets: ['wrongState', 'The directory "{directory}" has {most} secrets already. Regenerate them to begin anew with one.'],
  secretNotFound: ['missing', 'There is no secret "{secret}" of this directory.'],
  otherKind: ['invalid', 'A directory stays what it was made as ({kind}). Make another one.'],
});
