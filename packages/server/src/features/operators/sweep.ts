import { sweeping } from '../../platform/sweep.ts';
import { deleteEntryLinks } from './store.ts';

export const entryLinkDuty = sweeping({ hours: 24 }, 'operators.sweep_links', 1, deleteEntryLinks);
