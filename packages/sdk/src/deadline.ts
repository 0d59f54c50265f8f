import { CancelledError, TenonError, TimeoutError } from './errors.ts';

/** How long a call may take, and who else may end it. */
export interface Deadline {
  readonly signal: AbortSignal;
  /** Milliseconds that are left. */
  left(): number;
  /** What an abort of the signal means to the caller; every other error as it is. */
  explain(error: unknown): unknown;
  /** Lets go of the timer and of the caller's signal. */
  release(): void;
}

export function startDeadline(milliseconds: number, now: () => number, outer?: AbortSignal): Deadline {
  const controller = new AbortController();
  const end = now() + milliseconds;
  const timer = setTimeout(
    () => controller.abort(new TimeoutError({ code: 'DEADLINE_EXCEEDED', message: `There was no answer within ${milliseconds} ms.` })),
    milliseconds,
  );
  const cancel = () => controller.abort(new CancelledError({ code: 'CANCELLED', message: 'The call was cancelled.', cause: outer?.reason }));
  if (outer?.aborted) cancel();
  else outer?.addEventListener('abort', cancel, { once: true });
  return {
    signal: controller.signal,
    left: () => end - now(),
    explain: (error) => (controller.signal.aborted && !(error instanceof TenonError) ? controller.signal.reason : error),
    release() {
      clearTimeout(timer);
      outer?.removeEventListener('abort', cancel);
    },
  };
}
