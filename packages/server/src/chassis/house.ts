import type { Environment } from '../platform/environment.ts';
import type { Limits } from '../platform/limits.ts';
import type { Desk } from '../platform/work.ts';

/** What every surface works with. Built in app.ts. */
export interface House {
  readonly desk: Desk;
  /** The environment that lives at this host (with its port, as in the Host header), under this path. Throws a Fault when there is none. */
  environmentOf(host: string, path?: string): Promise<Environment>;
  /** How often somebody may come; without it, as often as they like. */
  readonly limits?: Limits;
}
