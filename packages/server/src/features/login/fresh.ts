import type { Proof, Session } from '../sessions/index.ts';

// How fresh a sign-in has to be before somebody changes what they sign in with.

const MINUTES = 10;

/**
 * Those that say who somebody is, to us and not to one organization alone: an organization's own provider must not change
 * how its people get in elsewhere. Whoever has a link from the shell of the server may have more than that. The word of a password is not asked for a new one: it may be the wrong person who knows it.
 */
const FIRST: readonly Proof[] = ['email_code', 'magic_link', 'passkey', 'password', 'entry_link'];
const SECOND: readonly Proof[] = ['totp', 'recovery_code', 'passkey'];

/** What has to be shown once more before they change it; `undefined`: nothing. */
export function owesFreshProof(
  session: Session,
  { now, factors, forPassword = false }: { readonly now: Date; readonly factors: number; readonly forPassword?: boolean },
): 'first' | 'second' | undefined {
  const isFresh = (proof: Proof): boolean =>
    session.proofs.includes(proof) && now.getTime() - (session.provenAt?.[proof] ?? session.authenticatedAt).getTime() <= MINUTES * 60_000;
  if (!FIRST.some((proof) => isFresh(proof) && !(forPassword && proof === 'password'))) return 'first';
  return factors > 0 && !SECOND.some(isFresh) ? 'second' : undefined;
}
