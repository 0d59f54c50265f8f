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
  const kept = new Cache<readonly Environment[]>(['environments'], 1);
  const all = () => kept.get({ sql: everywhere }, 'all', () => selectEnvironments(everywhere, homeUrl));
  return {
    all,
    async system() {
      const found = (await all()).find(({ system }) => system);
      if (!found) throw new Error('the environment of the operators is not made yet');
      return found;
    },
    async of(host, path = '') {
      const environments = (await all()).filter(({ system }) => system === (path === OPERATORS_PATH));
      const asked = host.toLowerCase();
      const found = environments.find(({ url }) => new URL(url).host === asked) ?? (environments.length === 1 ? environments[0] : undefined);
      if (!found) throw environmentFaults.unknownAddress({ host: host.slice(0, 255) });
      return found;
    },
  };
}
