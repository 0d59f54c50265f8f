import { faults } from '../../platform/fault.ts';

export const attributeFaults = faults('user_attributes', {
  notFound: ['missing', 'There is no attribute "{key}" in this environment.'],
  taken: ['taken', 'There is an attribute "{key}" already. Rename that one, or choose another key.'],
  tooMany: ['tooMany', 'There are {most} attributes, which is the most. Delete one that is not used any more.'],
});
