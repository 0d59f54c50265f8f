import type { OpenApi, Schema } from './document.ts';

export const nameIn = ({ $ref }: Schema): string | undefined => $ref?.split('/').at(-1);

/** Everything that these schemas refer to, near or far, in the order of their names. */
export function objectsOf({ components }: OpenApi, schemas: readonly Schema[]): [name: string, schema: Schema][] {
  const found = new Map<string, Schema>();
  const visit = (schema: Schema): void => {
    const name = nameIn(schema);
    const target = name === undefined ? undefined : components.schemas[name];
    if (name !== undefined && target && !found.has(name)) {
      found.set(name, target);
      visit(target);
    }
    for (const part of [...Object.values(schema.properties ?? {}), schema.items, schema.additionalProperties, ...(schema.allOf ?? []), ...(schema.anyOf ?? [])])
      if (part) visit(part);
  };
  schemas.forEach(visit);
  return [...found].sort(([one], [other]) => (one < other ? -1 : 1));
}
