import type { FastifyReply, FastifyRequest } from 'fastify';
import { deviceOf } from '../../../chassis/device.ts';
import type { Routes } from '../../../chassis/http.ts';
import { noticePage } from '../../../chassis/notice.ts';
import { fullName } from '../../users/index.ts';
import { acceptInvitation, type Opened, openInvitation, renewInvitation } from '../accept-invitation.ts';
import { deadInvitationView, invitationView, renewalView, wrongPersonView } from '../views/invitation.ts';
import { ssoView } from '../views/sso.ts';
import { visit, wayIntoApp } from '../visit.ts';
import { type Hall, hall, readForm, tokenIn } from './hall.ts';
import { letIntoApp } from './into-app.ts';
import { isTooMany } from './sign-in.ts';

/** The page behind an invitation's link. GET shows; POST accepts, or asks for a new invitation. */
export const invitationPages: Routes = (app, house) => {
  app.get('/invite/:token', async (request, reply) => {
    const here = hall(house, request, reply);
    const token = tokenIn(request);
    return show(here, token, await here.do(openInvitation, { ...here, token, seemsSeen: seemsSeen(request) }));
  });

  app.post('/invite/:token', async (request, reply) => {
    const field = readForm(house, request);
    const here = hall(house, request, reply);
    const token = tokenIn(request);
    if (field('renew')) return renew(here, token);
    try {
      const answer = await here.do(acceptInvitation, { ...here, token, goOnAsInvitee: field('as') === 'invitee' });
      switch (answer.outcome) {
        case 'joined':
          here.signedIn(answer.secret);
          return letIntoApp(here, answer);
        case 'code_sent':
          return here.go(`/a/auth/code?challenge=${answer.challengeId}`);
        case 'not_now':
          return show(here, token, answer);
      }
    } catch (error) {
      if (!isTooMany(error)) throw error;
      return here.show(
        noticePage(here, {
          title: here.t.text('common.slower'),
          message: here.said(error),
          status: 429,
          on: { href: `/invite/${token}`, label: here.t.text('invitation.openAgain') },
        }),
      );
    }
  });
};

/**
 * A browser that went to the page by itself: not a program that says what it is, nor a browser that looks ahead. One that
 * is driven by a program looks the same, so this decides nothing.
 */
function seemsSeen({ method, headers }: FastifyRequest): boolean {
  const ahead = headers['sec-purpose'] ?? headers['purpose'] ?? headers['x-moz'] ?? headers['x-purpose'];
  const goesThere = headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document';
  return method === 'GET' && goesThere && ahead === undefined && deviceOf(headers['user-agent'] ?? '').browser !== '';
}

async function show(here: Hall, token: string, { view, user, answer }: Opened): Promise<FastifyReply> {
  const { app } = await here.do(visit, here);
  const frame = here.frame(app);
  if (view.state === 'unknown') return here.show(deadInvitationView(frame, token, { state: 'unknown' }));
  switch (answer) {
    case 'join_by_link':
    case 'join_by_session':
      return here.show(invitationView(frame, token, view, { proves: true }));
    case 'mail_a_code':
      return here.show(invitationView(frame, token, view, { proves: false }));
    case 'sso_first':
      return here.show(ssoView(frame, { domain: view.email.split('@')[1] }));
    case 'ask_who_they_are':
      return here.show(
        wrongPersonView(frame, token, view, { name: user ? fullName(user) : '', email: user?.email ?? '', stayHref: app.initiateLogin ?? app.home }),
      );
    default: {
      const state = view.state === 'open' ? 'unknown' : view.state;
      const into = view.isMember
        ? await here.do(wayIntoApp, { organizationId: view.organizationId, user: { id: view.userId, email: view.email }, invitationId: view.id })
        : app;
      return here.show(
        deadInvitationView(frame, token, {
          state,
          invited: view,
          appHref: into.initiateLogin ?? into.home,
          signedIn: user?.id === view.userId,
          left: !view.isMember,
        }),
      );
    }
  }
}

async function renew(here: Hall, token: string): Promise<FastifyReply> {
  const { view, outcome } = await here.do(renewInvitation, { token });
  const { app } = await here.do(visit, here);
  const frame = here.frame(app);
  if (view.state === 'unknown') return here.show(deadInvitationView(frame, token, { state: 'unknown' }));
  return here.show(renewalView(frame, view, ({ sent: 'asked', asked_already: 'asked_before', nobody_to_ask: 'nobody' } as const)[outcome]));
}
