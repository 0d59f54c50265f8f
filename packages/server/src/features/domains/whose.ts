import type { OrganizationId } from '../../platform/ids.ts';
import { domainOf } from '../../platform/mail-domains.ts';
import type { Work } from '../../platform/work.ts';
import type { Organization } from '../organizations/index.ts';
import { selectOwner, selectSuggestions } from './store.ts';

/** Members are counted up to here: a page that says "1000 and more" needs no more. */
export const MOST_COUNTED = 1_000;
/** More than a page shows; nobody chooses among more. */
const MOST_SUGGESTED = 20;

/** An organization that a person may join by themselves. */
export interface Suggestion {
  readonly organization: Organization;
  /** Active ones; `MOST_COUNTED` means so many or more. */
  readonly members: number;
}

/**
 * The organizations whose people may have addresses like this one, and to which its person does not belong and was not
 * asked yet. Only for a mailbox that was proven: whoever asserts an address learns nothing by it.
 */
export const organizationsSuggestedFor = (work: Work, email: string): Promise<Suggestion[]> =>
  selectSuggestions(work, { email, domain: domainOf(email), most: MOST_SUGGESTED, counted: MOST_COUNTED });

/** The organization whose own domain, proven or taken on the app's word, an address is at. */
export const ownerOfAddress = (work: Work, email: string): Promise<OrganizationId | undefined> => selectOwner(work, domainOf(email));
