/** Whether two values of a form say the same. */
export const saysSame = (one: unknown, other: unknown): boolean => one === other || written(one) === written(other);

/** In order, so that maps that were filled in another one are the same. */
const written = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) => {
    if (typeof part === 'bigint') return String(part);
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return part;
    return Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)));
  }) ?? '';

export interface Meeting<Values> {
  /** What is to be saved: what is others’ now, and over it what was changed here. */
  readonly values: Values;
  /** What was changed here and by somebody else, each otherwise. */
  readonly clashing: readonly (keyof Values & string)[];
}

/**
 * Brings together what one person changed and what others saved meanwhile.
 * @param before as it was when it was opened, or when a field was touched
 * @param mine as it is in the form
 * @param theirs as the server has it now
 */
export function meet<Values extends object>(before: Values, mine: Values, theirs: Values): Meeting<Values> {
  const values = { ...mine };
  const clashing: (keyof Values & string)[] = [];
  for (const name in theirs) {
    if (saysSame(before[name], theirs[name])) continue;
    if (saysSame(before[name], mine[name])) values[name] = theirs[name];
    else if (!saysSame(mine[name], theirs[name])) clashing.push(name);
  }
  return { values, clashing };
}
