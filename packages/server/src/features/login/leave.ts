import { command, openTo } from '../../chassis/command.ts';
import { endSession } from '../sessions/index.ts';
import { sessionOf } from './session.ts';

/** "Use another account": this browser is signed out, and the way into the app starts anew. */
export const leave = command({
  needs: openTo('A browser may always end its own session.'),

  async run(work, { sessionSecret }: { readonly sessionSecret?: string | undefined }): Promise<void> {
    const session = await sessionOf(work, sessionSecret);
    if (session) await endSession(work, session.id, 'logout');
  },
});
