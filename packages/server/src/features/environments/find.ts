import { Cache } from '../../platform/cache.ts';
import { type Environment, OPERATORS_PATH } from '../../platform/environment.ts';
import { environmentFaults } from './faults.ts';
import { type Everywhere, selectEnvironments } from './store.ts';

export interface EnvironmentFinder {
  /**
   * The environment that lives at this host, with its port. Where there is one environment only, it lives at every
   * address: behind a proxy, on the TLS port, on an IP address that is asked for its health. What it says of
   * itself is its own URL all the same, never what a request claims.
   * @param path where on the host it lives: OPERATORS_PATH, or nothing
   */
  of(host: string, path?: string): Promise<Environment>;
  /** For what is done in each of them: the first one first, that of the operators last. */
  all(): Promise<readonly Environment[]>;
  /** That of the operators. */
  system(): Promise<Environment>;
}

/** @param homeUrl the address of the first environment: TENON_URL */
export function environmentFinder(everywhere: Everywhere, homeUrl: string): EnvironmentFinder {
  const kept = new Cache<Known>(['environments'], 1);
  const known = () => kept.get({ sql: everywhere }, 'all', async () => knownOf(await selectEnvironments(everywhere, homeUrl)));
  const all = async () => (await known()).all;
  return {
    all,
    async system() {
      const found = (await all()).find(({ system }) => system);
      if (!found) throw new Error('the environment of the operators is not made yet');
      return found;
    },
    async of(host, path = '') {
      const { byHost, only } = (await known())[path === OPERATORS_PATH ? 'system' : 'others'];
      const found = byHost.get(host.toLowerCase()) ?? only;
      if (!found) throw environmentFaults.unknownAddress({ host: host.slice(0, 255) });
      return found;
    },
  };
}

/** The environments as requests look for them: every one of them does. */
interface Known {
  readonly all: readonly Environment[];
  readonly system: Addresses;
  readonly others: Addresses;
}

interface Addresses {
  readonly byHost: ReadonlyMap<string, Environment>;
  /** The one that lives at every address, where there is no other. */
  readonly only: Environment | undefined;
}

function knownOf(all: readonly Environment[]): Known {
  const addressesOf = (environments: readonly Environment[]): Addresses => ({
    // Of two at one address the first counts.
    byHost: new Map(environments.toReversed().map((environment) => [new URL(environment.url).host, environment])),
    only: environments.length === 1 ? environments[0] : undefined,
  });
  return { all, system: addressesOf(all.filter(({ system }) => system)), others: addressesOf(all.filter(({ system }) => !system)) };
}
