/** One segment of a path template: fixed text, `*` (one segment) or `**` (all that are left). */
export type Segment = { readonly literal: string } | '*' | '**';

/** The field a stretch of segments fills: `organization_id`, `shelf.name`. */
export interface Variable {
  readonly field: string;
  readonly from: number;
  /** One past the last segment; `undefined` for a stretch that ends in `**`. */
  readonly to: number | undefined;
}

/** A path of a `google.api.http` annotation, taken apart. */
export interface Template {
  readonly text: string;
  readonly segments: readonly Segment[];
  readonly variables: readonly Variable[];
  /** `enable` of `{id}:enable`. A colon in fixed text is just text: `users:search`, `organizations:external`. */
  readonly verb: string;
}

export function parseTemplate(text: string): Template {
  if (!text.startsWith('/')) throw new Error(`the path "${text}" does not begin with a slash`);
  const segments: Segment[] = [];
  const variables: Variable[] = [];
  let verb = '';
  for (const part of splitOutsideBraces(text.slice(1))) {
    if (verb !== '') throw new Error(`the path "${text}" goes on after its verb`);
    const variable = /^\{([\w.]+)(?:=([^}]+))?\}(?::([\w-]+))?$/.exec(part);
    if (!variable) {
      segments.push(segmentOf(part));
      continue;
    }
    const [, field = '', pattern = '*', after = ''] = variable;
    const covered = pattern.split('/').map(segmentOf);
    variables.push({ field, from: segments.length, to: covered.includes('**') ? undefined : segments.length + covered.length });
    segments.push(...covered);
    verb = after;
  }
  if (segments.slice(0, -1).includes('**')) throw new Error(`the path "${text}" goes on after "**"`);
  return { text, segments, variables, verb };
}

const segmentOf = (text: string): Segment => (text === '*' || text === '**' ? text : { literal: text });

/** `files/{path=a/*}/x` → `files`, `{path=a/*}`, `x` */
const splitOutsideBraces = (path: string): string[] => path.split(/\/(?![^{]*\})/);
