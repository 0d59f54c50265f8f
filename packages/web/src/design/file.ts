/** A file of the app that did not come: the connection was lost, or the server has another version of the app by now. */
export class Unloaded extends Error {
  override readonly name = 'Unloaded';

  constructor(cause: unknown) {
    super('a part of the page did not come', { cause });
  }
}

/** How browsers and Vite say that a file did not come. What else goes wrong in it is a fault of its own. */
const UNLOADED = /dynamically imported module|importing a module script failed|unable to preload css/i;

/** How long a connection has to come back before the file is asked for a second time. */
const PAUSE_MS = 400;

/** Brings a file of the app, and asks a second time for one that did not come. */
export async function fetched<Part>(load: () => Promise<Part>): Promise<Part> {
  try {
    return await load();
  } catch (error) {
    if (!isUnloaded(error)) throw error;
  }
  await new Promise((passed) => setTimeout(passed, PAUSE_MS));
  try {
    return await load();
  } catch (error) {
    throw isUnloaded(error) ? new Unloaded(error) : error;
  }
}

/** Whether what was thrown says that a file of the app did not come. */
export const isUnloaded = (error: unknown): boolean => error instanceof Unloaded || (error instanceof Error && UNLOADED.test(error.message));

/** A file that is brought when it is wanted. */
export interface LaterFile<Part> {
  /** Undefined before it is here. */
  readonly part: Part | undefined;
  /** Once is enough, however many want it; what did not come may be asked for again. */
  readonly load: () => Promise<Part>;
}

export function laterFile<Part>(load: () => Promise<Part>): LaterFile<Part> {
  let part: Part | undefined;
  let coming: Promise<Part> | undefined;
  return {
    get part() {
      return part;
    },
    load() {
      coming ??= fetched(load).then(
        (come) => {
          part = come;
          return come;
        },
        (error) => {
          coming = undefined;
          throw error;
        },
      );
      return coming;
    },
  };
}

/** Whether the server has another version of the app by now than the one that this page is of: then its files are gone. */
export async function isOutdated(): Promise<boolean> {
  const entry = entryOf();
  if (!entry) return false;
  try {
    const answer = await fetch(location.href, { cache: 'no-store', headers: { accept: 'text/html' } });
    return answer.ok && !answer.redirected && !(await answer.text()).includes(entry);
  } catch {
    return false;
  }
}

const entryOf = (): string | null | undefined => document.querySelector('script[type="module"][src]')?.getAttribute('src');

const LEFT = 'tenon-left-versions';

/**
 * Loads the page again when there is a newer one, once for each version: two servers that disagree do not send anybody to and
 * fro. @returns false when it stays
 */
export async function reloadIfOutdated(): Promise<boolean> {
  const entry = entryOf() ?? '';
  const before = sessionStorage.getItem(LEFT)?.split(' ') ?? [];
  if (before.includes(entry) || !(await isOutdated())) return false;
  sessionStorage.setItem(LEFT, [...before, entry].join(' '));
  location.reload();
  return true;
}
