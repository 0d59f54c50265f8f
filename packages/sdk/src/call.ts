/** How one call should be made. */
export interface CallOptions {
  /** Ends the call; it then rejects with a `CancelledError`. */
  readonly signal?: AbortSignal | undefined;
  /** For the call with all its tries, in milliseconds. Default: that of the client (20 000). */
  readonly timeoutMs?: number | undefined;
  /** How often to try again at most. Default: that of the client (2). */
  readonly retries?: number | undefined;
  /**
   * Names this write, so that the server can tell a repetition from a second one. Given by you, a write is tried again
   * even when nobody knows whether the first try arrived. Without one the client makes its own for each write.
   */
  readonly idempotencyKey?: string | undefined;
  /** Speaks for whoever this access token belongs to, instead of for the client. It is never renewed. */
  readonly accessToken?: string | undefined;
}

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
