const LONGEST = 2_000;

/** A path within the app to go to after signing in. Anything that could lead elsewhere becomes `otherwise`. */
export function safeReturnTo(given: string | null | undefined, baseUrl: string, otherwise: string): string {
  if (!given || given.length > LONGEST || !/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(given) || !URL.canParse(given, baseUrl)) return otherwise;
  const url = new URL(given, baseUrl);
  const path = `${url.pathname}${url.search}${url.hash}`;
  // `/.//elsewhere` is a path of ours until somebody tidies it up.
  return url.origin === new URL(baseUrl).origin && !path.startsWith('//') ? path : otherwise;
}
