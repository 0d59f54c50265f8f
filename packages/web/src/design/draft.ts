import { useState } from 'react';
import type { ZodType } from 'zod';
import type { Clash } from './meanwhile.tsx';
import { meet, saysSame } from './meeting.ts';
import { fieldName, type Problem } from './problem.ts';
import { useNow, useRefresh } from './refresh.ts';

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
  /** What somebody else saved otherwise meanwhile: nothing is saved before it is settled. */
  readonly clash: Clash | undefined;
  readonly save: () => void;
  readonly reset: () => void;
}

interface Options<Values extends object> {
  /** As the server has it; what nobody touched follows it. */
  readonly saved: Values;
  /** What the page calls each of them. */
  readonly names: Readonly<Record<keyof Values, string>>;
  /** What holds of every value, in words. */
  readonly schema?: ZodType;
  /** Sends what is to be otherwise. What it throws is told at the fields it names. */
  readonly send: (values: Values, changed: Partial<Values>) => Promise<void>;
  readonly toProblem: (error: unknown) => Problem;
}

type Errors = Readonly<Record<string, string>>;

/**
 * Before it sends anything it looks again: what others saved meanwhile stays where nobody touched it here, and where both did
 * it asks.
 */
export function useDraft<Values extends object>({ saved, names, schema, send, toProblem }: Options<Values>): Draft<Values> {
  /** What was changed, and as each of it was when it was touched. */
  const [{ changes, bases }, setTouched] = useState<Touched<Values>>({ changes: {}, bases: {} });
  const [clashing, setClashing] = useState<readonly (keyof Values & string)[]>([]);
  const [errors, setErrors] = useState<Errors>({});
  const [problem, setProblem] = useState<Problem>();
  const [isBusy, setBusy] = useState(false);
  const refresh = useRefresh();
  const now = useNow({ saved, send });
  const values = { ...saved, ...changes };
  const changed = onlyChanged(saved, changes);
  const clear = () => {
    setErrors({});
    setProblem(undefined);
    setClashing([]);
  };

  /** @param known as the fields were that the person has seen */
  async function save(known: Partial<Values>): Promise<void> {
    clear();
    const wrong = schema?.safeParse(values).error?.issues ?? [];
    if (wrong.length > 0) {
      setErrors(Object.fromEntries(wrong.toReversed().map(({ path, message }) => [path.join('.'), message])));
      return setProblem({ title: 'Nothing is saved yet: what is marked has to be put right first.', code: 'page.invalid', mayRetry: false, fields: [] });
    }
    setBusy(true);
    try {
      await refresh();
      const theirs = now.current.saved;
      const met = meet({ ...theirs, ...known }, { ...theirs, ...changes }, theirs);
      if (met.clashing.length > 0) return setClashing(met.clashing);
      const left = onlyChanged(theirs, only(met.values, changes));
      if (Object.keys(left).length > 0) await now.current.send(met.values, left);
      setTouched({ changes: {}, bases: {} });
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
      setTouched((before) => {
        const kept = onlyChanged(saved, { ...before.changes, ...part });
        return { changes: kept, bases: only({ ...saved, ...before.bases }, kept) };
      });
      clear();
    },
    isDirty: Object.keys(changed).length > 0,
    isBusy,
    error: (name) => Object.entries(errors).find(([path]) => path === name || path.endsWith(`.${name}`))?.[1],
    problem,
    clash:
      clashing.length === 0
        ? undefined
        : {
            fields: clashing.map((name) => names[name]),
            keepMine: () => {
              const seen = { ...bases };
              for (const name of clashing) seen[name] = saved[name];
              setTouched({ changes, bases: seen });
              void save(seen);
            },
            takeTheirs: () => {
              const mine = { ...changes };
              for (const name of clashing) delete mine[name];
              setTouched({ changes: mine, bases: only(bases, mine) });
              clear();
            },
          },
    save: () => void save(bases),
    reset: () => {
      setTouched({ changes: {}, bases: {} });
      clear();
    },
  };
}

interface Touched<Values> {
  readonly changes: Partial<Values>;
  readonly bases: Partial<Values>;
}

/** What has the names of another. */
const only = <Values extends object>(values: Partial<Values>, names: Partial<Values>): Partial<Values> => {
  const kept: Partial<Values> = {};
  for (const name in names) if (name in values) kept[name] = values[name];
  return kept;
};

const onlyChanged = <Values extends object>(saved: Values, changes: Partial<Values>): Partial<Values> => {
  const kept: Partial<Values> = {};
  for (const name in changes) if (!saysSame(changes[name], saved[name])) kept[name] = changes[name];
  return kept;
};

/** `claims.claims[0].name` and `sign_up.organization_words.words["de"].singular`, as a draft calls them. */
export const draftPath = (path: string): string =>
  path
    .replace(/\[["']?([^\]"']*)["']?\]/g, '.$1')
    .split('.')
    .map(fieldName)
    .join('.');
