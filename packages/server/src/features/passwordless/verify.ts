import { CLIENTS, command, unaudited } from '../../chassis/command.ts';
import type { Fault } from '../../platform/fault.ts';
import { isId, type PasswordlessId } from '../../platform/ids.ts';
import { fingerprint, sameText } from '../../platform/seal.ts';
import type { Work } from '../../platform/work.ts';
import { passwordlessFaults } from './faults.ts';
import { methodOf } from './method.ts';
import { type PasswordlessRequest, stateOf, TRIES } from './passwordless.ts';
import { hashOfCode, readCode } from './secrets.ts';
import { consume, selectCodeHash, selectRequest, takeTry } from './store.ts';

export interface VerifyPasswordless {
  readonly proof: { readonly code: string } | { readonly linkToken: string } | undefined;
  /** As the app sent it: "" when it did not. */
  readonly requestId: string;
}

/** Read it back, never thrown: a wrong try must stay counted, and throwing would undo the count. */
export type Verified = { readonly right: true; readonly request: PasswordlessRequest } | { readonly right: false; readonly fault: Fault };

/** The app hands in what the person brought from the mail. Of two who come at once, one is right. */
export const verifyPasswordless = command({
  needs: CLIENTS,
  action: unaudited('It belongs to a sign-in.'),
  countsTries: true,
  async run(work, { proof, requestId }: VerifyPasswordless): Promise<Verified> {
    if (!proof) throw passwordlessFaults.nothingToVerify();
    if ('linkToken' in proof) return byLink(work, proof.linkToken, requestId);
    if (requestId === '') throw passwordlessFaults.requestIdRequired();
    if (!isId('pwl', requestId)) throw passwordlessFaults.notFound({ request: requestId });
    return byCode(work, requestId, proof.code);
  },
});

async function byCode(work: Work, id: PasswordlessId, code: string): Promise<Verified> {
  const request = await selectRequest(work, { id });
  if (!request) throw passwordlessFaults.notFound({ request: id });
  const given = hashOfCode(work, id, readCode(code));
  const right = sameText(given, (await selectCodeHash(work, id)) ?? '');
  if (!right) {
    const tried = await takeTry(work, id, given);
    if (!tried) return refused(work, id);
    return no(tried.tries >= TRIES ? passwordlessFaults.locked() : passwordlessFaults.wrongCode({ triesLeft: TRIES - tried.tries }));
  }
  const used = await consume(work, id, { code_hash: given });
  return used ? { right: true, request: used } : refused(work, id);
}

async function byLink(work: Work, token: string, requestId: string): Promise<Verified> {
  if (requestId === '' && (await methodOf(work)).sameBrowser) throw passwordlessFaults.requestIdRequired();
  const link_hash = fingerprint(token);
  const request = await selectRequest(work, { link_hash });
  if (!request || (requestId !== '' && requestId !== request.id)) throw passwordlessFaults.unknownLink();
  const used = await consume(work, request.id, { link_hash });
  return used ? { right: true, request: used } : refused(work, request.id);
}

/** Looked up anew: somebody else may have come between the look and the try. */
async function refused(work: Work, id: PasswordlessId): Promise<Verified> {
  const request = await selectRequest(work, { id });
  if (!request) return no(passwordlessFaults.notFound({ request: id }));
  const state = stateOf(request, work.now);
  // Open still: a newer mail replaced what was right a moment ago.
  return no(state === 'open' ? passwordlessFaults.expired() : passwordlessFaults[state]());
}

const no = (fault: Fault): Verified => ({ right: false, fault });
