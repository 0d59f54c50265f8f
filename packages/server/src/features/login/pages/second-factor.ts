import type { FastifyReply, FastifyRequest } from 'fastify';
import type { House, Routes } from '../../../chassis/http.ts';
import { beginOwnAuthenticator, lookAtOwn, setUpOwnAuthenticator, showSecondFactor } from '../own-factors.ts';
import { myPasskeys } from '../passkeys.ts';
import { PASSKEYS_PAGE } from '../passkeys-page.ts';
import { ACCOUNT } from '../views/account.ts';
import { type Frame, withInteraction } from '../views/frame.ts';
import { confirmView } from '../views/password.ts';
import { PASSWORD, passkeyFactorView, recoveryCodesView, SECOND_FACTOR, secondFactorView, setUpView } from '../views/second-factor.ts';
import { type Visit, visit } from '../visit.ts';
import { goOn, type Hall, hall, idIn, queryOf, readForm } from './hall.ts';

/**
 * A second proof is asked for: the code of an app, or the setting up of one. On the way into an app the person goes on
 * there; from the page where they look after their sign-in, back to it.
 */
export const secondFactorPages: Routes = (app, house) => {
  app.get(SECOND_FACTOR, async (request, reply) => {
    const at = await enter(house, request, reply);
    const own = await at.here.do(lookAtOwn, at.who);
    if (!own) return at.facts.interaction ? goOn(at.here, at.facts) : at.here.go(ACCOUNT);
    if (own.factors > 0) return at.here.show(secondFactorView(at.frame, { by: by(request), onTo: at.to, passkey: await hasPasskey(at) }));
    if (at.facts.interaction && (await hasPasskey(at))) return at.here.show(passkeyFactorView(at.frame));
    return showSetUp(at);
  });

  app.post(SECOND_FACTOR, async (request, reply) => {
    const field = readForm(house, request);
    const at = await enter(house, request, reply);
    const code = field('code') ?? '';
    const sealed = field('enrolment');
    if (sealed !== undefined) return setUp(at, sealed, code);
    const way = by(request);
    const shown = await at.here.do(showSecondFactor, { ...at.who, code, by: way });
    if (shown.proven || shown.why === 'none' || shown.why === 'signed_out') return leave(at);
    return at.here.show(secondFactorView(at.frame, { by: way, wrong: shown, onTo: at.to, passkey: await hasPasskey(at) }));
  });
};

interface At {
  readonly here: Hall;
  readonly facts: Visit;
  readonly frame: Frame;
  /** They came from the page where a new password is set, or from that of their passkeys. */
  readonly to: 'password' | 'passkeys' | undefined;
  readonly who: { readonly browserSecret: string; readonly sessionSecret: string | undefined; readonly interactionId: Frame['interactionId'] };
}

async function enter(house: House, request: FastifyRequest, reply: FastifyReply): Promise<At> {
  const here = hall(house, request, reply);
  const interactionId = idIn(request, 'interaction', 'req');
  const facts = await here.do(visit, { ...here, interactionId, shows: request.method === 'GET' ? 'second-factor' : undefined });
  const { browserSecret, sessionSecret } = here;
  return {
    here,
    facts,
    frame: here.frame(facts.app, facts.interaction?.id),
    to: (['password', 'passkeys'] as const).find((page) => page === queryOf(request, 'to')),
    who: { browserSecret, sessionSecret, interactionId: facts.interaction?.id },
  };
}

/** One that they have can be shown instead. */
async function hasPasskey({ here, frame }: At): Promise<boolean> {
  return frame.passkeyScript !== undefined && ((await here.do(myPasskeys, here))?.passkeys.length ?? 0) > 0;
}

/** The first one can be made instead, with what they showed to get here. */
async function mayMakePasskey({ here, frame }: At): Promise<boolean> {
  const mine = frame.passkeyScript === undefined ? undefined : await here.do(myPasskeys, here);
  return mine?.passkeys.length === 0 && mine.confirmation === 'none';
}

const by = (request: FastifyRequest): 'app' | 'recovery' => (queryOf(request, 'by') === 'recovery' ? 'recovery' : 'app');

/** Their part is done here, or cannot be: the request looks again, or they look after their sign-in. */
function leave({ here, facts, frame, to }: At): FastifyReply {
  if (to === 'password') return here.go(withInteraction(frame, PASSWORD));
  if (to === 'passkeys') return here.go(PASSKEYS_PAGE);
  return facts.interaction ? goOn(here, facts) : here.go(`${ACCOUNT}?done=proven`);
}

async function showSetUp(at: At, old = false): Promise<FastifyReply> {
  const begun = await at.here.do(beginOwnAuthenticator, at.who);
  if (begun.outcome === 'shown')
    return at.here.show(setUpView(at.frame, { enrolment: begun.enrolment, old, passkey: at.facts.interaction !== undefined && (await mayMakePasskey(at)) }));
  return begun.outcome === 'stale' ? confirm(at) : leave(at);
}

async function setUp(at: At, sealed: string, code: string): Promise<FastifyReply> {
  const done = await at.here.do(setUpOwnAuthenticator, { ...at.who, sealed, code });
  switch (done.outcome) {
    case 'set_up':
      return at.here.show(
        recoveryCodesView(at.frame, {
          codes: done.recoveryCodes,
          on: at.facts.interaction ? `/oauth/authorize?interaction=${at.facts.interaction.id}` : ACCOUNT,
        }),
      );
    case 'wrong':
      return at.here.show(setUpView(at.frame, { enrolment: done.enrolment, wrong: true }));
    case 'old':
      return showSetUp(at, true);
    case 'stale':
      return confirm(at);
    default:
      return leave(at);
  }
}

const confirm = ({ here, frame, facts }: At): FastifyReply => here.show(confirmView(frame, { email: facts.user?.email ?? '', purpose: 'account' }));
