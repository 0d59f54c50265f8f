import type { JsonObject, JsonValue } from '@bufbuild/protobuf';
import { isId } from '../../platform/ids.ts';

/**
 * The contract's roles are objects with an id or a name. People write `"roles": ["admin"]`, and that is taken as well:
 * for `restBody` of a procedure whose body has roles in it, at whatever depth.
 */
export function rolesByNameOrId(body: JsonValue): JsonValue {
  if (Array.isArray(body)) return body.map(rolesByNameOrId);
  if (typeof body !== 'object' || body === null) return body;
  const mapped: JsonObject = {};
  for (const [name, value] of Object.entries(body)) {
    mapped[name] = name === 'roles' && Array.isArray(value) ? value.map(roleOf) : rolesByNameOrId(value);
  }
  return mapped;
}

const roleOf = (role: JsonValue): JsonValue => {
  if (typeof role !== 'string') return role;
  return isId('role', role) ? { id: role } : { name: role };
};
