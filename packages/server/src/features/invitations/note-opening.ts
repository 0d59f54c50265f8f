import type { InvitationId } from '../../platform/ids.ts';
import type { Book, Work } from '../../platform/work.ts';
import type { InvitationView, UnknownLink } from './peek.ts';
import { writeOpenings } from './store.ts';

const openings: Book<InvitationId> = { write: writeOpenings };

/**
 * Remembers that the page of an open invitation was shown to a browser. It stands beside the invitation and changes nothing
 * about it: whoever looks, and how often, decides nothing.
 */
export function noteOpening(work: Work, view: InvitationView | UnknownLink): void {
  if (view.state === 'open') work.note(openings, view.id);
}
