import { html } from '../../../chassis/html.ts';
import { brandMark, lead, primaryLink, said } from '../../../chassis/look/parts.ts';
import type { Page } from '../../../chassis/page.ts';
import { type Frame, inFrame, withInteraction } from './frame.ts';

/** A second proof is asked for, and the person has none set up. */
export function secondFactorView(frame: Frame): Page {
  const { name } = frame.brand;
  return inFrame(
    frame,
    'One more step',
    html`${brandMark(frame.brand)}${lead(
      'One more step is asked for',
      html`Where you are going, people show a second thing beside their mail, and you have none set up. Ask whoever looks after ${said(name)} at your company.`,
    )}${primaryLink(withInteraction(frame, '/a/auth/login'), 'Sign in another way')}`,
    { status: 403 },
  );
}
