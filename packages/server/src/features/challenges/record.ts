import type { InvitationId } from '../../platform/ids.ts';
import { fingerprint } from '../../platform/seal.ts';
import type { Work } from '../../platform/work.ts';
import { REPEAT_SECONDS } from './challenge.ts';
import { insertChallenge, selectRecentProof } from './store.ts';

interface LinkProof {
  readonly invitationId: InvitationId;
  readonly email: string;
  readonly browserSecret: string;
}

/** An invitation's mailed link was the proof: remembers which browser showed it. */
export async function recordLinkProof(work: Work, { invitationId, email, browserSecret }: LinkProof): Promise<void> {
  const id = work.newId('chl');
  await insertChallenge(work, {
    id,
    email: email.toLowerCase(),
    purpose: 'invitation',
    invitationId,
    browserHash: fingerprint(browserSecret),
    codeHash: '',
    linkHash: null,
    profile: {},
    expiresAt: work.now,
    used: true,
  });
}

/** True when this browser showed the proof a moment ago: the same press, sent twice. */
export const wasProvenJustNow = (work: Work, invitationId: InvitationId, browserSecret: string): Promise<boolean> =>
  selectRecentProof(work, invitationId, fingerprint(browserSecret), new Date(work.now.getTime() - REPEAT_SECONDS * 1000));
