import type { Routes } from '../../../chassis/http.ts';
import { answerConsent, whatIsAsked } from '../consent.ts';
import { consentView } from '../views/consent.ts';
import { goOn, hall, readForm, whileRequestWaits } from './hall.ts';

/** Somebody else's app asks to act for the person. */
export const consentPages: Routes = (app, house) => {
  app.get('/a/auth/consent', async (request, reply) => {
    const here = hall(house, request, reply);
    const waiting = await whileRequestWaits(here, request);
    if (!waiting?.visit.interaction) return reply;
    const question = await here.do(whatIsAsked, { interaction: waiting.visit.interaction, sessionSecret: here.sessionSecret });
    return question ? here.show(consentView(waiting.frame, question)) : goOn(here, waiting.visit);
  });

  app.post('/a/auth/consent', async (request, reply) => {
    const field = readForm(house, request);
    const here = hall(house, request, reply);
    const waiting = await whileRequestWaits(here, request);
    if (!waiting?.visit.interaction) return reply;
    // A form that says neither changes nothing, and is shown again.
    const answer = field('answer');
    if (answer === 'allow' || answer === 'deny') {
      await here.do(answerConsent, { interaction: waiting.visit.interaction, sessionSecret: here.sessionSecret, allows: answer === 'allow' });
    }
    return goOn(here, waiting.visit);
  });
};
