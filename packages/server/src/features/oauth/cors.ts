import { command, openTo } from '../../chassis/command.ts';
import { Cache } from '../../platform/cache.ts';
import type { Work } from '../../platform/work.ts';
import { matchesOrigin } from '../../protocols/oauth2/origin.ts';
import { type PublicAddress, publicAddresses } from '../clients/index.ts';

const kept = new Cache<readonly PublicAddress[]>(['clients'], 1000);

/**
 * May a script of this origin read our answers? Apps that run in the browser call the token endpoint from where
 * their callback lives, whether somebody here registered them or they did so themselves. No cookie is involved, so this
 * opens nothing that the network does not.
 */
export const mayReadFrom = command({
  needs: openTo('Which sites host an app is seen by everybody who visits them.'),
  reads: true,

  run: async (work: Work, origin: string): Promise<boolean> => {
    const lax = work.environment.kind === 'development';
    const registered = await kept.get(work, work.environment.id, () => publicAddresses(work));
    return registered.some(({ uri, native }) => matchesOrigin(uri, origin, { lax, native }));
  },
});
