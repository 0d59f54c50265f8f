import { type Command, perform } from '../../../chassis/command.ts';
import type { Routes } from '../../../chassis/http.ts';
import { Fault } from '../../../platform/fault.ts';
import { isId } from '../../../platform/ids.ts';
import type { ApprovalLink } from '../../approvals/index.ts';
import { approveInvitationRequest, refuseInvitationRequest } from '../../invitations/index.ts';
import { approveJoinRequest, refuseJoinRequest } from '../../join-requests/index.ts';
import { type IsLetIn, type OpenedApproval, openApproval } from '../approval.ts';
import { approvalView } from '../views/approval.ts';
import { visit } from '../visit.ts';
import { type Hall, hall, readForm, tokenIn } from './hall.ts';

/** The page behind an approver's link. GET shows what waits and changes nothing; POST answers, by the calls there are for that. */
export const approvalPages =
  (isLetIn: IsLetIn): Routes =>
  (app, house) => {
    app.get('/approve/:token', async (request, reply) => {
      const here = hall(house, request, reply);
      const token = tokenIn(request);
      return show(here, token, (await here.do(openApproval, { ...here, token, isLetIn })).opened);
    });

    app.post('/approve/:token', async (request, reply) => {
      const field = readForm(house, request);
      const here = hall(house, request, reply);
      const at = { sessionSecret: here.sessionSecret, token: tokenIn(request), isLetIn };
      const answer = ANSWERS.find((one) => one === field('answer'));
      const { opened, approver } = await here.do(openApproval, at);
      // A form that says neither changes nothing, and is shown again.
      if (!answer || !approver || opened.state !== 'open' || opened.what.status !== 'waiting') return show(here, at.token, opened);
      const call: Call = (what, input) => perform(house.desk, { ...request.caller, actor: approver.actor }, what, input);
      const reason = field('reason') ?? '';
      const wrong = await give(call, answer, approver.link, { link: at.token, reason }).then(
        () => undefined,
        (error: unknown) => {
          if (!(error instanceof Fault)) throw error;
          // No seat, somebody was faster, an interceptor says no: in the app's own words, where it has some.
          return error.code === 'interceptors.denied' ? error.message : here.said(error);
        },
      );
      return show(here, at.token, (await here.do(openApproval, at)).opened, wrong === undefined ? {} : { wrong, typed: reason });
    });
  };

const ANSWERS = ['approve', 'refuse'] as const;

interface Given {
  readonly link: string;
  readonly reason: string;
}

type Call = <In, Out, Facts>(what: Command<In, Out, Facts>, input: In) => Promise<Out>;

function give(call: Call, answer: (typeof ANSWERS)[number], { organizationId, subject }: ApprovalLink, { link, reason }: Given): Promise<unknown> {
  if (isId('ivr', subject)) {
    const request = { organizationId, id: subject, link };
    return answer === 'approve' ? call(approveInvitationRequest, request) : call(refuseInvitationRequest, { ...request, reason });
  }
  const request = { organizationId, id: subject, link };
  return answer === 'approve' ? call(approveJoinRequest, request) : call(refuseJoinRequest, { ...request, reason });
}

async function show(here: Hall, token: string, opened: OpenedApproval, tried: Parameters<typeof approvalView>[3] = {}) {
  const { app } = await here.do(visit, here);
  return here.show(approvalView(here.frame(app), token, opened, tried));
}
