import { faults } from '../../platform/fault.ts';

export const roleFaults = faults('roles', {
  unknown: ['invalid', 'There is no role "{role}" in this organization or its environment. Name a role by its id or its name.'],
});
