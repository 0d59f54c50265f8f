/**
 * The answer to an authorization request as an address (RFC 6749 section 4.1.2). Registered addresses
 * have no query of their own. Spaces become `+`, so that a client whose `state` held a bare plus gets it back.
 */
export function authorizationResponse(redirectUri: string, answer: Readonly<Record<string, string | undefined>>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(answer)) if (value !== undefined) query.set(name, value);
  return `${redirectUri}?${query}`;
}
