import { createHash, createHmac } from 'node:crypto';
import { sameText } from '../../platform/seal.ts';
import type { Work } from '../../platform/work.ts';

/** How long somebody may take over a ceremony. */
export const CEREMONY_SECONDS = 300;

/** A challenge fits one ceremony of one party: of a browser, or of a browser and the person it makes a passkey for. */
export interface For {
  readonly ceremony: 'register' | 'prove';
  readonly whose: string;
}

const TIME_BYTES = 8;
const CHANCE_BYTES = 16;
const BODY_BYTES = TIME_BYTES + CHANCE_BYTES;

/** When it was made and chance, then the mark of this server over both: whoever brings it back needs no row to be known by. */
export function newChallenge(work: Work, what: For): Buffer<ArrayBuffer> {
  const time = Buffer.alloc(TIME_BYTES);
  time.writeBigUInt64BE(BigInt(work.now.getTime()));
  const chance = createHash('sha256').update(work.newSecret()).digest().subarray(0, CHANCE_BYTES);
  const body = Buffer.concat([time, chance]);
  return Buffer.concat([body, markOf(work, what, body)]);
}

export type ChallengeState = 'good' | 'expired' | 'elsewhere';

/** @param given as it came back, base64url */
export function challengeState(work: Work, what: For, given: string): ChallengeState {
  const bytes = Buffer.from(given, 'base64url');
  const body = bytes.subarray(0, BODY_BYTES);
  if (body.length < BODY_BYTES || !sameText(bytes.subarray(BODY_BYTES).toString('hex'), markOf(work, what, body).toString('hex'))) return 'elsewhere';
  return work.now.getTime() >= endOf(body) ? 'expired' : 'good';
}

/** From when on it is too old, as its own bytes say; for challenges that are good. */
export const endOfChallenge = (given: string): Date => new Date(endOf(Buffer.from(given, 'base64url')));

const endOf = (body: Buffer): number => Number(body.readBigUInt64BE()) + CEREMONY_SECONDS * 1000;

const markOf = ({ sealer, environment }: Work, { ceremony, whose }: For, body: Buffer): Buffer =>
  createHmac('sha256', sealer.derive('passkey-challenge'))
    .update(JSON.stringify([environment.id, ceremony, whose]))
    .update(body)
    .digest();
