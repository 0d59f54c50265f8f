import type { Routes } from '../../../chassis/http.ts';
import { Fault } from '../../../platform/fault.ts';
import { answerApproval, type OpenedApproval, openApproval } from '../approval.ts';
import { approvalView } from '../views/approval.ts';
import { visit } from '../visit.ts';
import { type Hall, hall, readForm, tokenIn } from './hall.ts';

/** The page behind an approver's link. GET shows what waits and changes nothing; POST answers. */
export const approvalPages: Routes = (app, house) => {
  app.get('/approve/:token', async (request, reply) => {
    const here = hall(house, request, reply);
    const token = tokenIn(request);
    return show(here, token, await here.do(openApproval, { ...here, token }));
  });

  app.post('/approve/:token', async (request, reply) => {
    const field = readForm(house, request);
    const here = hall(house, request, reply);
    const at = { sessionSecret: here.sessionSecret, token: tokenIn(request) };
    const answer = ({ approve: 'approved', refuse: 'refused' } as const)[field('answer') ?? ''];
    // A form that says neither changes nothing, and is shown again.
    if (!answer) return show(here, at.token, await here.do(openApproval, at));
    try {
      return show(here, at.token, await here.do(answerApproval, { ...at, answer }));
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      // No seat, somebody was faster, an interceptor says no: in the app's own words, where it has some.
      const wrong = error.code === 'interceptors.denied' ? error.message : here.said(error);
      return show(here, at.token, await here.do(openApproval, at), wrong);
    }
  });
};

async function show(here: Hall, token: string, opened: OpenedApproval, wrong?: string) {
  const { app } = await here.do(visit, here);
  return here.show(approvalView(here.frame(app), token, opened, wrong === undefined ? {} : { wrong }));
}
