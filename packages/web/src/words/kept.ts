/** Makes a thing once for each name it is asked for by: to know how a language writes dates takes longer than to write one. */
export function kept<Thing>(make: (name: string) => Thing): (name: string) => Thing {
  const things = new Map<string, Thing>();
  return (name) => {
    const known = things.get(name);
    if (known !== undefined) return known;
    const thing = make(name);
    things.set(name, thing);
    return thing;
  };
}
