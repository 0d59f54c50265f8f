import { createHash, createHmac } from 'node:crypto';
import { sameText } from '../../platform/seal.ts';
import type { Work } from '../../platform/work.ts';

// The chain: each entry's hash is over the hash before it and over all of the entry, so that whoever changes, removes or
// moves one breaks every one after it. The head says where the chain ends and carries a mac of the server's key.

/** An entry as the database has it, in an order that stays: JSON columns as their text. */
export interface Sealable {
  readonly id: string;
  readonly number: number | null;
  readonly hash: string | null;
  readonly origin: string | null;
  readonly originDigest: string | null;
  /** Everything else of the entry. */
  readonly parts: readonly (string | null)[];
  readonly changes: readonly SealableChange[];
}

export interface SealableChange {
  readonly personal: string | null;
  readonly personalDigest: string | null;
  readonly parts: readonly (string | null)[];
}

/** Where the chain ends, and from where it is kept. */
export interface Head {
  readonly number: number;
  readonly hash: string;
  readonly forgotten: number;
  readonly forgottenHash: string;
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** What stands before the first entry of an environment. */
export const genesis = (environmentId: string): string => sha256(`tenon audit log of ${environmentId}`);

/** What is personal counts by its digest: it may be erased, and the chain holds. */
export const hashOf = (previous: string, number: number, { parts, originDigest, changes }: Sealable): string =>
  sha256(JSON.stringify([previous, number, parts, originDigest, changes.map((change) => [change.parts, change.personalDigest])]));

/** What is there of personal things is what was there when the entry was sealed. */
export const isPersonalIntact = ({ origin, originDigest, changes }: Sealable): boolean =>
  [[origin, originDigest] as const, ...changes.map(({ personal, personalDigest }) => [personal, personalDigest] as const)].every(
    ([text, digest]) => text === null || sha256(text) === digest,
  );

export const macOf = ({ sealer, environment }: Pick<Work, 'sealer' | 'environment'>, { number, hash, forgotten, forgottenHash }: Head): string =>
  createHmac('sha256', sealer.derive('audit head'))
    .update(JSON.stringify([environment.id, number, hash, forgotten, forgottenHash]))
    .digest('hex');

export const isGenuine = (work: Pick<Work, 'sealer' | 'environment'>, head: Head & { readonly mac: string }): boolean => sameText(macOf(work, head), head.mac);
