import type { Parameters } from '../../protocols/oauth2/parameters.ts';

/** Never `state`, `nonce`, challenges, tokens or hints with addresses: what is not named here is not kept. */
const SHOWN = ['response_type', 'scope', 'prompt', 'max_age', 'organization_id', 'connection_id', 'provider', 'domain', 'domain_hint', 'resource'] as const;
const LONGEST = 200;

/** What may be kept of the parameters of a request, cut to a length. */
export function parametersToShow(parameters: Parameters): Readonly<Record<string, string>> {
  const shown: Record<string, string> = {};
  for (const name of SHOWN) {
    const value = once(parameters, name);
    if (value !== undefined) shown[name] = value.slice(0, LONGEST);
  }
  const to = once(parameters, 'redirect_uri');
  // What stands behind the path may be anything.
  if (to !== undefined)
    shown['redirect_uri'] = to
      .replace(/[?#].*$/s, '')
      .replace(/\/\/[^/@]*@/, '//')
      .slice(0, LONGEST);
  return shown;
}

function once(parameters: Parameters, name: string): string | undefined {
  try {
    return parameters.get(name);
  } catch {
    return undefined;
  }
}
