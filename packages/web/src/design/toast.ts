import { laterFile } from './file.ts';
import type { Problem } from './problem.ts';

type Sheet = typeof import('./toast-sheet.tsx');

const sheet = laterFile(() => import('./toast-sheet.tsx'));
let isWanted = false;
const listeners = new Set<() => void>();

/** What toasts are shown by. Nothing is said before something was done, so it is not there from the start. */
export const loadToasts = (): Promise<Sheet> => {
  if (!isWanted) {
    isWanted = true;
    for (const listener of listeners) listener();
  }
  return sheet.load();
};

/** Whether there may be toasts to show, and who wants to know when. */
export const areWanted = (): boolean => isWanted;
export const onWanted = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** What may help where something could not be done. */
export interface Help {
  readonly label: string;
  readonly run: () => void;
}

/** Without a connection there is nothing to say it by: what was done or not shows on the page. */
const unheard = (): void => undefined;

/** A few words at the edge of the page that go away by themselves. */
export const toast = {
  /** Something is about to be done: what it will be told by is loaded meanwhile. */
  soon(): void {
    loadToasts().catch(unheard);
  },
  /** Something was done: "Organization created". */
  done(message: string): void {
    loadToasts().then(({ showDone }) => showDone(message), unheard);
  },
  /** Something was done that can be taken back: stays a little longer, with a button. */
  undo(message: string, undo: () => void): void {
    loadToasts().then(({ showUndo }) => showUndo(message, undo), unheard);
  },
  /** Something could not be done. Stays until it is closed: it may have to be copied. */
  failed(problem: Problem, help?: Help): void {
    loadToasts().then(({ showFailed }) => showFailed(problem, help), unheard);
  },
};
