import type { Message } from '@bufbuild/protobuf';
import type { FieldViolation } from '../platform/fault.ts';

/**
 * A request's texts with the character U+0000 in them, for which PostgreSQL has no place. Better refused by name than found
 * out by the database in the middle of a transaction.
 */
export function textsWithNul(message: Message): FieldViolation[] {
  const found: FieldViolation[] = [];
  // Nearly every request has none, and naming the fields costs more than looking.
  if (hasNul(message)) visit(message, '', found);
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

function visit(value: unknown, path: string, found: FieldViolation[]): void {
  if (typeof value === 'string') {
    if (value.includes('\0')) found.push({ field: path, description: 'must not contain the character U+0000', constraint: 'string.characters' });
  } else if (Array.isArray(value)) {
    value.forEach((item, index) => {
      visit(item, `${path}[${index}]`, found);
    });
  } else if (typeof value === 'object' && value !== null && !ArrayBuffer.isView(value)) {
    for (const [name, inner] of Object.entries(value)) {
      if (name === '$typeName' || name === '$unknown') continue;
      visit(name, path, found);
      visit(inner, stepOf(value, path, name), found);
    }
  }
}

/** As the contract names it: `organization.display_name`, `organization.metadata["plan"]`. */
function stepOf(parent: object, path: string, name: string): string {
  // A oneof stands in the message as what was chosen and its value; its own name means nothing to the caller.
  if ('case' in parent && 'value' in parent)
    return name === 'value' ? join(path.slice(0, Math.max(0, path.lastIndexOf('.'))), snake(String(parent.case))) : path;
  if (!('$typeName' in parent)) return `${path}[${JSON.stringify(name)}]`;
  return join(path, snake(name));
}

const join = (path: string, name: string): string => (path === '' ? name : `${path}.${name}`);
const snake = (name: string): string => name.replace(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`);
