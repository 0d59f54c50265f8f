import type { FastifyReply, FastifyRequest } from 'fastify';
import type { House, Routes } from '../../../chassis/http.ts';
import { askForCode } from '../ask-for-code.ts';
import { owesFreshProof } from '../fresh.ts';
import { lookAtOwn } from '../own-factors.ts';
import { setOwnPassword } from '../own-password.ts';
import { ACCOUNT } from '../views/account.ts';
import { closedCodeView } from '../views/code.ts';
import type { Frame } from '../views/frame.ts';
import { withInteraction } from '../views/frame.ts';
import { confirmView, newPasswordView } from '../views/password.ts';
import { PASSWORD, SECOND_FACTOR } from '../views/second-factor.ts';
import { type Visit, visit } from '../visit.ts';
import { goOn, type Hall, hall, idIn, readForm } from './hall.ts';
import { isTooMany } from './sign-in.ts';

/** A new password: the first one, another one, or one for somebody who forgot theirs and read their mail. */
export const passwordPages: Routes = (app, house) => {
  app.get(PASSWORD, async (request, reply) => {
    const at = await enter(house, request, reply);
    return (await notYet(at)) ?? ask(at);
  });

  app.post(PASSWORD, async (request, reply) => {
    const field = readForm(house, request);
    const at = await enter(house, request, reply);
    const refused = await notYet(at);
    if (refused) return refused;
    const typed = field('password', 'as typed') ?? '';
    if (typed !== (field('again', 'as typed') ?? '')) return ask(at, 'differ');
    const { browserSecret, sessionSecret } = at.here;
    const done = await at.here.do(setOwnPassword, { typed, browserSecret, sessionSecret, interactionId: at.facts.interaction?.id });
    switch (done.outcome) {
      case 'set':
        return at.facts.interaction ? goOn(at.here, at.facts) : at.here.go(`${ACCOUNT}?done=password`);
      case 'weak':
        return ask(at, done.why);
      default:
        return (await notYet(at)) ?? ask(at);
    }
  });

  app.post('/a/auth/confirm', async (request, reply) => {
    const field = readForm(house, request);
    const at = await enter(house, request, reply);
    const { user } = at.facts;
    if (!user) return leave(at);
    const purpose = field('purpose') === 'password' ? 'password' : 'account';
    try {
      const challenge = await at.here.do(askForCode, {
        email: user.email,
        purpose,
        browserSecret: at.here.browserSecret,
        interactionId: at.facts.interaction?.id,
      });
      return at.here.go(`/a/auth/code?challenge=${challenge}`);
    } catch (error) {
      if (isTooMany(error))
        return at.here.show({
          ...closedCodeView(at.frame, 'locked', withInteraction(at.frame, purpose === 'password' ? PASSWORD : SECOND_FACTOR)),
          status: 429,
        });
      throw error;
    }
  });
};

interface At {
  readonly here: Hall;
  readonly facts: Visit;
  readonly frame: Frame;
}

async function enter(house: House, request: FastifyRequest, reply: FastifyReply): Promise<At> {
  const here = hall(house, request, reply);
  const facts = await here.do(visit, {
    ...here,
    interactionId: idIn(request, 'interaction', 'req'),
    shows: request.method === 'GET' && request.url.startsWith(PASSWORD) ? 'password' : undefined,
  });
  return { here, facts, frame: here.frame(facts.app, facts.interaction?.id) };
}

/** Whoever is signed in shows anew that it is them, before. @returns undefined when they have */
async function notYet(at: At): Promise<FastifyReply | undefined> {
  const { here, facts, frame } = at;
  if (!here.caller.environment.methods.password) return leave(at);
  const own = await here.do(lookAtOwn, { ...here, interactionId: undefined });
  if (!own) return leave(at);
  const owes = owesFreshProof(own.session, { now: here.now(), factors: own.factors, forPassword: true });
  if (owes === 'first') return here.show(confirmView(frame, { email: facts.user?.email ?? '', purpose: 'password' }));
  return owes === 'second' ? here.go(`${withInteraction(frame, SECOND_FACTOR)}${frame.interactionId ? '&' : '?'}to=password`) : undefined;
}

async function ask(at: At, wrong?: Parameters<typeof newPasswordView>[1]['wrong']): Promise<FastifyReply> {
  const { here, facts, frame } = at;
  const own = await here.do(lookAtOwn, { ...here, interactionId: undefined });
  if (!own) return leave(at);
  const { mustChange, changedAt } = own.password;
  const isOnlyWay = facts.ways?.methods.every((method) => method === 'password') ?? false;
  const skip =
    facts.interaction && !mustChange && !(isOnlyWay && !changedAt)
      ? `/oauth/authorize?interaction=${facts.interaction.id}`
      : facts.interaction
        ? undefined
        : ACCOUNT;
  return here.show(newPasswordView(frame, { email: own.user.email, wrong, mustChange, skip }));
}

const leave = ({ here, facts }: At): FastifyReply => (facts.interaction ? goOn(here, facts) : here.go(ACCOUNT));
