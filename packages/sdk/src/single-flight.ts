/** Lets everybody who asks for the same at the same time share one answer. A failure is shared too, and then forgotten. */
export function singleFlight<T>(): (key: string, work: () => Promise<T>) => Promise<T> {
  const flying = new Map<string, Promise<T>>();
  return (key, work) => {
    const found = flying.get(key);
    if (found) return found;
    const flight = work().finally(() => flying.delete(key));
    flying.set(key, flight);
    return flight;
  };
}

/** Waits for what is shared, but no longer than one caller's signal allows. The work itself goes on for the others. */
export function waitFor<T>(shared: Promise<T>, signal: AbortSignal): Promise<T> {
  if (signal.aborted) {
    shared.catch(() => {});
    return Promise.reject(signal.reason);
  }
  return new Promise((done, fail) => {
    const stop = () => fail(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
    shared.then(done, fail).finally(() => signal.removeEventListener('abort', stop));
  });
}
