import { useState } from 'react';
import type { ZodType } from 'zod';
import { fieldName, type Problem } from './problem.ts';

/** Settings while somebody changes them: what is saved, and over it what is not yet. */
export interface Draft<Values extends object> {
  readonly values: Values;
  readonly set: (part: Partial<Values>) => void;
  readonly isDirty: boolean;
  readonly isBusy: boolean;
  /** What is wrong with a field; inside of lists and maps by its way there: `claims.0.name`. */
  readonly error: (name: string) => string | undefined;
  /** What could not be told beside a field. */
  readonly problem: Problem | undefined;
  readonly save: () => void;
  readonly reset: () => void;
}

interface Options<Values extends object> {
  /** As the server has it; what nobody touched follows it. */
  readonly saved: Values;
  /** What holds of every value, in words. */
  readonly schema?: ZodType;
  /** Sends what is to be otherwise. What it throws is told at the fields it names. */
  readonly send: (values: Values, changed: Partial<Values>) => Promise<void>;
  readonly toProblem: (error: unknown) => Problem;
}

type Errors = Readonly<Record<string, string>>;

export function useDraft<Values extends object>({ saved, schema, send, toProblem }: Options<Values>): Draft<Values> {
  const [changes, setChanges] = useState<Partial<Values>>({});
  const [errors, setErrors] = useState<Errors>({});
  const [problem, setProblem] = useState<Problem>();
  const [isBusy, setBusy] = useState(false);
  const values = { ...saved, ...changes };
  const changed = onlyChanged(saved, changes);
  const clear = () => {
    setErrors({});
    setProblem(undefined);
  };

  async function save(): Promise<void> {
    clear();
    const wrong = schema?.safeParse(values).error?.issues ?? [];
    if (wrong.length > 0) {
      setErrors(Object.fromEntries(wrong.toReversed().map(({ path, message }) => [path.join('.'), message])));
      return setProblem({ title: 'Nothing is saved yet: what is marked has to be put right first.', code: 'page.invalid', mayRetry: false, fields: [] });
    }
    setBusy(true);
    try {
      await send(values, changed);
      setChanges({});
    } catch (error) {
      const found = toProblem(error);
      setErrors(Object.fromEntries(found.fields.map(({ path, message }) => [draftPath(path), message])));
      // A field may stand where nobody looks: what was refused is told as a whole, too.
      setProblem(found);
    } finally {
      setBusy(false);
    }
  }

  return {
    values,
    set: (part) => {
      setChanges((before) => ({ ...before, ...part }));
      clear();
    },
    isDirty: Object.keys(changed).length > 0,
    isBusy,
    error: (name) => Object.entries(errors).find(([path]) => path === name || path.endsWith(`.${name}`))?.[1],
    problem,
    save: () => void save(),
    reset: () => {
      setChanges({});
      clear();
    },
  };
}

const onlyChanged = <Values extends object>(saved: Values, changes: Partial<Values>): Partial<Values> => {
  const kept: Partial<Values> = {};
  for (const name in changes) if (JSON.stringify(changes[name]) !== JSON.stringify(saved[name])) kept[name] = changes[name];
  return kept;
};

/** `claims.claims[0].name` and `sign_up.organization_words.words["de"].singular`, as a draft calls them. */
export const draftPath = (path: string): string =>
  path
    .replace(/\[["']?([^\]"']*)["']?\]/g, '.$1')
    .split('.')
    .map(fieldName)
    .join('.');
