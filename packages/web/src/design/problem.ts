/** One thing that went wrong, in words a person can act on. */
export interface Problem {
  /** What happened, in a sentence. */
  readonly title: string;
  /** What to do about it, where there is more to say. */
  readonly detail?: string;
  /** Our stable code, such as `organizations.slug_taken`. */
  readonly code: string;
  /** What the server's log knows this answer by. */
  readonly requestId?: string;
  /** Whether doing the same again may help. */
  readonly mayRetry: boolean;
  /** What is wrong with single fields, by the path the server names them by. */
  readonly fields: readonly FieldProblem[];
}

export interface FieldProblem {
  readonly path: string;
  readonly message: string;
}

/** `organization.logo_url` is what a form calls `logoUrl`: the last part, in camel case. */
export const fieldName = (path: string): string => {
  const last =
    path
      .replace(/\[.*?\]/g, '')
      .split('.')
      .at(-1) ?? path;
  return last.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
};
