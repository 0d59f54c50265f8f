import type { Routes } from '../../../chassis/http.ts';
import { secondFactorView } from '../views/second-factor.ts';
import { hall, whileRequestWaits } from './hall.ts';

/** A second proof is asked for. */
export const secondFactorPages: Routes = (app, house) => {
  app.get('/a/auth/second-factor', async (request, reply) => {
    const here = hall(house, request, reply);
    const waiting = await whileRequestWaits(here, request);
    return waiting ? here.show(secondFactorView(waiting.frame)) : reply;
  });
};
