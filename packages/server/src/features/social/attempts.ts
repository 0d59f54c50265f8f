import type { ConnectionId, InteractionId, SocialAttemptId } from '../../platform/ids.ts';
import { fingerprint } from '../../platform/seal.ts';
import type { Work } from '../../platform/work.ts';
import type { Account } from './account.ts';
import { insertAttempt, markUsed, selectAttempt, setAccount, takeAccount } from './store.ts';

/** How long somebody may take at the provider. */
const LASTS = 15 * 60_000;

/** A way to a provider, begun. What stands here is known to this server and the browser's address bar alone. */
export interface Begun {
  readonly id: SocialAttemptId;
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

export interface SocialAttempt extends Pick<Begun, 'id' | 'nonce' | 'verifier'> {
  readonly connectionId: ConnectionId;
  readonly interactionId: InteractionId;
}

interface Where {
  readonly connectionId: ConnectionId;
  readonly browserSecret: string;
}

export async function begin(work: Work, { connectionId, browserSecret, interactionId }: Where & { readonly interactionId: InteractionId }): Promise<Begun> {
  const begun: Begun = { id: work.newId('sat'), state: work.newSecret(), nonce: work.newSecret(), verifier: work.newSecret() };
  const { id, state, nonce, verifier } = begun;
  await insertAttempt(work, {
    id,
    connectionId,
    interactionId,
    browserHash: fingerprint(browserSecret),
    stateHash: fingerprint(state),
    sealed: work.sealer.seal(id, JSON.stringify({ nonce, verifier })),
    expiresAt: new Date(work.now.getTime() + LASTS),
  });
  return begun;
}

/**
 * The attempt that an answer belongs to: of this state, in this browser, at this connection, and not answered yet. That
 * the connection must be the one it was begun with keeps one provider's answer from being handed to another.
 */
export async function findAttempt(work: Work, { connectionId, browserSecret, state }: Where & { readonly state: string }): Promise<SocialAttempt | undefined> {
  const row = await selectAttempt(work, { connectionId, browserHash: fingerprint(browserSecret), stateHash: fingerprint(state) });
  if (!row) return undefined;
  const { nonce, verifier } = JSON.parse(work.sealer.open(row.id, row.sealed)) as Pick<Begun, 'nonce' | 'verifier'>; // sealed by `begin`
  return { id: row.id, connectionId, interactionId: row.interactionId, nonce, verifier };
}

/** The answer came. @returns false when it came before */
export const takeAttempt = (work: Work, id: SocialAttemptId): Promise<boolean> => markUsed(work, id);

/** Kept until the person has shown that they read the mail of the address. */
export const keepAccount = (work: Work, id: SocialAttemptId, account: Account): Promise<void> => setAccount(work, id, account);

/** What was kept, once. Whoever calls has seen the proof of the mailbox in this browser. */
export const takeKeptAccount = (
  work: Work,
  { id, email, browserSecret }: { readonly id: SocialAttemptId; readonly email: string; readonly browserSecret: string },
): Promise<{ readonly connectionId: ConnectionId; readonly account: Account } | undefined> =>
  takeAccount(work, { id, email, browserHash: fingerprint(browserSecret) });
