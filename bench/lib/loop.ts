/** What a loop of workers measured. Latencies are in milliseconds. */
export interface Measured {
  readonly operations: number;
  /** Those before and after the measured time too: what the CPU time of the whole run is divided by. */
  readonly allOperations: number;
  readonly seconds: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly errors: number;
  readonly firstError?: string;
}

/**
 * As many workers as `concurrency` says, each starting an operation when its last one has ended.
 * What happens before `warmSeconds` are over is not counted.
 */
export async function closedLoop(operation: () => Promise<unknown>, concurrency: number, warmSeconds: number, seconds: number): Promise<Measured> {
  const latencies: number[] = [];
  let allOperations = 0;
  let errors = 0;
  let firstError: string | undefined;
  const begin = performance.now() + warmSeconds * 1000;
  const end = begin + seconds * 1000;

  const worker = async () => {
    for (;;) {
      const started = performance.now();
      if (started >= end) return;
      try {
        await operation();
      } catch (error) {
        errors += 1;
        firstError ??= error instanceof Error ? error.message : String(error);
        // A refused connection answers at once: without a pause a broken subject would spin.
        await new Promise((resolve) => setTimeout(resolve, 10));
        continue;
      }
      const ended = performance.now();
      allOperations += 1;
      if (ended >= begin && ended < end) latencies.push(ended - started);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, worker));

  latencies.sort((a, b) => a - b);
  const at = (share: number) => latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))] ?? Number.NaN;
  return { operations: latencies.length, allOperations, seconds, p50: at(0.5), p95: at(0.95), p99: at(0.99), errors, ...(firstError ? { firstError } : {}) };
}
