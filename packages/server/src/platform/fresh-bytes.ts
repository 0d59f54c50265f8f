import { randomFillSync } from 'node:crypto';

const STOCK = Buffer.alloc(4096);
let used = STOCK.length;

/**
 * Random bytes of the system's generator, fetched in stocks: a call to it for every secret costs ten times as much.
 * What is handed out is a copy, and its place in the stock is wiped, so that no memory keeps a secret longer than its user.
 * @param count at most 4096
 */
export function freshBytes(count: number): Buffer {
  if (used + count > STOCK.length) {
    randomFillSync(STOCK);
    used = 0;
  }
  const bytes = Buffer.from(STOCK.subarray(used, used + count));
  STOCK.fill(0, used, used + count);
  used += count;
  return bytes;
}
