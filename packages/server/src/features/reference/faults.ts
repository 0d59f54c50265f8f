import { faults } from '../../platform/fault.ts';

export const referenceFaults = faults('reference', {
  noChapter: ['missing', 'The API reference has no such page. It begins at /docs.'],
});
