import type { Routes } from './http.ts';

export interface HealthOptions {
  /** What keeps the house from doing its work, in words for an operator; nothing when all is well. */
  readonly problems: () => Promise<readonly string[]>;
  readonly isLeaving: () => boolean;
}

const PATIENCE_MILLISECONDS = 3000;

/**
 * `GET /health/live`: this process runs, do not kill it. `GET /health/ready`: send it requests. A database that is
 * away makes it unready, never dead: killing this process would not bring the database back.
 */
export const healthRoutes =
  ({ problems, isLeaving }: HealthOptions): Routes =>
  (app) => {
    app.get('/health/live', async () => ({ status: 'live' }));
    app.get('/health/ready', async (_request, reply) => {
      const found = isLeaving() ? ['shutting down'] : await inTime(problems());
      return reply.code(found.length === 0 ? 200 : 503).send(found.length === 0 ? { status: 'ready' } : { status: 'not ready', problems: found });
    });
  };

/** A check that hangs is an answer too. */
async function inTime(check: Promise<readonly string[]>): Promise<readonly string[]> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<readonly string[]>((resolve) => {
    timer = setTimeout(() => resolve(['the check took too long']), PATIENCE_MILLISECONDS);
  });
  try {
    return await Promise.race([check.catch(() => ['the check failed']), late]);
  } finally {
    clearTimeout(timer);
  }
}
