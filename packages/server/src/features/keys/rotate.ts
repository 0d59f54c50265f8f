import { generateKeyPair, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import { CLIENTS, command } from '../../chassis/command.ts';
import { every } from '../../platform/duties.ts';
import type { SigningKeyId } from '../../platform/ids.ts';
import type { Work } from '../../platform/work.ts';
import { publicJwk } from '../../protocols/jwt/rs256.ts';
import { sealedAs } from './keyring.ts';
import { insertKey, lockKeys, retireKeys, selectKeys } from './store.ts';

const DAY = 86_400_000;
/** Longer is kinder than shorter: SDKs read /keys once per process, so a new key means restarts at the customers'. */
const SIGNS_FOR = 90 * DAY;
const PUBLISHED_AHEAD = DAY;
/** Far longer than any token lives: an expired ID token still says who wants to sign out. */
const STAYS_FOR = 30 * DAY;

/** 2048 bits: a signature of 342 characters. Apps keep three tokens in one cookie. */
const makePair = (): Promise<{ privateKey: KeyObject; publicKey: KeyObject }> => promisify(generateKeyPair)('rsa', { modulusLength: 2048 });

/**
 * Turns the keys: a new one is published now and signs from tomorrow.
 * `withdraw`: the old ones are no longer to be trusted. The new one signs at once, and every token of an old one is refused.
 */
export const rotateKeys = command({
  needs: CLIENTS,
  action: 'signing_key.rotated',

  prepare: makePair,

  async run(work, { withdraw = false }: { readonly withdraw?: boolean }, pair): Promise<{ readonly id: SigningKeyId; readonly signsFrom: Date }> {
    await lockKeys(work);
    const waiting = (await selectKeys(work)).find(({ signsFrom }) => signsFrom > work.now);
    if (waiting && !withdraw) return { id: waiting.id, signsFrom: waiting.signsFrom };
    return addKey(work, pair, withdraw ? 'withdrawing' : 'overlapping');
  },
});

/** The key an environment starts with. Does nothing when there is one. */
export async function createFirstKey(work: Work): Promise<void> {
  await lockKeys(work);
  if ((await selectKeys(work)).length === 0) await addKey(work, await makePair(), 'withdrawing');
}

/** Turns the keys when the newest one has nearly done its time. Of several processes one does it. */
export const keyDuty = every({ hours: 1 }, 'keys.rotate', async (work) => {
  if (!isDue(await selectKeys(work), work.now)) return undefined;
  const pair = await makePair();
  await lockKeys(work);
  if (isDue(await selectKeys(work), work.now)) await addKey(work, pair, 'overlapping');
  return undefined;
});

const isDue = (keys: readonly { readonly signsFrom: Date }[], now: Date): boolean => {
  const newest = keys.at(-1);
  return newest !== undefined && newest.signsFrom.getTime() + SIGNS_FOR - PUBLISHED_AHEAD <= now.getTime();
};

async function addKey(work: Work, { privateKey, publicKey }: { privateKey: KeyObject; publicKey: KeyObject }, how: 'overlapping' | 'withdrawing') {
  const id = work.newId('snk');
  const signsFrom = how === 'withdrawing' ? work.now : new Date(work.now.getTime() + PUBLISHED_AHEAD);
  const sealedPrivate = work.sealer.seal(sealedAs(id), privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'));
  await insertKey(work, { id, jwk: publicJwk(id, publicKey), sealedPrivate, signsFrom });
  await retireKeys(work, id, signsFrom, how === 'withdrawing' ? work.now : new Date(signsFrom.getTime() + STAYS_FOR));
  return { id, signsFrom };
}
