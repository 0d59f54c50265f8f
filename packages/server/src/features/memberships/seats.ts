import { command } from '../../chassis/command.ts';
import type { Fault } from '../../platform/fault.ts';
import type { OrganizationId } from '../../platform/ids.ts';
import type { Work } from '../../platform/work.ts';
import { demandOrganization, noSuchOrganization, type Organization } from '../organizations/index.ts';
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
  const { limit, free } = await freeSeats(work, organization);
  if (free < more) throw membershipFaults.noSeat({ limit });
}

/** How many people there is room for. Nobody else fills a seat until this unit of work is done, unless there is no limit. */
export async function freeSeats(work: Work, organization: Pick<Organization, 'id' | 'maxUsers'>): Promise<{ readonly limit: number; readonly free: number }> {
  if (!seatsOf(work, organization)) return BOUNDLESS;
  const locked = await lockSeats(work, organization.id);
  if (!locked) throw noSuchOrganization({ id: organization.id });
  const limit = seatsOf(work, locked);
  if (!limit) return BOUNDLESS;
  const used = await countSeats(work, organization.id, limit + 1);
  return { limit, free: limit - used };
}

/** Up to here seats are counted where nothing limits them. */
const COUNTED = 10_000;

/** How many seats are taken and how many there are; a limit of 0 is none. To look at: who fills a seat asks `demandSeats`. */
export const getSeats = command({
  needs: 'organizations_users_read',
  reads: true,
  within: ({ organizationId }: { readonly organizationId: OrganizationId }) => organizationId,

  async run(work, { organizationId }) {
    const limit = seatsOf(work, await demandOrganization(work, organizationId));
    return { limit, used: await countSeats(work, organizationId, Math.max(COUNTED, limit)) };
  },
});

const BOUNDLESS = { limit: Number.POSITIVE_INFINITY, free: Number.POSITIVE_INFINITY };

/** An organization's own number, be it "no limit", or else the environment's. 0: there is none. */
const seatsOf = ({ environment }: Work, { maxUsers }: Pick<Organization, 'maxUsers'>): number => maxUsers ?? environment.signUpRules.seats;

export const isLackOfSeats = ({ code }: Fault): boolean => code === membershipFaults.noSeat().code;
