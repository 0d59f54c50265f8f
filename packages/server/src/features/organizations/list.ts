import { domainToASCII } from 'node:url';
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

/** Organizations with these letters somewhere in their name, slug, id or external id, or with a domain that begins with them; the newest first. */
export const searchOrganizations = command({
  needs: CLIENTS,
  reads: true,
  run: (work, ask: SearchOrganizations): Promise<Page<Organization>> => pageOfFound(work, ask, domainIn(ask.query)),
});

/** These letters as they stand in a domain: small, in Punycode where they are of another script. `undefined` when they cannot. */
function domainIn(text: string): string | undefined {
  const given = text.trim().replace(/^@/, '').toLowerCase();
  // Digits alone would be an address on the network to it.
  const domain = /^[ -~]*$/.test(given) ? given : domainToASCII(given);
  return /^[a-z0-9.-]+$/.test(domain) ? domain : undefined;
}
