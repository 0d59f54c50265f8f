import { createHash, createSign, generateKeyPairSync } from 'node:crypto';
import { isoCBOR } from '@simplewebauthn/server/helpers';

/** What an authenticator can be told to get wrong. */
export interface Mood {
  /** The site it believes to be on. */
  readonly origin?: string;
  readonly rpId?: string;
  /** It checked who is there. */
  readonly verified?: boolean;
  readonly present?: boolean;
  /** What its counter says; without one it counts on. */
  readonly count?: number;
  readonly userHandle?: string;
  readonly crossOrigin?: boolean;
}

const PRESENT = 0x01;
const VERIFIED = 0x04;
const MAY_BE_COPIED = 0x08;
const IS_COPIED = 0x10;
const HAS_KEY = 0x40;

const sha256 = (bytes: string | Buffer): Buffer => createHash('sha256').update(bytes).digest();
const encode = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');

/** A device that makes one passkey and signs with it, the way a browser would hand it on. */
export function createAuthenticator(origin: string, { aaguid = '00000000-0000-0000-0000-000000000000', synced = false, counts = true } = {}) {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const jwk = publicKey.export({ format: 'jwk' });
  const credentialId = sha256(String(jwk.x));
  let count = 0;
  let userHandle: string | undefined;

  const clientData = (type: string, challenge: string, mood: Mood): Buffer =>
    Buffer.from(JSON.stringify({ type, challenge, origin: mood.origin ?? origin, crossOrigin: mood.crossOrigin ?? false }));

  const authenticatorData = (mood: Mood, key = Buffer.alloc(0)): Buffer => {
    const flags =
      (mood.present === false ? 0 : PRESENT) |
      (mood.verified === false ? 0 : VERIFIED) |
      (synced ? MAY_BE_COPIED | IS_COPIED : 0) |
      (key.length > 0 ? HAS_KEY : 0);
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(mood.count ?? (counts ? ++count : 0));
    return Buffer.concat([sha256(mood.rpId ?? new URL(origin).hostname), Buffer.from([flags]), counter, key]);
  };

  const cose = () => {
    const key = new Map<number, number | Uint8Array>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, Uint8Array.from(Buffer.from(String(jwk.x), 'base64url'))],
      [-3, Uint8Array.from(Buffer.from(String(jwk.y), 'base64url'))],
    ]);
    return Buffer.from(isoCBOR.encode(key as Parameters<typeof isoCBOR.encode>[0]));
  };

  return {
    credentialId: encode(credentialId),
    /** `navigator.credentials.create` */
    make({ challenge, user }: { readonly challenge: string; readonly user: { readonly id: string } }, mood: Mood & { readonly format?: string } = {}) {
      userHandle = user.id;
      const length = Buffer.alloc(2);
      length.writeUInt16BE(credentialId.length);
      const key = Buffer.concat([Buffer.from(aaguid.replaceAll('-', ''), 'hex'), length, credentialId, cose()]);
      const attestation = new Map<string, unknown>([
        ['fmt', mood.format ?? 'none'],
        ['attStmt', mood.format ? new Map([['alg', -7]]) : new Map()],
        ['authData', Uint8Array.from(authenticatorData(mood, key))],
      ]);
      return {
        id: encode(credentialId),
        rawId: encode(credentialId),
        type: 'public-key',
        authenticatorAttachment: 'platform',
        clientExtensionResults: {},
        response: {
          clientDataJSON: encode(clientData('webauthn.create', challenge, mood)),
          attestationObject: encode(isoCBOR.encode(attestation as Parameters<typeof isoCBOR.encode>[0])),
          transports: ['internal', 'hybrid'],
        },
      };
    },
    /** `navigator.credentials.get` */
    show({ challenge }: { readonly challenge: string }, mood: Mood = {}) {
      const client = clientData('webauthn.get', challenge, mood);
      const data = authenticatorData(mood);
      const signature = createSign('sha256')
        .update(Buffer.concat([data, sha256(client)]))
        .sign(privateKey);
      return {
        id: encode(credentialId),
        rawId: encode(credentialId),
        type: 'public-key',
        authenticatorAttachment: 'platform',
        clientExtensionResults: {},
        response: {
          clientDataJSON: encode(client),
          authenticatorData: encode(data),
          signature: encode(signature),
          userHandle: mood.userHandle ?? userHandle,
        },
      };
    },
  };
}

export type Authenticator = ReturnType<typeof createAuthenticator>;
