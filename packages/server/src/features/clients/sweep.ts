import { sweeping } from '../../platform/sweep.ts';
import { deleteUnusedPrograms } from './store.ts';

/** Whoever may register may do so a thousand times: a program that nobody let in within a week is forgotten, and may come again. */
export const programDuty = sweeping({ hours: 6 }, 'clients.sweep', 7, deleteUnusedPrograms);
