import { command, OPERATORS, perform } from '../../chassis/command.ts';
import type { Caller } from '../../platform/actor.ts';
import type { Environment } from '../../platform/environment.ts';
import type { Desk, Work } from '../../platform/work.ts';
import { createClient, listClients, updateClient } from '../clients/index.ts';
import { ensureSystemEnvironment } from '../environments/index.ts';
import { makeOrganization } from '../organizations/index.ts';
import { createOperatorRoles } from '../roles/index.ts';

/**
 * Makes the environment of the operators when there is none, with their organization, their roles and the dashboard as its
 * app; and lets the dashboard follow the address of this server.
 * @param home the first environment: TENON_URL
 * @param find that of the operators, once it is made
 */
export async function ensureOperators(
  desk: Desk,
  home: { readonly url: string; readonly kind: Environment['kind'] },
  find: () => Promise<Environment>,
): Promise<void> {
  await ensureSystemEnvironment(desk, home, furnish);
  const environment = await find();
  const caller: Caller = { environment, actor: { kind: 'system', job: 'operators.ensure' }, requestId: 'start' };
  const [dashboard] = await perform(desk, caller, apps, undefined);
  const addresses = addressesAt(home.url);
  if (!dashboard) await perform(desk, caller, createClient, { kind: 'web', name: 'Dashboard', withoutSecret: true, ...addresses });
  else if (dashboard.homeUri !== addresses.homeUri) await perform(desk, caller, updateClient, { id: dashboard.id, ...addresses });
}

const apps = command({ needs: OPERATORS, reads: true, run: (work, _: undefined) => listClients(work) });

const addressesAt = (url: string) => ({
  redirectUris: [`${url}/dashboard/signed-in`],
  postLogoutUris: [`${url}/dashboard`],
  initiateLoginUri: `${url}/dashboard/sign-in`,
  homeUri: `${url}/dashboard`,
});

async function furnish(work: Work): Promise<void> {
  await createOperatorRoles(work);
  await makeOrganization(work, { displayName: 'Operators' });
}
