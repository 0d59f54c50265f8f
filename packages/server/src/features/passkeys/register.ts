import type { PublicKeyCredentialCreationOptionsJSON } from '@simplewebauthn/server';
import type { Work } from '../../platform/work.ts';
import { fullName, lockUser, type User } from '../users/index.ts';
import { type RegistrationAnswer, readClientData, readRegistration } from './answer.ts';
import { nameOfKind } from './authenticators.ts';
import { CEREMONY_SECONDS, challengeState, endOfChallenge, type For, newChallenge } from './challenge.ts';
import { passkeyFaults } from './faults.ts';
import { LONGEST_NAME, MOST_PASSKEYS, type Passkey } from './passkey.ts';
import { passkeysWork, relyingParty } from './relying-party.ts';
import { insertAnswer, insertPasskey, selectPasskeys } from './store.ts';

/** ES256, RS256, EdDSA: what every authenticator in use has one of. */
const ALGORITHMS = [-7, -257, -8];

interface Registering {
  readonly user: User;
  /** The browser that begins is the one that finishes. */
  readonly browserSecret: string;
}

/** What the browser is asked, to make a passkey for somebody who is signed in there. */
export async function beginRegistration(work: Work, { user, browserSecret }: Registering): Promise<PublicKeyCredentialCreationOptionsJSON> {
  demandPasskeys(work);
  const known = await selectPasskeys(work, user.id);
  if (known.length >= MOST_PASSKEYS) throw passkeyFaults.tooMany({ limit: MOST_PASSKEYS });
  const { generateRegistrationOptions } = await import('@simplewebauthn/server');
  const { id: rpID, name: rpName } = relyingParty(work.environment);
  return generateRegistrationOptions({
    rpID,
    rpName,
    userID: handleOf(user),
    userName: user.email,
    userDisplayName: fullName(user) || user.email,
    challenge: newChallenge(work, forPerson(user, browserSecret)),
    timeout: CEREMONY_SECONDS * 1000,
    attestationType: 'none',
    // A device that has one already says so instead of making a second.
    excludeCredentials: known.map(({ credentialId, transports }) => ({ id: credentialId, transports: [...transports] })),
    // The passkey itself says whose it is, and the device checks that it is them.
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    supportedAlgorithmIDs: ALGORITHMS,
  });
}

export type RegistrationRefusal = 'expired' | 'elsewhere' | 'used' | 'wrongOrigin' | 'unverified' | 'malformed' | 'alreadyKnown';
export type Registered = { readonly kept: true; readonly passkey: Passkey } | { readonly kept: false; readonly why: RegistrationRefusal };

/** Keeps what the browser made. @param given its answer as JSON */
export async function finishRegistration(work: Work, { user, browserSecret, given }: Registering & { readonly given: unknown }): Promise<Registered> {
  demandPasskeys(work);
  const refused = (why: RegistrationRefusal): Registered => ({ kept: false, why });
  const answer = readRegistration(given);
  const said = answer && readClientData(answer.response.clientDataJSON);
  if (!answer || !said) return refused('malformed');
  const state = challengeState(work, forPerson(user, browserSecret), said.challenge);
  if (state !== 'good') return refused(state);
  if (said.origin !== relyingParty(work.environment).origin || said.crossOrigin) return refused('wrongOrigin');

  const made = await verified(work, answer, said.challenge);
  if (made === 'malformed' || made === 'unverified') return refused(made);
  if (!(await insertAnswer(work, said.challenge, endOfChallenge(said.challenge)))) return refused('used');

  await lockUser(work, { id: user.id });
  const known = await selectPasskeys(work, user.id);
  if (known.length >= MOST_PASSKEYS) throw passkeyFaults.tooMany({ limit: MOST_PASSKEYS });
  const passkey: Passkey = {
    ...made,
    id: work.newId('cred'),
    userId: user.id,
    attachment: answer.authenticatorAttachment ?? null,
    transports: answer.response.transports,
    name: firstName(made.aaguid, known),
    ip: work.from?.ip ?? null,
    userAgent: work.from?.userAgent ?? null,
    createdAt: work.now,
    updatedAt: work.now,
    usedAt: null,
    suspectedAt: null,
  };
  return (await insertPasskey(work, passkey)) ? { kept: true, passkey } : refused('alreadyKnown');
}

async function verified(work: Work, answer: RegistrationAnswer, challenge: string) {
  const { verifyRegistrationResponse } = await import('@simplewebauthn/server');
  const { id: expectedRPID, origin: expectedOrigin } = relyingParty(work.environment);
  try {
    const attestationObject = await withoutStatement(answer.response.attestationObject);
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: {
        ...answer,
        response: { ...answer.response, attestationObject },
        clientExtensionResults: {},
        authenticatorAttachment: answer.authenticatorAttachment!,
      },
      expectedChallenge: challenge,
      expectedOrigin,
      expectedRPID,
      requireUserVerification: false,
      supportedAlgorithmIDs: ALGORITHMS,
    });
    if (!verified) return 'malformed';
    const { credential, aaguid, userVerified, credentialDeviceType, credentialBackedUp } = registrationInfo;
    if (!userVerified) return 'unverified';
    return {
      credentialId: credential.id,
      publicKey: credential.publicKey,
      signCount: credential.counter,
      aaguid,
      backupEligible: credentialDeviceType === 'multiDevice',
      backedUp: credentialBackedUp,
    };
  } catch {
    // Whatever the library finds wrong, it throws; the person can do the same about all of it.
    return 'malformed';
  }
}

/**
 * What an authenticator says of its maker was not asked for and is not looked at: following its certificates could lead
 * this server to addresses that a stranger chose.
 */
async function withoutStatement(attestationObject: string): Promise<string> {
  const { decodeAttestationObject, isoCBOR } = await import('@simplewebauthn/server/helpers');
  const decoded = decodeAttestationObject(Uint8Array.from(Buffer.from(attestationObject, 'base64url')));
  if (decoded.get('fmt') === 'none') return attestationObject;
  const plain = new Map<string, unknown>([
    ['fmt', 'none'],
    ['attStmt', new Map()],
    ['authData', decoded.get('authData')],
  ]);
  return Buffer.from(isoCBOR.encode(plain as Parameters<typeof isoCBOR.encode>[0])).toString('base64url'); // its type has no name to import
}

/** "Windows Hello", "Windows Hello 2": something to know it by until the person calls it something. */
function firstName(aaguid: string, known: readonly Passkey[]): string {
  const kind = nameOfKind(aaguid).slice(0, LONGEST_NAME - 4) || 'Passkey';
  const taken = new Set(known.map(({ name }) => name));
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? kind : `${kind} ${number}`;
    if (!taken.has(name)) return name;
  }
}

/** What a passkey remembers its person by: our id, which says nothing about them. */
export const handleOf = ({ id }: Pick<User, 'id'>): Uint8Array<ArrayBuffer> => new TextEncoder().encode(id);

const forPerson = ({ id }: User, browserSecret: string): For => ({ ceremony: 'register', whose: `${id} ${browserSecret}` });

export function demandPasskeys({ environment }: Work): void {
  if (!passkeysWork(environment)) throw passkeyFaults.off();
}
