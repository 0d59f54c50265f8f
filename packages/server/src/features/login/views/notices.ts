import { html } from '../../../chassis/html.ts';
import { brandMark, lead, primaryLink, said } from '../../../chassis/look/parts.ts';
import type { Page } from '../../../chassis/page.ts';
import { type Frame, inFrame } from './frame.ts';

/** A hosted page was opened by itself, and the app named no address where a sign-in starts. */
export function startFromAppView(frame: Frame, homeHref?: string): Page {
  const { name } = frame.brand;
  return inFrame(
    frame,
    'Start from the app',
    html`${brandMark(frame.brand)}${lead(
      html`Start from ${said(name)}`,
      'This page is one step on the way into the app and does not work by itself. It may have been open too long, or come from a bookmark. Open the app and sign in there.',
    )}${homeHref && primaryLink(homeHref, html`Open ${said(name, 40)}`)}`,
    { status: 409 },
  );
}
