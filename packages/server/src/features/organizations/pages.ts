import { perform } from '../../chassis/command.ts';
import type { Routes } from '../../chassis/http.ts';
import { wordOf } from '../../chassis/i18n/word.ts';
import { noticePage } from '../../chassis/notice.ts';
import { page, sceneOf } from '../../chassis/page.ts';
import { lookAtPortalLink, type PortalLinkState } from './portal-links.ts';
import { portalTexts } from './texts.ts';

const STATUSES: Readonly<Record<PortalLinkState, number>> = { open: 501, over: 410, unknown: 404 };

/** Where a link to the admin portal leads. */
export const portalPages: Routes = (app, { desk }) => {
  app.get<{ Params: { readonly token: string } }>('/magicLink/:token', async (request, reply) => {
    const scene = sceneOf(request);
    const t = portalTexts(scene.language);
    const state = await perform(desk, request.caller, lookAtPortalLink, request.params.token);
    return page(
      reply,
      noticePage(scene, {
        title: state === 'open' ? t.text('open.heading', wordOf(scene.language, request.caller.environment)) : t.text(`${state}.heading`),
        message: t.text(`${state}.explained`),
        status: STATUSES[state],
      }),
    );
  });
};
