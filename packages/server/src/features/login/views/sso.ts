import { html } from '../../../chassis/html.ts';
import { brandMark, lead, primaryLink, said } from '../../../chassis/look/parts.ts';
import type { Page } from '../../../chassis/page.ts';
import { type Frame, inFrame, withInteraction } from './frame.ts';

/** An identity provider has to answer for them, and there is no way there from here. */
export function ssoView(frame: Frame, { domain }: { readonly domain?: string | undefined }): Page {
  const { t } = frame;
  return inFrame(
    frame,
    t.text('sso.title'),
    html`${brandMark(frame.brand)}${lead(
      domain ? t.html('sso.headingAt', { domain: said(domain, 60) }) : t.text('sso.heading'),
      t.html('sso.explained', { app: frame.brand.name }),
    )}${frame.interactionId && primaryLink(withInteraction(frame, '/a/auth/login'), t.text('common.anotherAddress'))}`,
    { status: 403 },
  );
}
