/**
 * Writing DER, the bytes certificates and trust stores are made of: a tag, a length, a value. Only what those two
 * need, and nothing that reads.
 */
export type Der = Buffer;

const tagged = (tag: number, ...values: readonly Buffer[]): Der => {
  const value = Buffer.concat(values);
  return Buffer.concat([Buffer.from([tag]), lengthOf(value.length), value]);
};

/** Up to 127 in one byte; else a byte that says how many bytes the length has, and those. */
function lengthOf(length: number): Buffer {
  if (length < 0x80) return Buffer.from([length]);
  const bytes = unsigned(length);
  return Buffer.concat([Buffer.from([0x80 | bytes.length]), bytes]);
}

const unsigned = (value: number): Buffer => {
  const bytes = [];
  for (let rest = value; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256);
  return Buffer.from(bytes.length > 0 ? bytes : [0]);
};

export const sequence = (...parts: readonly Der[]): Der => tagged(0x30, ...parts);
export const set = (...parts: readonly Der[]): Der => tagged(0x31, ...parts);
export const bool = (value: boolean): Der => tagged(0x01, Buffer.from([value ? 0xff : 0]));
export const octets = (value: Buffer): Der => tagged(0x04, value);
export const utf8 = (text: string): Der => tagged(0x0c, Buffer.from(text, 'utf8'));

/** A whole number that is not negative, or the bytes of one. */
export function integer(value: number | Buffer): Der {
  const bytes = typeof value === 'number' ? unsigned(value) : value;
  const digits = bytes.subarray(Math.min(bytes.findIndex((byte) => byte !== 0) >>> 0, bytes.length - 1));
  // A first bit that is set would make it negative.
  return tagged(0x02, digits[0]! & 0x80 ? Buffer.concat([Buffer.from([0]), digits]) : digits);
}

/** @param unused how many bits at the end of the last byte say nothing */
export const bits = (value: Buffer, unused = 0): Der => tagged(0x03, Buffer.from([unused]), value);

/** Two bytes for each letter, as names in trust stores are written. */
export const bmp = (text: string): Der => tagged(0x1e, Buffer.from(text, 'utf16le').swap16());

export function oid(dotted: string): Der {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  const bytes = [first * 40 + second, ...rest].flatMap((arc) => {
    const groups = [arc % 128];
    for (let left = Math.floor(arc / 128); left > 0; left = Math.floor(left / 128)) groups.unshift((left % 128) | 0x80);
    return groups;
  });
  return tagged(0x06, Buffer.from(bytes));
}

/** To the second. Years from 2050 on are written with four digits, as the standard wants. */
export function time(moment: Date): Der {
  const digits = moment.toISOString().replace(/[-:T]|\.\d+/g, '');
  return moment.getUTCFullYear() < 2050 ? tagged(0x17, Buffer.from(digits.slice(2))) : tagged(0x18, Buffer.from(digits));
}

/** `[n]` around parts. */
export const wrapped = (number: number, ...parts: readonly Der[]): Der => tagged(0xa0 | number, ...parts);
/** `[n]` in the place of a simple value's own tag. */
export const marked = (number: number, value: Buffer): Der => tagged(0x80 | number, value);
