import { html } from '../../../chassis/html.ts';
import { brandMark, lead, primaryLink } from '../../../chassis/look/parts.ts';
import type { Page } from '../../../chassis/page.ts';
import { type Frame, inFrame, withInteraction } from './frame.ts';

/** A second proof is asked for, and the person has none set up. */
export function secondFactorView(frame: Frame): Page {
  const { t } = frame;
  return inFrame(
    frame,
    t.text('secondFactor.title'),
    html`${brandMark(frame.brand)}${lead(t.text('secondFactor.heading'), t.html('secondFactor.explained', { app: frame.brand.name }))}${primaryLink(withInteraction(frame, '/a/auth/login'), t.text('secondFactor.anotherWay'))}`,
    { status: 403 },
  );
}
