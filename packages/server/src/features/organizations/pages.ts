import { perform } from '../../chassis/command.ts';
import type { Routes } from '../../chassis/http.ts';
import { type Notice, noticePage } from '../../chassis/notice.ts';
import { page } from '../../chassis/page.ts';
import { lookAtPortalLink, type PortalLinkState } from './portal-links.ts';

const NOTICES: Readonly<Record<PortalLinkState, Notice>> = {
  open: {
    title: 'The settings of your organization are not here yet',
    message: 'The link is right, and the pages behind it come with a later version of this server. Until then, whoever runs the app can set this up for you.',
    status: 501,
  },
  over: {
    title: 'This link has expired',
    message: 'It works once, within a minute of being made. Go back to the app and open the settings from there again.',
    status: 410,
  },
  unknown: {
    title: 'This link leads nowhere',
    message: 'It may be cut in two, or it was taken back. Go back to the app and open the settings from there again.',
    status: 404,
  },
};

/** Where a link to the admin portal leads. */
export const portalPages: Routes = (app, { desk }) => {
  app.get<{ Params: { readonly token: string } }>('/magicLink/:token', async ({ caller, params }, reply) => {
    const state = await perform(desk, caller, lookAtPortalLink, params.token);
    return page(reply, noticePage({ name: caller.environment.name }, NOTICES[state]));
  });
};
