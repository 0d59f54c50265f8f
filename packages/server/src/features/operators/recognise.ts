import type { RecognisePage } from '../../chassis/calls.ts';
import { command, openTo, perform } from '../../chassis/command.ts';
import { sessionSecretIn } from '../../chassis/cookies.ts';
import type { Actor, Caller } from '../../platform/actor.ts';
import type { Environment } from '../../platform/environment.ts';
import type { SessionId } from '../../platform/ids.ts';
import type { Desk, Work } from '../../platform/work.ts';
import { findSessionById, touchSession } from '../sessions/index.ts';
import { fullName } from '../users/index.ts';
import { operatorFaults } from './faults.ts';
import { type Operator, operatorRole } from './operator.ts';
import { selectSessionOfOperator } from './store.ts';

/** How long somebody may go on working before it is written down that they do: their session ends a day after that. */
const NOTED_EVERY_MINUTES = 10;

/** The operator whose session this is: it lives, has entered their organization, and they still have a role there. */
export async function findOperator(work: Work, secret: string | undefined): Promise<(Operator & { readonly lastActiveAt: Date }) | undefined> {
  const found = secret ? await selectSessionOfOperator(work, secret) : undefined;
  const role = found && operatorRole(found.roles);
  if (!role) return undefined;
  const { userId, email, name, sessionId, organizationId, lastActiveAt } = found;
  return { id: userId, email, displayName: fullName({ profile: name }) || email, role, sessionId, organizationId, lastActiveAt };
}

const recognise = command({
  needs: openTo('Whoever asks is who the cookie says.'),
  reads: true,
  run: (work, { secret }: { readonly secret: string | undefined }) => findOperator(work, secret),
});

const note = command({
  needs: openTo('It keeps a session from ending that was recognised just now.'),

  async run(work, { sessionId }: { readonly sessionId: SessionId }): Promise<void> {
    const session = await findSessionById(work, sessionId);
    if (session) await touchSession(work, session);
  },
});

/**
 * Who sits before the dashboard.
 * @param among a caller in the environment of the operators
 */
export async function operatorOf(desk: Desk, among: Caller, secret: string | undefined): Promise<(Actor & { readonly kind: 'operator' }) | undefined> {
  const operator = await perform(desk, among, recognise, { secret });
  if (!operator) return undefined;
  const { id, email, displayName, role, sessionId, organizationId: memberOf, lastActiveAt } = operator;
  if (desk.clock().getTime() - lastActiveAt.getTime() > NOTED_EVERY_MINUTES * 60_000) await perform(desk, among, note, { sessionId });
  return { kind: 'operator', id, email, displayName, memberOf, role, sessionId };
}

/**
 * Who sits before a page of ours that calls the API: an operator before the dashboard, a member of an organization before
 * the pages at /ui/.
 * @param system the environment of the operators
 * @param memberBefore who is signed in where the call came
 */
export const pageRecogniser =
  (
    desk: Desk,
    system: () => Promise<Environment>,
    memberBefore: (desk: Desk, caller: Caller, sessionSecret: string | undefined) => Promise<Actor | undefined>,
  ): RecognisePage =>
  async (caller, { surface, cookie, fromElsewhere }) => {
    if (fromElsewhere) throw operatorFaults.fromElsewhere();
    if (surface === 'ui') return (await memberBefore(desk, caller, sessionSecretIn(cookie, caller.environment))) ?? VISITOR;
    const environment = await system();
    return (await operatorOf(desk, { ...caller, environment }, sessionSecretIn(cookie, environment))) ?? VISITOR;
  };

const VISITOR: Actor = { kind: 'visitor' };
