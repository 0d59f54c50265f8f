/** Ways of a PostgreSQL to say: not now. None of them can come after a statement has had an effect. */
const NOT_NOW = new Set([
  'ECONNREFUSED', // nobody listens
  'ENOENT', // its socket is gone
  'EPIPE', // it had closed the connection before the statement could be handed over
  'EHOSTUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  '57P03', // starting up or shutting down
  '53300', // no connection left
]);

/** The database could not be asked: the call had no effect and may be tried again. */
export function isUnreachable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ('code' in error && typeof error.code === 'string' && NOT_NOW.has(error.code)) return true;
  // What pg-pool says when no connection came free in time.
  return error.message === 'timeout exceeded when trying to connect';
}
