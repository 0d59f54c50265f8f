/** The spans people ask for, and how they are written in an address. */
export const SPANS = [
  { value: '1h', words: 'hour', milliseconds: 3_600_000 },
  { value: '24h', words: 'day', milliseconds: 86_400_000 },
  { value: '7d', words: 'week', milliseconds: 7 * 86_400_000 },
  { value: '30d', words: 'month', milliseconds: 30 * 86_400_000 },
] as const;

interface Bounds {
  /** This moment and what came after it. */
  readonly from?: Date;
  /** What came before this moment. */
  readonly until?: Date;
}

/**
 * What a span of time in an address means: `24h` back from now, or `2026-01-31T10:00..2026-02-01T10:00`, where either end
 * may be missing. What cannot be read is no bound.
 */
export function boundsOf(span: string | undefined, now = new Date()): Bounds {
  const known = SPANS.find(({ value }) => value === span);
  if (known) return { from: new Date(now.getTime() - known.milliseconds) };
  const [from, until] = (span ?? '').split('..').map(momentIn);
  return { ...(from && { from }), ...(until && { until }) };
}

/** Both ends of a span as a field takes them: minutes in the reader's own zone. */
export function endsOf(span: string): readonly [from: string, until: string] {
  const [from = '', until = ''] = span.split('..');
  return [from, until];
}

const momentIn = (text: string): Date | undefined => {
  const moment = new Date(text);
  return text === '' || Number.isNaN(moment.getTime()) ? undefined : moment;
};
