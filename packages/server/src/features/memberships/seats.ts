import type { Fault } from '../../platform/fault.ts';
import type { Work } from '../../platform/work.ts';
import { noSuchOrganization, type Organization } from '../organizations/index.ts';
import { membershipFaults } from './faults.ts';
import { countSeats, lockSeats } from './store.ts';

/**
 * Refuses when an organization's seats would not suffice. Active members and open invitations have one each; who was
 * deactivated, and whose invitation ran out, has none.
 *
 * Whoever wants the last seat at the same moment waits here for the other and then counts them. An organization
 * without a limit, and that is most, is not even looked at.
 * @param more how many are about to be taken; 0 when they have been taken in this unit of work already
 */
export async function demandSeats(work: Work, organization: Pick<Organization, 'id' | 'maxUsers'>, more: 0 | 1): Promise<void> {
  if (!seatsOf(work, organization)) return;
  const locked = await lockSeats(work, organization.id);
  if (!locked) throw noSuchOrganization({ id: organization.id });
  const limit = seatsOf(work, locked);
  if (!limit) return;
  const used = await countSeats(work, organization.id, limit + 1);
  if (used + more > limit) throw membershipFaults.noSeat({ limit });
}

/** An organization's own number, be it "no limit", or else the environment's. 0: there is none. */
const seatsOf = ({ environment }: Work, { maxUsers }: Pick<Organization, 'maxUsers'>): number => maxUsers ?? environment.signUpRules.seats;

export const isLackOfSeats = ({ code }: Fault): boolean => code === membershipFaults.noSeat().code;
