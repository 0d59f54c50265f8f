/** What an address says behind its `?`: texts by these names, and nothing else. For `validateSearch`. */
export const searchTexts =
  <Name extends string>(...names: readonly Name[]) =>
  (search: Record<string, unknown>): { readonly [name in Name]?: string } => {
    const said: { [name in Name]?: string } = {};
    for (const name of names) {
      const text = search[name];
      if (text !== undefined && text !== null && text !== '') said[name] = String(text);
    }
    return said;
  };
