/** A form as a browser or an OAuth client posts it. A field that came more than once is a list. */
export type Form = Readonly<Record<string, string | string[] | undefined>>;

const MOST_FIELDS = 200;

export function parseForm(text: string): Form {
  const form: Record<string, string | string[]> = Object.create(null);
  let fields = 0;
  for (const [name, value] of new URLSearchParams(text)) {
    if (++fields > MOST_FIELDS) break;
    const before = form[name];
    form[name] = before === undefined ? value : [...[before].flat(), value];
  }
  return form;
}
