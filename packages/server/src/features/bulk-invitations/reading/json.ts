import { z } from 'zod';
import type { Wanted } from '../bulk-invitation.ts';
import { bulkFaults } from '../faults.ts';
import { type Raw, rolesIn, wanted } from './row.ts';

const LONGEST_ROW = 64 * 1024;

const cell = z
  .union([z.string(), z.number().transform(String)])
  .nullish()
  .transform((value) => value ?? undefined);
const role = z.union([z.string(), z.object({ id: z.string().optional(), name: z.string().optional() }).transform(({ id, name }) => id ?? name ?? '')]);

/** A row as JSON has it. What it does not know it passes over, as the API does. */
const row = z.object({
  email: cell,
  first_name: cell,
  last_name: cell,
  name: cell,
  external_id: cell,
  roles: z
    .union([z.array(role), z.string().transform(rolesIn)])
    .nullish()
    .transform((value) => value ?? undefined),
  metadata: z
    .record(z.string(), z.union([z.string(), z.number().transform(String), z.boolean().transform(String)]))
    .nullish()
    .transform((value) => value ?? undefined),
  send_invitation_email: z
    .union([z.boolean(), z.string()])
    .nullish()
    .transform((value) => value ?? undefined),
});

/** Rows of a JSON array, of an object with such an array in it, or one to a line. Each is read when its end has come. */
export async function* jsonRows(text: AsyncIterable<string>): AsyncGenerator<Wanted> {
  let number = 0;
  for await (const source of objectsIn(text, () => number + 1)) {
    number += 1;
    yield wanted(number, read(source, number));
  }
}

function read(source: string, number: number): Raw {
  let value: unknown;
  try {
    value = JSON.parse(source);
  } catch (error) {
    throw bulkFaults.unreadable({ row: number, why: 'it is not JSON' }, error);
  }
  const { success, data, error } = row.safeParse(value);
  if (!success) throw bulkFaults.unreadable({ row: number, why: `"${error.issues[0]?.path.join('.')}" is not of the right kind` });
  return { ...data, email: data.email ?? '' };
}

/**
 * The objects of a list, one after the other, whatever is between and around them: `[{…},{…}]`, `{"rows":[{…}]}`, or one
 * after the other. Which brace ends which is all that has to be known of JSON for that.
 */
async function* objectsIn(text: AsyncIterable<string>, at: () => number): AsyncGenerator<string> {
  let depth = 0;
  let from = 0;
  let inText = false;
  let escaped = false;
  /** `{"rows": [` stands before the rows. */
  let opened: 'nothing' | 'wrapper' = 'nothing';
  let kept = '';
  for await (const chunk of text) {
    const before = kept.length;
    kept += chunk;
    for (let index = before; index < kept.length; index += 1) {
      const letter = kept[index];
      if (inText) {
        if (escaped) escaped = false;
        else if (letter === '\\') escaped = true;
        else if (letter === '"') inText = false;
        continue;
      }
      if (letter === '"') inText = true;
      else if (letter === '{') {
        if (depth === 0) from = index;
        depth += 1;
      } else if (letter === '[' && depth === 1 && opened === 'nothing' && /^\{\s*"rows"\s*:\s*$/.test(kept.slice(from, index))) {
        opened = 'wrapper';
        depth = 0;
      } else if (letter === '}') {
        if (depth === 0 && opened === 'wrapper') continue;
        depth -= 1;
        if (depth < 0) throw bulkFaults.unreadable({ row: at(), why: 'a brace is closed that was never opened' });
        if (depth === 0) {
          yield kept.slice(from, index + 1);
          kept = kept.slice(index + 1);
          index = -1;
        }
      }
    }
    if (depth === 0) kept = '';
    if (kept.length > LONGEST_ROW + chunk.length) throw bulkFaults.unreadable({ row: at(), why: 'it is longer than 64 KiB' });
  }
  if (depth > 0 || inText) throw bulkFaults.unreadable({ row: at(), why: 'the file ends within it' });
}
