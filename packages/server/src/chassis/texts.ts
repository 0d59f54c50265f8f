import type { Message } from '@bufbuild/protobuf';
import type { FieldViolation } from '../platform/fault.ts';

/**
 * A request's texts with the character U+0000 in them, for which PostgreSQL has no place. Better refused by name than found
 * out by the database in the middle of a transaction.
 */
export function textsWithNul(message: Message): FieldViolation[] {
  const found: FieldViolation[] = [];
  // Nearly every request has none, and naming the fields costs more than looking.
  if (hasNul(message)) visit(message, found);
  return found;
}

function hasNul(value: unknown): boolean {
  if (typeof value === 'string') return value.includes('\0');
  if (Array.isArray(value)) return value.some(hasNul);
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return false;
  for (const name in value) {
    if (name !== '$unknown' && (name.includes('\0') || hasNul(value[name as keyof typeof value]))) return true;
  }
  return false;
}

function visit(message: Message, found: FieldViolation[]): void {
  for (const { path, text } of textsIn(message)) {
    if (text.includes('\0')) found.push({ field: path, description: 'must not contain the character U+0000', constraint: 'string.characters' });
  }
}

/** A text of a request. */
export interface Text {
  /** As the contract names it: `organization.display_name`, `organization.metadata["plan"]`. */
  readonly path: string;
  readonly text: string;
  /** Puts another in its place. What names something, as the key of a map does, keeps it. */
  readonly put?: (text: string) => void;
}

/** Every text of a request, keys of maps among them. */
export function* textsIn(value: unknown, path = '', put?: (text: string) => void): Generator<Text> {
  if (typeof value === 'string') {
    yield { path, text: value, ...(put ? { put } : {}) };
  } else if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      yield* textsIn(item, `${path}[${index}]`, (text) => {
        value[index] = text;
      });
    }
  } else if (typeof value === 'object' && value !== null && !ArrayBuffer.isView(value)) {
    const isMap = !('$typeName' in value) && !isChoice(value);
    for (const [name, inner] of Object.entries(value)) {
      if (name === '$typeName' || name === '$unknown') continue;
      if (isMap) yield { path, text: name };
      const isName = name === 'case' && isChoice(value);
      yield* textsIn(inner, stepOf(value, path, name), isName ? undefined : (text) => void Object.assign(value, { [name]: text }));
    }
  }
}

/** A oneof stands in the message as what was chosen and its value. */
const isChoice = (value: object): value is { case: unknown; value: unknown } => 'case' in value && 'value' in value && !('$typeName' in value);

/** As the contract names it: `organization.display_name`, `organization.metadata["plan"]`. */
function stepOf(parent: object, path: string, name: string): string {
  // The name of a oneof means nothing to the caller.
  if (isChoice(parent)) return name === 'value' ? join(path.slice(0, Math.max(0, path.lastIndexOf('.'))), snake(String(parent.case))) : path;
  if (!('$typeName' in parent)) return `${path}[${JSON.stringify(name)}]`;
  return join(path, snake(name));
}

const join = (path: string, name: string): string => (path === '' ? name : `${path}.${name}`);
const snake = (name: string): string => name.replace(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`);
