import { CLIENTS, command } from '../../chassis/command.ts';
import type { ResourceId } from '../../platform/ids.ts';
import { resourceFaults } from './faults.ts';
import { checkResource } from './policy.ts';
import { demandResource } from './read.ts';
import type { Resource, ResourceFields, ResourceKind } from './resource.ts';
import { deleteResourceRow, insertResource, replaceScopes, updateResourceRow } from './store.ts';

interface Scoped {
  /** By name; those that the environment does not know yet are made. */
  readonly scopes?: readonly string[];
}

export interface NewResource extends ResourceFields, Scoped {
  readonly kind: ResourceKind;
}

export const createResource = command({
  needs: CLIENTS,
  action: 'resource.created',

  async run(work, { scopes = [], kind, ...fields }: NewResource): Promise<Resource> {
    checkResource(work.environment, { ...fields, scopes });
    const id = work.newId('res');
    await insertResource(work, id, kind, fields);
    await replaceScopes(work, id, scopes);
    return demandResource(work, id);
  },
});

export interface ResourceChanges extends Partial<ResourceFields>, Scoped {
  readonly id: ResourceId;
}

/** Changes what is named; what is not stays. */
export const updateResource = command({
  needs: CLIENTS,
  action: 'resource.updated',

  async run(work, { id, scopes, ...fields }: ResourceChanges): Promise<Resource> {
    checkResource(work.environment, { ...fields, ...(scopes ? { scopes } : {}) });
    if (Object.keys(fields).length === 0 && !scopes) return demandResource(work, id);
    if (!(await updateResourceRow(work, id, fields))) throw resourceFaults.notFound({ resource: id });
    if (scopes) await replaceScopes(work, id, scopes);
    return demandResource(work, id);
  },
});

/** Its clients go with it. Its scopes are the environment's, and stay. */
export const deleteResource = command({
  needs: CLIENTS,
  action: 'resource.deleted',

  async run(work, { id }: { readonly id: ResourceId }): Promise<void> {
    if (!(await deleteResourceRow(work, id))) throw resourceFaults.notFound({ resource: id });
  },
});
