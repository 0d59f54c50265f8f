import type { ReactNode } from 'react';
import type { Problem } from './problem.ts';
import css from './small.module.css';
import { ErrorState, useLate } from './states.tsx';

interface Props<Data> {
  /** What `useRead` of the api hands over. */
  readonly answer: { readonly data: Data | undefined; readonly problem: Problem | undefined; readonly retry: () => void };
  /** How much room it will take, in lines. */
  readonly lines?: number;
  readonly children: (data: Data) => ReactNode;
}

/** What one answer is shown by: room for it while it is on its way, the fault when there is one, and then itself. */
export function Answered<Data>({ answer: { data, problem, retry }, lines = 3, children }: Props<Data>): ReactNode {
  const late = useLate(data === undefined && !problem);
  if (data !== undefined) return children(data);
  if (problem) return <ErrorState problem={problem} {...(problem.mayRetry && { retry })} />;
  return (
    <div className={css['awaited']} data-late={late || undefined} aria-busy="true">
      {Array.from({ length: lines }, (_, index) => (
        <span key={String(index)} />
      ))}
    </div>
  );
}
