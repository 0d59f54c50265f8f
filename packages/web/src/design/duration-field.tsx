import { Input, NumberInput, Select } from '@mantine/core';
import { type ReactNode, useId, useState } from 'react';
import css from './small.module.css';
import { t } from './words/index.ts';

const UNITS = { seconds: 1, minutes: 60, hours: 3600, days: 86_400 } as const;

type Unit = keyof typeof UNITS;

const isUnit = (name: string | null): name is Unit => name !== null && name in UNITS;

/** As much as the contract can carry, in seconds: 68 years. */
const LONGEST = 2 ** 31 - 1;

const mostOf = (unit: Unit): number => Math.floor(LONGEST / UNITS[unit]);

/** The largest unit that says it in a whole number: 43 200 minutes are 30 days. */
export const unitOf = (seconds: number, units: readonly Unit[]): Unit => {
  const fitting = [...units].sort((a, b) => UNITS[b] - UNITS[a]).find((unit) => seconds > 0 && seconds % UNITS[unit] === 0);
  return fitting ?? units[0] ?? 'seconds';
};

interface Props {
  readonly label: string;
  readonly description?: ReactNode;
  readonly error?: ReactNode;
  /** In seconds; the caller turns minutes into them. */
  readonly value: number;
  readonly onChange: (seconds: number) => void;
  /** From the smallest to the largest. */
  readonly units?: readonly Unit[];
  readonly min?: number;
  readonly disabled?: boolean;
}

/** How long something lasts: a number and its unit. */
export function DurationField({
  label,
  description,
  error,
  value,
  onChange,
  units = ['seconds', 'minutes', 'hours', 'days'],
  min = 0,
  disabled = false,
}: Props): ReactNode {
  const id = useId();
  const [chosen, setChosen] = useState<Unit>();
  const unit = chosen && value % UNITS[chosen] === 0 ? chosen : unitOf(value, units);
  const count = value / UNITS[unit];
  return (
    <Input.Wrapper label={label} description={description} error={error} labelProps={{ htmlFor: id }}>
      <div className={css['duration']}>
        <NumberInput
          id={id}
          value={count}
          onChange={(typed) => {
            // On the way to 600 minutes there are 60: they do not become an hour under somebody's fingers.
            setChosen(unit);
            onChange(Math.round(Number(typed) || 0) * UNITS[unit]);
          }}
          min={Math.ceil(min / UNITS[unit])}
          isAllowed={({ floatValue = 0 }) => floatValue <= mostOf(unit)}
          allowDecimal={false}
          allowNegative={false}
          hideControls
          thousandSeparator=" "
          disabled={disabled}
          error={Boolean(error)}
        />
        <Select
          aria-label={`${label}: ${t('duration.unit')}`}
          data={units.map((name) => ({ value: name, label: t(`duration.${name}`, { count }) }))}
          value={unit}
          allowDeselect={false}
          disabled={disabled}
          onChange={(name) => {
            if (!isUnit(name)) return;
            setChosen(name);
            onChange(Math.min(count, mostOf(name)) * UNITS[name]);
          }}
        />
      </div>
    </Input.Wrapper>
  );
}
