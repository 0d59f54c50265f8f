import type { Arrival } from '../../chassis/arrival.ts';
import type { House } from '../../chassis/house.ts';
import { admit, byAddress, demandRoom } from '../../chassis/limits.ts';
import type { Caller } from '../../platform/actor.ts';
import { networkOf } from '../../platform/network.ts';
import { OAuthError } from '../../protocols/oauth2/error.ts';

/** How often a program may come to the endpoints of OAuth. */
export interface Turnstile {
  /** Counts a client that has shown who it is. An unproven id counts for nobody: a stranger who knows it would use up its minute. */
  countClient(id: string): void;
  /**
   * Lets credentials be tried, and counts a failure for this client from this network and for the network as a whole.
   * Whoever fails too often is not heard for the rest of the minute, with the right secret neither; the same client
   * from elsewhere is.
   */
  tryCredentials<T>(clientId: string, attempt: () => Promise<T>): Promise<T>;
}

export function turnstile(house: House, { arrival, caller }: { readonly arrival: Arrival; readonly caller: Caller }): Turnstile {
  return {
    countClient: (id) => admit(house, arrival, [{ rule: 'oauthClient', subject: id }]),
    async tryCredentials(clientId, attempt) {
      const network = networkOf(caller.from?.ip ?? '');
      const failures = [
        // What a stranger calls a client may be anything, of any length.
        { rule: 'failures', subject: `${clientId.slice(0, LONGEST_ID)} ${network}` },
        { rule: 'allFailures', subject: network },
      ] as const;
      demandRoom(house.limits, caller, failures);
      try {
        return await attempt();
      } catch (error) {
        if (error instanceof OAuthError && error.code === 'invalid_client') house.limits?.take(caller.environment.id, failures);
        throw error;
      }
    },
  };
}

/** Counts a request for the network it came from, before anything of it is read. */
export const admitAddress = (house: House, { arrival, caller }: { readonly arrival: Arrival; readonly caller: Caller }): void =>
  admit(house, arrival, [byAddress('address', caller.from)]);

const LONGEST_ID = 40;
