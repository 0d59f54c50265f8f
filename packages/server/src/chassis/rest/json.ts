import type { JsonValue } from '@bufbuild/protobuf';
import { requestFaults } from '../request-faults.ts';

const DEEPEST = 64;
const utf8 = new TextDecoder('utf-8', { fatal: true });

/** The JSON of a body; `undefined` when there is none. Depth is counted first: what walks a value later does so by calling itself. */
export function parseJson(bytes: Buffer): JsonValue | undefined {
  let text: string;
  try {
    text = utf8.decode(bytes);
  } catch {
    throw requestFaults.malformedJson({ why: 'it is not UTF-8' });
  }
  if (text.trim() === '') return undefined;
  if (isTooDeep(bytes)) throw requestFaults.malformedJson({ why: `it is nested more than ${DEEPEST} levels deep` });
  try {
    // A key that would become the prototype of what it is copied to. Escapes can spell it too.
    if (text.includes('__proto__') || text.includes('\\u')) return JSON.parse(text, (key, value) => (key === '__proto__' ? undefined : value));
    return JSON.parse(text);
  } catch (error) {
    throw requestFaults.malformedJson({ why: error instanceof Error ? error.message.slice(0, 200) : '' });
  }
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN_LIST = 0x5b;
const OPEN_OBJECT = 0x7b;
const CLOSE_LIST = 0x5d;
const CLOSE_OBJECT = 0x7d;

function isTooDeep(bytes: Buffer): boolean {
  let depth = 0;
  let inText = false;
  for (let i = 0; i < bytes.length; i += 1) {
    const byte = bytes[i];
    if (inText) {
      if (byte === BACKSLASH) i += 1;
      else if (byte === QUOTE) inText = false;
    } else if (byte === QUOTE) inText = true;
    else if (byte === OPEN_LIST || byte === OPEN_OBJECT) {
      if (++depth > DEEPEST) return true;
    } else if (byte === CLOSE_LIST || byte === CLOSE_OBJECT) depth -= 1;
  }
  return false;
}
