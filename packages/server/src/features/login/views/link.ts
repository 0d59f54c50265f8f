import { html } from '../../../chassis/html.ts';
import { brandMark, lead, primaryButton, primaryLink, said } from '../../../chassis/look/parts.ts';
import type { Page } from '../../../chassis/page.ts';
import { type Frame, form, inFrame } from './frame.ts';

/** The link of a mail, opened where it was asked for. It does nothing by itself: programs that check mails open links too. */
export function linkView(frame: Frame, { email, token, joining }: { email: string; token: string; joining?: string | undefined }): Page {
  const aim = joining ?? frame.brand.name;
  return inFrame(
    frame,
    'Sign in',
    html`${brandMark(frame.brand)}${lead(html`${joining ? 'Join' : 'Sign in to'} ${said(aim)}`, html`You go on as <b>${said(email)}</b>.`)}${form(
      frame,
      `/a/auth/link/${token}`,
      primaryButton(html`${joining ? 'Join' : 'Sign in to'} ${said(aim, 40)}`),
    )}<p class="hint">Did you not ask for this? Close the page: nothing happens until you press the button.</p>`,
  );
}

/** Opened in another browser than the one that asked: it must not sign anybody in here. */
export function linkElsewhereView(frame: Frame): Page {
  return inFrame(
    frame,
    'Go back to your other browser',
    html`${brandMark(frame.brand)}${lead(
      'This is not the browser where you started',
      'The link signs in only the browser that asked for it, so that nobody else can use it. Go back to that one and type the six digits from the same mail, or open the link there.',
    )}<p class="hint">Did you start here? Then this browser did not keep our cookie. Allow cookies for this site, or leave its private window, and start again from the app.</p>`,
    { status: 409 },
  );
}

export function deadLinkView(frame: Frame, startAgain: string): Page {
  return inFrame(
    frame,
    'This link no longer works',
    html`${brandMark(frame.brand)}${lead(
      'This link no longer works',
      'A link signs in once, within a short while, and a newer mail replaces it. If you are signed in already, go back to the app; otherwise start again.',
    )}${primaryLink(startAgain, 'Start again')}`,
    { status: 410 },
  );
}
