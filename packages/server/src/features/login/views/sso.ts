import { html } from '../../../chassis/html.ts';
import { brandMark, lead, primaryLink, said } from '../../../chassis/look/parts.ts';
import type { Page } from '../../../chassis/page.ts';
import { type Frame, inFrame, withInteraction } from './frame.ts';

/** An identity provider has to answer for them, and there is no way there from here. */
export function ssoView(frame: Frame, { domain }: { readonly domain?: string | undefined }): Page {
  const { name } = frame.brand;
  return inFrame(
    frame,
    'Single sign-on',
    html`${brandMark(frame.brand)}${lead(
      domain ? html`People at ${said(domain, 60)} sign in with their company` : 'You sign in with your company',
      html`Your company answers for you with its own single sign-on, and ${said(name)} lets nothing else count. It cannot be reached from here: ask whoever looks after ${said(
        name,
      )} at your company.`,
    )}${frame.interactionId && primaryLink(withInteraction(frame, '/a/auth/login'), 'Use another address')}`,
    { status: 403 },
  );
}
