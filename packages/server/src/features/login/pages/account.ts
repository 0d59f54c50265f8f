import type { FastifyReply } from 'fastify';
import type { Routes } from '../../../chassis/http.ts';
import { isEmail } from '../../users/index.ts';
import { askForCode } from '../ask-for-code.ts';
import { lookAtOwn, type NotYet, removeOwnAuthenticator, renewOwnRecoveryCodes } from '../own-factors.ts';
import { ACCOUNT, accountSignedOutView, accountView } from '../views/account.ts';
import { confirmView } from '../views/password.ts';
import { recoveryCodesView, SECOND_FACTOR } from '../views/second-factor.ts';
import { visit } from '../visit.ts';
import { type Hall, hall, queryOf, readForm } from './hall.ts';
import { isTooMany } from './sign-in.ts';

/** Where a person looks after what they sign in with. It stands by itself: no request waits behind it. */
export const accountPages: Routes = (app, house) => {
  app.get(ACCOUNT, async (request, reply) => {
    const here = hall(house, request, reply);
    const done = { password: 'passwordSaved', proven: 'proven' }[queryOf(request, 'done') ?? ''];
    return show(here, done === 'passwordSaved' || done === 'proven' ? done : undefined);
  });

  app.post(ACCOUNT, async (request, reply) => {
    const field = readForm(house, request);
    const here = hall(house, request, reply);
    const { browserSecret, sessionSecret } = here;
    switch (field('what')) {
      case 'remove': {
        const done = await here.do(removeOwnAuthenticator, { browserSecret, sessionSecret });
        return done.outcome === 'removed' ? show(here, 'removed') : notYet(here, done);
      }
      case 'codes': {
        const done = await here.do(renewOwnRecoveryCodes, { browserSecret, sessionSecret });
        if (done.outcome === 'none') return show(here);
        const { frame } = await enter(here);
        return done.outcome === 'renewed' ? here.show(recoveryCodesView(frame, { codes: done.recoveryCodes, on: ACCOUNT })) : notYet(here, done);
      }
      default:
        return signIn(here, field('email') ?? '');
    }
  });
};

async function enter(here: Hall) {
  const facts = await here.do(visit, { ...here });
  return { facts, frame: here.frame(facts.app) };
}

async function show(here: Hall, done?: 'passwordSaved' | 'removed' | 'proven'): Promise<FastifyReply> {
  const { methods } = here.caller.environment;
  const { frame } = await enter(here);
  const own = await here.do(lookAtOwn, { ...here, interactionId: undefined });
  if (!own) return here.show(accountSignedOutView(frame));
  return here.show(
    accountView(frame, {
      email: own.user.email,
      password: methods.password ? own.password : undefined,
      passkeys: frame.passkeyScript !== undefined,
      second: methods.secondFactor !== 'off' || own.factors > 0 ? own.second : undefined,
      done,
    }),
  );
}

async function notYet(here: Hall, not: NotYet): Promise<FastifyReply> {
  if (not.outcome === 'signed_out') return show(here);
  if (not.owes === 'second') return here.go(SECOND_FACTOR);
  const { facts, frame } = await enter(here);
  return here.show(confirmView(frame, { email: facts.user?.email ?? '', purpose: 'account' }));
}

async function signIn(here: Hall, email: string): Promise<FastifyReply> {
  const { frame } = await enter(here);
  if (!isEmail(email)) return here.show(accountSignedOutView(frame, { email, wrong: here.t.text('common.notAnAddress') }));
  try {
    return here.go(`/a/auth/code?challenge=${await here.do(askForCode, { email, purpose: 'account', browserSecret: here.browserSecret })}`);
  } catch (error) {
    if (isTooMany(error)) return here.show(accountSignedOutView(frame, { email, wrong: here.said(error), status: 429 }));
    throw error;
  }
}
