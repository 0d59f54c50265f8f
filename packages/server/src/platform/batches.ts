/** Hands items over in batches: what arrives while one batch is on its way goes with the next. Whoever handed one over is told how its batch ended. */
export function inBatches<T>(flush: (items: readonly T[]) => Promise<void>): (item: T) => Promise<void> {
  let waiting: T[] = [];
  let next: Promise<void> | undefined;
  let current: Promise<void> = Promise.resolve();
  return (item) => {
    waiting.push(item);
    next ??= current.then(() => {
      const items = waiting;
      waiting = [];
      next = undefined;
      const flushed = flush(items);
      // A batch that failed keeps none behind it back.
      current = flushed.catch(() => {});
      return flushed;
    });
    return next;
  };
}

/** The same, where items of one key go together and those of another apart from them. */
export function inBatchesBy<T>(keyOf: (item: T) => string, flush: (items: readonly T[]) => Promise<void>): (item: T) => Promise<void> {
  const busy = new Map<string, { readonly hand: (item: T) => Promise<void>; open: number }>();
  return async (item) => {
    const key = keyOf(item);
    const one = busy.get(key) ?? { hand: inBatches(flush), open: 0 };
    busy.set(key, one);
    one.open += 1;
    try {
      await one.hand(item);
    } finally {
      one.open -= 1;
      if (one.open === 0) busy.delete(key);
    }
  };
}
