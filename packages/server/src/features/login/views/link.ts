import { html } from '../../../chassis/html.ts';
import { brandMark, lead, primaryButton, primaryLink, said } from '../../../chassis/look/parts.ts';
import type { Page } from '../../../chassis/page.ts';
import { type Frame, form, inFrame } from './frame.ts';

/** The link of a mail, opened where it was asked for. It does nothing by itself: programs that check mails open links too. */
export function linkView(frame: Frame, { email, token, joining }: { email: string; token: string; joining?: string | undefined }): Page {
  const { t } = frame;
  const go = (length?: number) =>
    joining ? t.html('link.join', { organization: said(joining, length) }) : t.html('link.signInTo', { app: said(frame.brand.name, length) });
  return inFrame(
    frame,
    t.text('common.signIn'),
    html`${brandMark(frame.brand)}${lead(go(), t.html('link.goOnAs', { email: html`<b>${said(email)}</b>` }))}${form(
      frame,
      `/a/auth/link/${token}`,
      primaryButton(go(40)),
    )}<p class="hint">${t.text('link.notAsked')}</p>`,
  );
}

/** Opened in another browser than the one that asked: it must not sign anybody in here. */
export function linkElsewhereView(frame: Frame): Page {
  const { t } = frame;
  return inFrame(
    frame,
    t.text('link.elsewhereTitle'),
    html`${brandMark(frame.brand)}${lead(t.text('link.elsewhereHeading'), t.text('link.elsewhere'))}<p class="hint">${t.text('link.noCookie')}</p>`,
    { status: 409 },
  );
}

export function deadLinkView(frame: Frame, startAgain: string): Page {
  const { t } = frame;
  return inFrame(
    frame,
    t.text('link.dead'),
    html`${brandMark(frame.brand)}${lead(t.text('link.dead'), t.text('link.deadExplained'))}${primaryLink(startAgain, t.text('common.startAgain'))}`,
    { status: 410 },
  );
}
