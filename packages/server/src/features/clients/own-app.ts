import type { Work } from '../../platform/work.ts';
import { type Client, ownAppId } from './client.ts';
import { ensureClient } from './create.ts';

/** It is there, and follows the address of the environment. */
export const ensureOwnApp = (work: Work): Promise<Client> => {
  const { url } = work.environment;
  return ensureClient(work, ownAppId(work.environment), {
    kind: 'web',
    name: 'Account',
    redirectUris: [`${url}/ui/signed-in`],
    postLogoutUris: [`${url}/ui`],
    initiateLoginUri: `${url}/ui/sign-in`,
    homeUri: `${url}/ui`,
  });
};
