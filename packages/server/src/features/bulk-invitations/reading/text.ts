import { TextDecoder } from 'node:util';
import { bulkFaults } from '../faults.ts';

/**
 * Bytes as text: UTF-8, or UTF-16 when a byte order mark says so. Anything else is refused at once: read as UTF-8, names
 * would arrive broken and nobody would notice before the mails are out.
 */
export async function* textOf(bytes: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined;
  let waiting = Buffer.alloc(0);
  const read = (chunk?: Buffer): string => {
    try {
      return chunk ? decoder!.decode(chunk, { stream: true }) : decoder!.decode();
    } catch (error) {
      throw bulkFaults.wrongEncoding({}, error);
    }
  };
  for await (const chunk of bytes) {
    if (decoder) {
      yield read(chunk);
      continue;
    }
    waiting = Buffer.concat([waiting, chunk]);
    if (waiting.length < 4) continue;
    decoder = decoderFor(waiting);
    yield read(waiting);
  }
  decoder ??= decoderFor(waiting);
  yield read(waiting.length < 4 ? waiting : Buffer.alloc(0));
  yield read();
}

function decoderFor(first: Buffer): TextDecoder {
  const [a, b] = first;
  const mark = a === 0xff && b === 0xfe ? 'utf-16le' : a === 0xfe && b === 0xff ? 'utf-16be' : undefined;
  // A zero among the first letters: UTF-16 that does not say so.
  if (!mark && first.subarray(0, 4).includes(0)) throw bulkFaults.wrongEncoding();
  return new TextDecoder(mark ?? 'utf-8', { fatal: true });
}
