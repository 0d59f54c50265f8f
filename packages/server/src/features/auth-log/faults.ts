import { faults } from '../../platform/fault.ts';

export const authLogFaults = faults('auth_log', {
  notFound: ['missing', 'There is no authorization request "{request}" in the log. Requests are kept for some days only.'],
});
