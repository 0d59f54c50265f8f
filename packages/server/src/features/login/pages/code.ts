import type { FastifyReply, FastifyRequest } from 'fastify';
import { command, openTo } from '../../../chassis/command.ts';
import type { House, Routes } from '../../../chassis/http.ts';
import { Fault } from '../../../platform/fault.ts';
import type { ChallengeId } from '../../../platform/ids.ts';
import { noteStep } from '../../auth-log/index.ts';
import { type Challenge, challengeState, mailHolds, peekLink } from '../../challenges/index.ts';
import { resendCode } from '../ask-for-code.ts';
import { PASSKEYS_PAGE } from '../passkeys-page.ts';
import { type SignInOutcome, signInByCode, signInByLink } from '../sign-in.ts';
import { ACCOUNT } from '../views/account.ts';
import { type ClosedCode, closedCodeView, codeView } from '../views/code.ts';
import { withInteraction } from '../views/frame.ts';
import { deadLinkView, linkElsewhereView, linkView } from '../views/link.ts';
import { PASSWORD } from '../views/second-factor.ts';
import { refusedView } from '../views/sign-in.ts';
import { type Visit, visit } from '../visit.ts';
import { goOn, type Hall, hall, idIn, readForm, tokenIn } from './hall.ts';
import { letIntoApp } from './into-app.ts';
import { isTooMany } from './sign-in.ts';

/** What follows the mail: the code, or the link beside it. */
export const codePages: Routes = (app, house) => {
  app.get('/a/auth/code', async (request, reply) => {
    const here = hall(house, request, reply);
    const facts = await lookUp(here, idIn(request, 'challenge', 'chl'));
    const { challenge } = facts;
    if (!challenge) return closed(here, facts, 'unknown');
    const state = challengeState(challenge, here.now());
    if (state === 'open') return here.show(question(here, facts, challenge));
    // The back button, after the proof: they are in, so on they go.
    return state === 'used' && facts.user?.email.toLowerCase() === challenge.email ? goOn(here, facts) : closed(here, facts, state);
  });

  app.post('/a/auth/code', async (request, reply) => {
    const field = readForm(house, request);
    const here = hall(house, request, reply);
    const challengeId = idIn(request, 'challenge', 'chl');
    if (!challengeId) return closed(here, await lookUp(here), 'unknown');
    if (field('resend')) return resend(here, challengeId);
    return answer(here, await here.do(signInByCode, { ...here, challengeId, code: field('code') ?? '' }));
  });

  app.get('/a/auth/link/:token', async (request, reply) => showLink(house, request, reply));

  app.post('/a/auth/link/:token', async (request, reply) => {
    readForm(house, request);
    const here = hall(house, request, reply);
    const outcome = await here.do(signInByLink, { ...here, token: tokenIn(request) });
    return outcome.outcome === 'unknown' ? showLink(house, request, reply) : answer(here, outcome);
  });
};

async function resend(here: Hall, challengeId: ChallengeId): Promise<FastifyReply> {
  const facts = await lookUp(here, challengeId);
  if (!facts.challenge) return closed(here, facts, 'unknown');
  try {
    return here.show(question(here, facts, await here.do(resendCode, { challengeId, browserSecret: here.browserSecret }), { resent: true }));
  } catch (error) {
    if (isTooMany(error)) return here.show(question(here, facts, facts.challenge, { wrong: here.said(error), status: 429 }));
    if (!(error instanceof Fault)) throw error;
    const state = challengeState(facts.challenge, here.now());
    return closed(here, facts, state === 'open' ? 'unknown' : state);
  }
}

/** What a link would do, without doing it. */
const openLink = command({
  needs: openTo('It only reads, and another browser than the one that asked learns nothing but whether the link lives.'),
  reads: true,

  async run(work, { token, browserSecret }: { token: string; browserSecret: string }) {
    const link = await peekLink(work, token, browserSecret);
    if (link.known && link.sameBrowser) noteStep(work, link.challenge.requestId, 'link_opened');
    return link;
  },
});

