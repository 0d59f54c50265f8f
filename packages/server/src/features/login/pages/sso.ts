import { command, openTo } from '../../../chassis/command.ts';
import type { Routes } from '../../../chassis/http.ts';
import type { Interaction } from '../../interactions/index.ts';
import { connectionAhead, passageOf } from '../../journey/index.ts';
import { ssoView } from '../views/sso.ts';
import { goOn, hall, whileRequestWaits } from './hall.ts';

/** Whose identity provider has to answer, as far as the person at this browser may know. */
const whoAnswers = command({
  needs: openTo('It tells a person whether their own organization signs them in.'),
  reads: true,

  async run(work, { interaction, sessionSecret }: { readonly interaction: Interaction; readonly sessionSecret: string | undefined }) {
    const passage = await passageOf(work, { ...interaction, sessionSecret });
    return { ahead: connectionAhead(passage), domain: passage.domain };
  },
});

/** An organization answers for its own people. */
export const ssoPages: Routes = (app, house) => {
  app.get('/a/auth/sso', async (request, reply) => {
    const here = hall(house, request, reply);
    const waiting = await whileRequestWaits(here, request);
    if (!waiting?.visit.interaction) return reply;
    const { ahead, domain } = await here.do(whoAnswers, { interaction: waiting.visit.interaction, sessionSecret: here.sessionSecret });
    return ahead ? here.show(ssoView(waiting.frame, { domain })) : goOn(here, waiting.visit);
  });
};
