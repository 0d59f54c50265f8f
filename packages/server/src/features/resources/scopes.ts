import { CLIENTS, command } from '../../chassis/command.ts';
import { isId, type ScopeId } from '../../platform/ids.ts';
import { resourceFaults } from './faults.ts';
import type { Scope } from './resource.ts';
import { deleteScopeRow, insertScope, selectScopes, updateScopeRow } from './store.ts';

/** Text from outside that names a scope; text that cannot be an id names none. */
export function scopeIdOf(text: string): ScopeId {
  if (!isId('scp', text)) throw resourceFaults.noScope({ scope: text.slice(0, 64) });
  return text;
}

/** A scope is named once in the environment, and never renamed: tokens and the code that reads them know it by name. */
export const createScope = command({
  needs: CLIENTS,
  action: 'scope.created',

  async run(work, { name, description }: { readonly name: string; readonly description: string }): Promise<Scope> {
    const scope = { id: work.newId('scp'), name, description, enabled: true };
    if (!(await insertScope(work, scope))) throw resourceFaults.scopeTaken({ scope: name });
    return scope;
  },
});

export const listScopes = command({ needs: CLIENTS, reads: true, run: (work): Promise<Scope[]> => selectScopes(work) });

export interface ScopeChanges {
  readonly id: ScopeId;
  readonly description?: string;
  readonly enabled?: boolean;
}

export const updateScope = command({
  needs: CLIENTS,
  action: 'scope.updated',

  async run(work, { id, ...changes }: ScopeChanges): Promise<Scope> {
    const scope = await updateScopeRow(work, id, changes);
    if (!scope) throw resourceFaults.noScope({ scope: id });
    return scope;
  },
});

export const deleteScope = command({
  needs: CLIENTS,
  action: 'scope.deleted',

  async run(work, { id }: { readonly id: ScopeId }): Promise<void> {
    if (!(await deleteScopeRow(work, id))) throw resourceFaults.noScope({ scope: id });
  },
});