async function showLink(house: House, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const here = hall(house, request, reply);
  const token = tokenIn(request);
  const link = await here.do(openLink, { ...here, token });
  const facts = await lookUp(here, link.known && link.sameBrowser ? link.challenge.id : undefined);
  const frame = here.frame(facts.app, facts.interaction?.id);
  if (link.known && link.state === 'open' && !link.sameBrowser) return here.show(linkElsewhereView(frame));
  if (link.known && link.state === 'open' && link.sameBrowser) {
    return here.show(linkView(frame, { email: link.challenge.email, token, joining: link.challenge.profile['organization_name'] }));
  }
  if (link.known && link.sameBrowser && link.state === 'used' && facts.user?.email.toLowerCase() === link.challenge.email) return goOn(here, facts);
  return here.show(deadLinkView(frame, startAgain(facts)));
}

/** From what came of the proof to where the person goes. */
async function answer(here: Hall, outcome: SignInOutcome): Promise<FastifyReply> {
  if (outcome.outcome === 'unknown') return closed(here, await lookUp(here), 'unknown');
  const facts = await lookUp(here, outcome.challenge.id);
  switch (outcome.outcome) {
    case 'signed_in':
      here.signedIn(outcome.secret, outcome.session.proofs.at(-1));
      // Asked for by a page beside the way into an app: back to it.
      if (outcome.challenge.profile['next'] === PASSKEYS_PAGE) return here.go(PASSKEYS_PAGE);
      return afterProof(here, { ...facts, user: outcome.user }, outcome);
    case 'joined':
      here.signedIn(outcome.secret, outcome.session.proofs.at(-1));
      return letIntoApp(here, outcome);
    case 'refused':
      return here.show(
        refusedView(here.frame(facts.app, facts.interaction?.id), {
          email: outcome.challenge.email,
          why: outcome.why && here.said(outcome.why),
        }),
      );
    case 'invitation_closed':
      return closed(here, facts, 'invitation_closed');
    case 'wrong':
      return here.show(question(here, facts, outcome.challenge, { wrong: here.t.text('code.wrong', { count: outcome.triesLeft }) }));
    default:
      return closed(here, facts, outcome.outcome);
  }
}

/** Where a proof leads that was asked for to change something; any other leads on. */
function afterProof(here: Hall, facts: Visit, { challenge, isNew }: Extract<SignInOutcome, { outcome: 'signed_in' }>): FastifyReply {
  const mayHavePassword = here.caller.environment.methods.password;
  // Whoever has just signed up is asked for a password once; whoever forgot theirs came for nothing else.
  if (mayHavePassword && (challenge.purpose === 'password' || (isNew && challenge.purpose === 'sign_up'))) {
    return here.go(withInteraction({ interactionId: facts.interaction?.id }, PASSWORD));
  }
  return challenge.purpose === 'account' && !facts.interaction ? here.go(`${ACCOUNT}?done=proven`) : goOn(here, facts);
}

const question = (
  here: Hall,
  facts: Visit,
  challenge: Challenge,
  told: { readonly wrong?: string; readonly status?: number; readonly resent?: boolean } = {},
) =>
  codeView(here.frame(facts.app, facts.interaction?.id), {
    challengeId: challenge.id,
    email: challenge.email,
    seconds: here.caller.environment.methods.mailSeconds,
    holds: mailHolds(here.caller.environment),
    joining: challenge.profile['organization_name'],
    ...told,
  });

const closed = (here: Hall, facts: Visit, why: ClosedCode): FastifyReply =>
  here.show(closedCodeView(here.frame(facts.app, facts.interaction?.id), why, startAgain(facts)));

/** Back to the question before, or to the app when the request no longer waits. */
const startAgain = ({ interaction, challenge, app }: Visit): string => {
  if (interaction) return withInteraction({ interactionId: interaction.id }, challenge?.purpose === 'sign_up' ? '/a/auth/signup' : '/a/auth/login');
  return app.initiateLogin ?? app.home ?? '/a/auth/login';
};

const lookUp = (here: Hall, challengeId?: ChallengeId): Promise<Visit> => here.do(visit, { ...here, challengeId });
