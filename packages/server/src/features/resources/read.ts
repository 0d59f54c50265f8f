import { CLIENTS, command } from '../../chassis/command.ts';
import { isId, type ResourceId } from '../../platform/ids.ts';
import type { Page, PageRequest } from '../../platform/paging.ts';
import type { Work } from '../../platform/work.ts';
import { resourceFaults } from './faults.ts';
import type { Resource, ResourceKind } from './resource.ts';
import { pageOfResources, selectResource, selectResourceAt } from './store.ts';

/** Text from outside that names a resource; text that cannot be an id names none. */
export function resourceIdOf(text: string): ResourceId {
  if (!isId('res', text)) throw resourceFaults.notFound({ resource: text.slice(0, 64) });
  return text;
}

export async function demandResource(work: Work, id: ResourceId): Promise<Resource> {
  const resource = await selectResource(work, id);
  if (!resource) throw resourceFaults.notFound({ resource: id });
  return resource;
}

/** The resource that a request for tokens names, by its address or its id (RFC 8707 section 2). A slash at the end makes no other API of it. */
export async function findResource(work: Work, named: string): Promise<Resource | undefined> {
  if (isId('res', named)) return selectResource(work, named);
  return (await selectResourceAt(work, named)) ?? selectResourceAt(work, named.endsWith('/') ? named.slice(0, -1) : `${named}/`);
}

export const getResource = command({
  needs: CLIENTS,
  reads: true,
  run: (work, { id }: { readonly id: ResourceId }): Promise<Resource> => demandResource(work, id),
});

export interface ListResources extends PageRequest {
  readonly kind: ResourceKind;
}

/** The resources of one kind, the newest first. */
export const listResources = command({
  needs: CLIENTS,
  reads: true,
  run: (work, ask: ListResources): Promise<Page<Resource>> => pageOfResources(work, ask),
});
