/**
 * Is this where a person may be sent after signing out (RP-Initiated Logout 1.0 section 3)? Exactly a registered
 * address, but apps write their home with and without a slash at its end, and mean the same.
 */
export const matchesPostLogout = (matches: (registered: string, asked: string) => boolean, registered: string, asked: string): boolean =>
  matches(registered, asked) || matches(registered, asked.endsWith('/') ? asked.slice(0, -1) : `${asked}/`);
