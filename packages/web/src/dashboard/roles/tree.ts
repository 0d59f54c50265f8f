interface Extending {
  readonly name: string;
  readonly extends?: string | undefined;
}

export interface Placed<Role> {
  readonly role: Role;
  /** How many it extends on the way up. */
  readonly depth: number;
}

/** Every role below the one it extends, each once. One whose base is not among them stands at the top. */
export function inTreeOrder<Role extends Extending>(roles: readonly Role[]): Placed<Role>[] {
  const names = new Set(roles.map(({ name }) => name));
  const baseOf = (role: Role) => (role.extends !== undefined && role.extends !== role.name && names.has(role.extends) ? role.extends : undefined);
  const below = Map.groupBy(roles, baseOf);
  const walk = (base: string | undefined, depth: number): Placed<Role>[] =>
    (below.get(base) ?? []).flatMap((role) => [{ role, depth }, ...walk(role.name, depth + 1)]);
  return walk(undefined, 0);
}

/** What a role extends, from the topmost one down to its own base. */
export function lineAbove<Role extends Extending>(roles: readonly Role[], role: Extending): Role[] {
  const line: Role[] = [];
  let base = role.extends;
  while (base !== undefined) {
    const next = roles.find(({ name }) => name === base);
    if (!next || line.includes(next)) break;
    line.unshift(next);
    base = next.extends;
  }
  return line;
}

/** Every role that builds on this one, directly or not. */
export function allBelow<Role extends Extending>(roles: readonly Role[], name: string): Set<string> {
  const found = new Set<string>();
  const visit = (base: string): void => {
    for (const role of roles) {
      if (role.extends !== base || found.has(role.name)) continue;
      found.add(role.name);
      visit(role.name);
    }
  };
  visit(name);
  return found;
}
