import type { DryRun } from './contract/tenon.ts';

/** How one call should be made. */
export interface CallOptions {
  /** Ends the call; it then rejects with a `CancelledError`. */
  readonly signal?: AbortSignal | undefined;
  /** For the call with all its tries, in milliseconds. Default: that of the client (20 000). */
  readonly timeoutMs?: number | undefined;
  /** How often to try again at most. Default: that of the client (2). */
  readonly retries?: number | undefined;
  /**
   * Names this write: for 24 hours the server does it once, and answers the same to whoever sends it again. Without one the
   * client makes one for each write, so that its own tries are safe; yours makes it safe over a restart of your app, too.
   * 1-255 visible ASCII characters.
   */
  readonly idempotencyKey?: string | undefined;
  /** Does everything as it would be done, and takes it back: a write then answers with what it would change. Reading is as ever. */
  readonly dryRun?: boolean | undefined;
  /** Speaks for whoever this access token belongs to, instead of for the client. It is never renewed. */
  readonly accessToken?: string | undefined;
}

/**
 * What a write answers: with `dryRun` in its options, a report of what it would change. Nothing of it is done, and what
 * the real call would fail with, it fails with.
 */
export type Written<Answer, Options> = Options extends { readonly dryRun: true }
  ? DryRun
  : Options extends { readonly dryRun: boolean }
    ? Answer | DryRun
    : Answer;

/** One route of the API, as the contract tells it. */
export interface Route {
  readonly verb: string;
  /** The first whose `{names}` the request all gives is taken. */
  readonly paths: readonly string[];
  /** The field that is the body; `*` is everything the path does not take, `` is nothing. */
  readonly body: string;
  /** The shape of the answer; `` when there is nothing in it. */
  readonly answer: string;
}

/** Makes a call: request in, answer out, a `TenonError` when it fails. */
export type Call = <Answer>(route: Route, request: object, options?: CallOptions) => Promise<Answer>;
