import type { PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/server';
import type { UserId } from '../../platform/ids.ts';
import type { Work } from '../../platform/work.ts';
import { type ProofAnswer, readClientData, readProof } from './answer.ts';
import { CEREMONY_SECONDS, challengeState, endOfChallenge, newChallenge } from './challenge.ts';
import { type Passkey, wentBack } from './passkey.ts';
import { demandPasskeys, handleOf } from './register.ts';
import { relyingParty } from './relying-party.ts';
import { insertAnswer, lockByCredential, selectPasskeys, updateSuspicion, updateUse } from './store.ts';

interface Proving {
  /** The secret of the browser that begins, or of whatever else is to finish. */
  readonly whose: string;
}

/** What the browser is asked, to show a passkey. @param of only those of this person; without one, whichever they pick says who they are */
export async function beginProof(work: Work, { whose, of }: Proving & { readonly of?: UserId | undefined }): Promise<PublicKeyCredentialRequestOptionsJSON> {
  demandPasskeys(work);
  const { generateAuthenticationOptions } = await import('@simplewebauthn/server');
  const allowed = of ? await selectPasskeys(work, of) : [];
  return generateAuthenticationOptions({
    rpID: relyingParty(work.environment).id,
    challenge: newChallenge(work, { ceremony: 'prove', whose }),
    timeout: CEREMONY_SECONDS * 1000,
    userVerification: 'required',
    allowCredentials: allowed.map(({ credentialId, transports }) => ({ id: credentialId, transports: [...transports] })),
  });
}

export type ProofRefusal = 'expired' | 'elsewhere' | 'used' | 'wrongOrigin' | 'unverified' | 'malformed' | 'unknown' | 'copied';
/** Read it back, never thrown: what was noticed about a passkey must stay written. */
export type Proven = { readonly proven: true; readonly passkey: Passkey } | { readonly proven: false; readonly why: ProofRefusal; readonly userId?: UserId };

/** Somebody shows a passkey: theirs, here, now, and once. @param given the browser's answer as JSON */
export async function provePasskey(work: Work, { whose, given }: Proving & { readonly given: unknown }): Promise<Proven> {
  demandPasskeys(work);
  const answer = readProof(given);
  const said = answer && readClientData(answer.response.clientDataJSON);
  if (!answer || !said) return { proven: false, why: 'malformed' };
  const state = challengeState(work, { ceremony: 'prove', whose }, said.challenge);
  if (state !== 'good') return { proven: false, why: state };
  if (said.origin !== relyingParty(work.environment).origin || said.crossOrigin) return { proven: false, why: 'wrongOrigin' };

  const passkey = await lockByCredential(work, answer.id);
  if (!passkey) return { proven: false, why: 'unknown' };
  const refused = (why: ProofRefusal): Proven => ({ proven: false, why, userId: passkey.userId });
  const shown = await verified(work, answer, said.challenge, passkey);
  if (shown === 'malformed' || shown === 'unverified') return refused(shown);
  if (!(await insertAnswer(work, said.challenge, endOfChallenge(said.challenge)))) return refused('used');
  if (wentBack(passkey.signCount, shown.signCount)) {
    await updateSuspicion(work, passkey.id);
    return refused('copied');
  }
  await updateUse(work, passkey.id, shown);
  return { proven: true, passkey: { ...passkey, ...shown, usedAt: work.now } };
}

async function verified(work: Work, answer: ProofAnswer, challenge: string, passkey: Passkey) {
  const { verifyAuthenticationResponse } = await import('@simplewebauthn/server');
  const { id: expectedRPID, origin: expectedOrigin } = relyingParty(work.environment);
  const { userHandle, ...response } = answer.response;
  // A passkey that was made for somebody else is not theirs, whoever signed with it.
  if (userHandle && userHandle !== Buffer.from(handleOf({ id: passkey.userId })).toString('base64url')) return 'malformed';
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: { ...answer, response, clientExtensionResults: {}, authenticatorAttachment: answer.authenticatorAttachment! },
      expectedChallenge: challenge,
      expectedOrigin,
      expectedRPID,
      requireUserVerification: false,
      // The count is looked at by us: one that went back is written down.
      credential: { id: passkey.credentialId, publicKey: passkey.publicKey, counter: 0 },
    });
    if (!verified) return 'malformed';
    if (!authenticationInfo.userVerified) return 'unverified';
    return { signCount: authenticationInfo.newCounter, backedUp: authenticationInfo.credentialBackedUp };
  } catch {
    return 'malformed';
  }
}
