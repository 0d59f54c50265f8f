import { CLIENTS, command } from '../../chassis/command.ts';
import type { Page, PageRequest } from '../../platform/paging.ts';
import type { Organization } from './organization.ts';
import { pageOfFound, pageOfOrganizations } from './store.ts';

export interface ListOrganizations extends PageRequest {
  /** Only the one that has it. */
  readonly externalId?: string;
}

/** Every organization of the environment, the newest first. */
export const listOrganizations = command({
  needs: CLIENTS,
  reads: true,
  run: (work, ask: ListOrganizations): Promise<Page<Organization>> => pageOfOrganizations(work, ask),
});

export interface SearchOrganizations extends PageRequest {
  readonly query: string;
}

/** Organizations with these letters somewhere in their name, slug, id or external id, the newest first. */
export const searchOrganizations = command({
  needs: CLIENTS,
  reads: true,
  run: (work, ask: SearchOrganizations): Promise<Page<Organization>> => pageOfFound(work, ask),
});
