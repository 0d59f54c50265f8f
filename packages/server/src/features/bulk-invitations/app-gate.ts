import type { Outside } from '../../platform/outside.ts';
import { heed } from '../interceptors/index.ts';
import { askApp } from '../invitations/index.ts';
import { verdictOf, type Wanted } from './bulk-invitation.ts';
import { type Gate, type GateQuestion, type GateRuling, invitee } from './run.ts';

/** Questions that are on their way at once. */
const AT_ONCE = 8;
/** Rows of one turn when somebody is asked about each: their answers come before a job has been at it for too long. */
const ROWS = 40;

/** Interceptors (PRE_USER_INVITATION) say of each row what they would say of a single invitation. */
export const askingTheApp = (outside: Outside): Gate => ({
  async ask(rows, about) {
    const rulings = new Map<number, GateRuling>();
    const asked = rows.slice(0, ROWS);
    const one = async (row: Wanted): Promise<boolean> => {
      const verdict = await askAbout(outside, row, about);
      if (!verdict) return false;
      rulings.set(row.number, async (work) => {
        const fault = heed(work, verdict);
        return fault && { verdict: verdictOf(fault), problem: fault.message };
      });
      return true;
    };
    const [first, ...others] = asked.filter(({ send }) => send !== false);
    // Where nobody is to be asked about one, nobody is to be asked about any.
    if (!first || !(await one(first))) return { asked: first ? rows.length : asked.length, rulings };
    for (let next = 0; next < others.length; next += AT_ONCE) await Promise.all(others.slice(next, next + AT_ONCE).map(one));
    return { asked: asked.length, rulings };
  },
});

const askAbout = (outside: Outside, row: Wanted, { organizationId, inviterEmail, by, tools }: GateQuestion) =>
  askApp(outside, (look) => tools.change(look), by, {
    organizationId,
    ...(inviterEmail === null ? {} : { inviterEmail }),
    ...invitee(row),
    who: { email: row.email },
  });
