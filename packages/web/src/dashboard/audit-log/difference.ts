import type { AuditChange } from '@tenon/api/tenon/v1/audit_trail_pb.ts';

/** One field of a row: what it said, and what it says. */
export interface Line {
  readonly field: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** A change field by field. Of what was made or deleted, only what said something. */
export function linesOf({ before, after }: Pick<AuditChange, 'before' | 'after'>): readonly Line[] {
  const fields = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])].sort();
  return fields.flatMap((field) => {
    const line = { field, before: before && toldOf(before[field]), after: after && toldOf(after[field]) };
    return before && after ? [line] : (line.before ?? line.after) ? [line] : [];
  });
}

/** A value as people read it; nothing where it says nothing. */
function toldOf(value: unknown): string | undefined {
  if (value === null || value === undefined || value === '') return undefined;
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'string') return value;
  if (typeof value !== 'object') return String(value);
  if (Object.keys(value).length === 0) return undefined;
  if (Array.isArray(value)) return value.map((one) => (typeof one === 'string' ? one : JSON.stringify(one))).join(', ');
  return Object.entries(value)
    .map(([name, one]) => `${name}: ${typeof one === 'string' ? one : JSON.stringify(one)}`)
    .join('\n');
}
