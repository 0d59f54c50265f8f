import { html } from '../../../chassis/html.ts';
import { brandMark, lead, primaryLink, said } from '../../../chassis/look/parts.ts';
import type { Page } from '../../../chassis/page.ts';
import { type Frame, inFrame } from './frame.ts';

/** A hosted page was opened by itself, and the app named no address where a sign-in starts. */
export function startFromAppView(frame: Frame, homeHref?: string): Page {
  const { t } = frame;
  const app = frame.brand.name;
  return inFrame(
    frame,
    t.text('startFromApp.title'),
    html`${brandMark(frame.brand)}${lead(t.html('startFromApp.heading', { app }), t.text('startFromApp.explained'))}${homeHref && primaryLink(homeHref, t.html('common.openApp', { app: said(app, 40) }))}`,
    { status: 409 },
  );
}
