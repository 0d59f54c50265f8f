import { singleFlight } from './single-flight.ts';
import type { TokenEndpoint } from './token-endpoint.ts';

/** Renew this long before the end, or after four fifths of a short life. */
const EARLY_MS = 60_000;

/** The client's own access token: kept in memory, renewed before it expires, asked for once however many calls wait for it. */
export interface ClientToken {
  get(): Promise<string>;
  /** The server refused it: the next `get` asks for a new one, unless somebody has done so already. */
  drop(token: string): void;
}

export function createClientToken(tokens: TokenEndpoint, now: () => number): ClientToken {
  const alone = singleFlight<string>();
  let kept: { readonly token: string; readonly until: number } | undefined;

  const renew = async (): Promise<string> => {
    const asked = now();
    const answer = await tokens.ask({ grant_type: 'client_credentials' });
    const life = (answer.expires_in ?? 0) * 1000;
    kept = { token: answer.access_token, until: asked + Math.max(life - EARLY_MS, life * 0.8) };
    return answer.access_token;
  };

  return {
    get: async () => (kept && now() < kept.until ? kept.token : alone('', renew)),
    drop(token) {
      if (kept?.token === token) kept = undefined;
    },
  };
}
