import type { UserId } from '../../platform/ids.ts';
import type { Work } from '../../platform/work.ts';
import { selectOfferable, upsertOffer } from './store.ts';

/** Whoever said "not now" is not asked again for so long. */
export const DAYS_BETWEEN_OFFERS = 30;

/** They have no passkey, and were not asked for a while. */
export const mayOfferPasskey = (work: Work, userId: UserId): Promise<boolean> =>
  selectOfferable(work, userId, new Date(work.now.getTime() - DAYS_BETWEEN_OFFERS * 24 * 60 * 60 * 1000));

/** They were asked, and said not now. */
export const noteOffer = (work: Work, userId: UserId): Promise<void> => upsertOffer(work, userId);
