import { createPrivateKey, type KeyObject } from 'node:crypto';
import { Cache } from '../../platform/cache.ts';
import type { SigningKeyId } from '../../platform/ids.ts';
import type { Work } from '../../platform/work.ts';
import type { Jwt } from '../../protocols/jwt/decode.ts';
import { keyOfJwk, type RsaJwk, signRs256, verifyRs256 } from '../../protocols/jwt/rs256.ts';
import { type KeyRow, selectKeys } from './store.ts';

/** Turns claims into a signed token. */
export type Signer = (claims: Readonly<Record<string, unknown>>, typ?: string) => Promise<string>;

/** An environment's keys at one instant. It holds no connection: sign after the unit of work is over. */
export interface Keyring {
  readonly sign: Signer;
  /** The token, when one of the published keys signed it. Nothing is said about its times. */
  readonly verify: (token: string) => Jwt | undefined;
  /** What /keys answers. */
  readonly published: readonly RsaJwk[];
}

interface Key extends Pick<KeyRow, 'id' | 'jwk' | 'signsFrom' | 'goneAt'> {
  readonly publicKey: KeyObject;
  readonly privateKey: KeyObject;
}

const kept = new Cache<readonly Key[]>(['signing_keys'], 1000);

export async function keyringOf(work: Work): Promise<Keyring> {
  const keys = await kept.get(work, work.environment.id, async () => (await selectKeys(work)).map((row) => imported(work, row)));
  const present = keys.filter(({ goneAt }) => !goneAt || goneAt > work.now);
  return {
    published: present.map(({ jwk }) => jwk),
    verify: (token) => verifyRs256(token, (kid) => present.find(({ id }) => id === kid)?.publicKey),
    sign: (claims, typ = 'JWT') => {
      const key = present.findLast(({ signsFrom }) => signsFrom <= work.now);
      if (!key) throw new Error(`${work.environment.id} has no signing key: createFirstKey makes one with the environment`);
      return signRs256({ kid: key.id, typ }, claims, key.privateKey);
    },
  };
}

const imported = (work: Work, { id, jwk, sealedPrivate, signsFrom, goneAt }: KeyRow): Key => ({
  id,
  jwk,
  signsFrom,
  goneAt,
  publicKey: keyOfJwk(jwk),
  privateKey: createPrivateKey({ key: Buffer.from(work.sealer.open(sealedAs(id), sealedPrivate), 'base64'), format: 'der', type: 'pkcs8' }),
});

/** What the sealed private half is bound to. */
export const sealedAs = (id: SigningKeyId): string => `signing-key:${id}`;
