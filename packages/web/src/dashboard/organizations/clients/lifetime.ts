/** How long the tokens of a client live; 0 is an hour. */
export function lifetimeOf(seconds: bigint): string {
  const count = seconds === 0n ? 3600 : Number(seconds);
  for (const [length, one, many] of [
    [86_400, 'day', 'days'],
    [3600, 'hour', 'hours'],
    [60, 'minute', 'minutes'],
  ] as const) {
    if (count % length === 0) return `${count / length} ${count === length ? one : many}`;
  }
  return `${count} seconds`;
}
