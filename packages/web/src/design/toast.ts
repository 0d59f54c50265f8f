import type { Problem } from './problem.ts';

type Sheet = typeof import('./toast-sheet.tsx');

let sheet: Promise<Sheet> | undefined;
const listeners = new Set<() => void>();

/** What toasts are shown by. Nothing is said before something was done, so it is not there from the start. */
export const loadToasts = (): Promise<Sheet> => {
  if (!sheet) {
    sheet = import('./toast-sheet.tsx');
    for (const listener of listeners) listener();
  }
  return sheet;
};

/** Whether there may be toasts to show, and who wants to know when. */
export const areWanted = (): boolean => sheet !== undefined;
export const onWanted = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** A few words at the edge of the page that go away by themselves. */
export const toast = {
  /** Something is about to be done: what it will be told by is loaded meanwhile. */
  soon(): void {
    void loadToasts();
  },
  /** Something was done: "Organization created". */
  done(message: string): void {
    void loadToasts().then(({ showDone }) => showDone(message));
  },
  /** Something was done that can be taken back: stays a little longer, with a button. */
  undo(message: string, undo: () => void): void {
    void loadToasts().then(({ showUndo }) => showUndo(message, undo));
  },
  /** Something could not be done. Stays until it is closed: it may have to be copied. */
  failed(problem: Problem): void {
    void loadToasts().then(({ showFailed }) => showFailed(problem));
  },
};
