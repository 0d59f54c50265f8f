import './texts.ts';
import { faults } from '../../platform/fault.ts';

export const interceptorFaults = faults('interceptors', {
  notFound: ['missing', 'There is no interceptor "{interceptor}" in this environment.'],
  tooMany: ['tooMany', 'There are {most} interceptors of this trigger that are on, which is the most. Switch one off that is not needed any more.'],
  denied: ['forbidden', '{message}'],
  deniedInSilence: ['forbidden', 'A policy of this app does not allow it. Ask whoever runs the app.'],
});
