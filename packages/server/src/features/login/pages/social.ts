import type { FastifyReply } from 'fastify';
import type { Routes } from '../../../chassis/http.ts';
import { admit, byAddress } from '../../../chassis/limits.ts';
import { isId } from '../../../platform/ids.ts';

import { type Arrival, comeFromProvider, goToProvider } from '../sign-in-by-provider.ts';
import { refusedView } from '../views/sign-in.ts';
import { departureView, socialFailedView } from '../views/social.ts';
import { visit } from '../visit.ts';
import { goOn, type Hall, hall, readForm, whileRequestWaits } from './hall.ts';

/** To a provider where people have an account, and back. */
export const socialPages: Routes = (app, house) => {
  // A button of the sign-in page.
  app.post('/a/auth/social', async (request, reply) => {
    const field = readForm(house, request);
    const here = hall(house, request, reply);
    const waiting = await whileRequestWaits(here, request);
    if (!waiting) return reply;
    const departure = await here.do(goToProvider, {
      provider: field('provider') ?? '',
      interactionId: waiting.interactionId,
      browserSecret: here.browserSecret,
    });
    if ('failed' in departure) return here.show(socialFailedView(waiting.frame, departure));
    // Chromium holds our own policy for forms against every redirect after one, and nobody knows where a provider leads
    // next: to the person's company, often. So the form ends on a page of ours, and the browser goes on from there.
    reply.header('refresh', `0;url=${departure.to}`);
    return here.show(departureView(waiting.frame, departure));
  });

  // The app asked for a provider: straight there. It writes down nothing but that the browser went.
  app.get('/a/auth/social', { exposeHeadRoute: false }, async (request, reply) => {
    const here = hall(house, request, reply);
    const waiting = await whileRequestWaits(here, request);
    if (!waiting?.visit.interaction) return reply;
    const { provider } = waiting.visit.interaction.request;
    if (provider === undefined) return goOn(here, waiting.visit);
    admit(house, request.arrival, [byAddress('signIn', request.caller.from)]);
    const departure = await here.do(goToProvider, { provider, interactionId: waiting.interactionId, browserSecret: here.browserSecret });
    return 'failed' in departure ? here.show(socialFailedView(waiting.frame, departure)) : here.go(departure.to);
  });

  // Each connection has an address of its own to come back to, so that no provider can answer for another.
  for (const kind of ['oauth', 'oidc']) {
    app.get(`/sso/v1/${kind}/:connection/callback`, { exposeHeadRoute: false }, async (request, reply) => {
      admit(house, request.arrival, [byAddress('signIn', request.caller.from)]);
      const here = hall(house, request, reply);
      const { connection } = request.params as { connection: string }; // the route has a :connection
      const query = new URL(request.url, here.caller.environment.url).search.slice(1);
      const state = new URLSearchParams(query).getAll('state');
      if (!isId('conn', connection) || state.length !== 1) return arrive(here, { outcome: 'failed', failed: 'stale' });
      return arrive(here, await here.do(comeFromProvider, { ...here, connectionId: connection, state: state[0] ?? '', query }));
    });
  }
};

async function arrive(here: Hall, arrival: Arrival): Promise<FastifyReply> {
  const { interactionId } = arrival;
  const facts = await here.do(visit, { ...here, interactionId });
  const frame = here.frame(facts.app, facts.interaction?.id);
  switch (arrival.outcome) {
    case 'signed_in':
      here.signedIn(arrival.secret, `social:${arrival.provider}`);
      return goOn(here, { ...facts, user: arrival.user });
    case 'prove_mail':
      return here.go(`/a/auth/code?challenge=${arrival.challengeId}`);
    case 'refused':
      return here.show(refusedView(frame, { email: arrival.email, why: arrival.why && here.said(arrival.why) }));
    case 'too_fast':
      return here.show(socialFailedView(frame, { failed: 'too_fast', provider: arrival.provider, why: here.said(arrival.why) }));
    case 'failed':
      // Answered before, in another tab: they are in, so on they go.
      return arrival.failed === 'stale' && facts.user && facts.interaction ? goOn(here, facts) : here.show(socialFailedView(frame, arrival));
  }
}
