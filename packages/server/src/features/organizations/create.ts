import { CLIENTS, command } from '../../chassis/command.ts';
import { makeOrganization, type NewOrganization } from './make.ts';
import type { Organization } from './organization.ts';

/** The app makes an organization for a customer of its own. */
export const createOrganization = command({
  needs: CLIENTS,
  action: 'organization.created',
  run: (work, input: NewOrganization): Promise<Organization> => makeOrganization(work, input),
});
