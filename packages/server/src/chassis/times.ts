import type { DescMessage, Message } from '@bufbuild/protobuf';
import { type ReflectMessage, reflect } from '@bufbuild/protobuf/reflect';
import { type Timestamp, TimestampSchema } from '@bufbuild/protobuf/wkt';
import type { FieldViolation } from '../platform/fault.ts';

/**
 * A request's times that are none. JSON has no way to say one, but 64 bits of protobuf do; the contract's range is the
 * years 1 to 9999. Better refused by name than found out by the database.
 */
export function timesOutOfRange(schema: DescMessage, message: Message): FieldViolation[] {
  const found: FieldViolation[] = [];
  // Nearly every request has no place for a time.
  if (hasTimes(schema)) visit(reflect(schema, message), '', found);
  return found;
}

const FIRST = -62_135_596_800n;
const LAST = 253_402_300_799n;

function visit(message: ReflectMessage, path: string, found: FieldViolation[]): void {
  if (message.desc.typeName === TimestampSchema.typeName) {
    const { seconds, nanos } = message.message as Timestamp;
    if (seconds >= FIRST && seconds <= LAST && nanos >= 0 && nanos <= 999_999_999) return;
    found.push({ field: path, description: 'must be a time between the years 1 and 9999', constraint: 'timestamp.range' });
    return;
  }
  const prefix = path === '' ? '' : `${path}.`;
  for (const field of message.fields) {
    if (!field.message || !message.isSet(field) || !(field.message.typeName === TimestampSchema.typeName || hasTimes(field.message))) continue;
    const name = `${prefix}${field.name}`;
    if (field.fieldKind === 'message') visit(message.get(field), name, found);
    else if (field.fieldKind === 'list') [...message.get(field)].forEach((one, index) => void visit(one as ReflectMessage, `${name}[${index}]`, found));
    else for (const [key, one] of message.get(field)) visit(one as ReflectMessage, `${name}[${JSON.stringify(key)}]`, found);
  }
}

const known = new WeakMap<DescMessage, boolean>();

/** Whether there is a place for a time in such a message, or below. */
function hasTimes(schema: DescMessage): boolean {
  const told = known.get(schema);
  if (told !== undefined) return told;
  // What a message says of itself, when it contains itself, changes nothing.
  known.set(schema, false);
  const has = schema.fields.some(({ message }) => message !== undefined && (message.typeName === TimestampSchema.typeName || hasTimes(message)));
  known.set(schema, has);
  return has;
}
