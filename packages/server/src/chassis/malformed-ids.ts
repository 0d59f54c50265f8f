import type { Message } from '@bufbuild/protobuf';
import { inField, isTold, malformedId } from '../platform/ids.ts';
import { type Text, textsIn } from './texts.ts';

/**
 * Says which field of a message the text stands in that is no id, where that is what went wrong.
 * @param translate reads the message again, and changes nothing
 */
export function withField(thrown: unknown, message: Message, translate: () => unknown): unknown {
  const malformed = malformedId(thrown);
  if (!malformed || malformed.fault.violations.length > 0) return thrown;
  const { fault, given, expected } = malformed;
  const places = [...textsIn(message)].filter(({ text, put }) => put && isTold(text, given));
  const place = places.length > 1 ? places.find((one) => isMeant(one, expected, translate)) : places[0];
  return place ? inField(fault, place.path) : thrown;
}

/** The same text may stand in several fields, and be right in one of them: whether this one is read as the kind of id that was expected. */
function isMeant({ text, put }: Text, expected: string, translate: () => unknown): boolean {
  const probe = 'not an id';
  put?.(probe);
  try {
    translate();
    return false;
  } catch (error) {
    const malformed = malformedId(error);
    return malformed?.given === probe && malformed.expected === expected;
  } finally {
    put?.(text);
  }
}
