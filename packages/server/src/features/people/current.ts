import { command, SIGNED_IN } from '../../chassis/command.ts';
import type { SessionId } from '../../platform/ids.ts';
import { peopleFaults } from './faults.ts';
import { type Person, personNamed } from './person.ts';

/** The person behind the access token: in the organization it is for, and as they are seen there. */
export const getCurrentPerson = command({
  needs: SIGNED_IN,
  reads: true,

  async run(work): Promise<{ readonly person: Person; readonly sessionId: SessionId }> {
    if (work.by.kind !== 'member') throw peopleFaults.nobodyHere();
    return { person: await personNamed(work, { id: work.by.id }), sessionId: work.by.sessionId };
  },
});
