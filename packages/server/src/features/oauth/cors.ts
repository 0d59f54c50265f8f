import { command, openTo } from '../../chassis/command.ts';
import { Cache } from '../../platform/cache.ts';
import type { Work } from '../../platform/work.ts';
import { matchesRegistered } from '../../protocols/oauth2/redirect-uri.ts';
import { isPublic, listClients } from '../clients/index.ts';

const kept = new Cache<readonly string[]>(['clients'], 1000);

/**
 * May a script of this origin read our answers? Apps that run in the browser call the token endpoint from where
 * their callback lives. No cookie is involved, so this opens nothing that the network does not.
 */
export const mayReadFrom = command({
  needs: openTo('Which sites host an app is seen by everybody who visits them.'),
  reads: true,

  run: async (work, origin: string): Promise<boolean> => {
    const lax = work.environment.kind === 'development';
    return (await originsOfBrowserApps(work)).some((registered) => matchesRegistered(registered, origin, { lax }));
  },
});

const originsOfBrowserApps = (work: Work): Promise<readonly string[]> =>
  kept.get(work, work.environment.id, async () => {
    const uris = (await listClients(work)).filter(isPublic).flatMap(({ redirectUris }) => redirectUris);
    return [...new Set(uris.flatMap((uri) => /^https?:\/\/[^/]+/.exec(uri)?.[0] ?? []))];
  });
