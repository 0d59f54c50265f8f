import { command, openTo } from '../../chassis/command.ts';
import type { InteractionId } from '../../platform/ids.ts';
import { claimAddress, findInteraction } from '../interactions/index.ts';
import { connectionAhead, passageOf } from '../journey/index.ts';

/** Somebody says whose address they have, before they prove anything. */
export const sayWho = command({
  needs: openTo('It writes down what was typed with a request of this very browser; of the address nothing is told but whether its domain signs in elsewhere.'),

  /** @returns 'elsewhere' when the organization of the address answers for it: no code is sent then */
  async run(work, { email, interactionId, browserSecret }: { readonly email: string; readonly interactionId: InteractionId; readonly browserSecret: string }) {
    const waiting = await findInteraction(work, interactionId, browserSecret);
    if (!waiting) return 'here';
    await claimAddress(work, waiting.id, email);
    // Whoever is signed in here may be somebody else.
    const passage = await passageOf(work, { request: waiting.request, claimedEmail: email, sessionSecret: undefined });
    return connectionAhead(passage) ? 'elsewhere' : 'here';
  },
});
