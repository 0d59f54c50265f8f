/** A time as people say it. */
export interface Duration {
  readonly count: number;
  readonly unit: UnitName;
}

const UNITS = [
  { name: 'minutes', one: 'minute', minutes: 1 },
  { name: 'hours', one: 'hour', minutes: 60 },
  { name: 'days', one: 'day', minutes: 1440 },
] as const;

type UnitName = (typeof UNITS)[number]['name'];

const unitOf = (name: string): (typeof UNITS)[number] => UNITS.find((unit) => unit.name === name) ?? UNITS[0];

/** In the largest unit that says it without a fraction: 1440 minutes are a day. */
export function asDuration(minutes: number): Duration {
  const unit = UNITS.findLast((each) => minutes > 0 && minutes % each.minutes === 0) ?? UNITS[0];
  return { count: minutes / unit.minutes, unit: unit.name };
}

export function asWords(minutes: number): string {
  const { count, unit } = asDuration(minutes);
  return `${count} ${count === 1 ? unitOf(unit).one : unit}`;
}
