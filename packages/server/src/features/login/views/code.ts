import { html } from '../../../chassis/html.ts';
import { duration } from '../../../chassis/i18n/formats.ts';
import { alert, brandMark, field, lead, note, primaryButton, primaryLink, quietLink, said } from '../../../chassis/look/parts.ts';
import type { Page } from '../../../chassis/page.ts';
import type { ChallengeId } from '../../../platform/ids.ts';
import { type Frame, form, inFrame, withInteraction } from './frame.ts';

export interface CodeQuestion {
  readonly challengeId: ChallengeId;
  readonly email: string;
  /** How long the mail is good for. */
  readonly seconds: number;
  /** What the mail has in it. */
  readonly holds: { readonly code: boolean; readonly link: boolean };
  /** What is wrong with the code typed. */
  readonly wrong?: string | undefined;
  readonly status?: number;
  /** Good news: another mail is on its way. */
  readonly resent?: boolean;
  /** The code opens an invitation that was shown to somebody, not mailed. */
  readonly joining?: string | undefined;
}

export function codeView(frame: Frame, { challengeId, email, seconds, holds, wrong, status, resent, joining }: CodeQuestion): Page {
  const action = `/a/auth/code?challenge=${challengeId}`;
  const { t } = frame;
  const sent = { email: html`<b>${said(email)}</b>`, lasts: html`${duration(t.language, seconds)}` };
  return inFrame(
    frame,
    t.text(holds.code ? 'code.title' : 'code.linkTitle'),
    html`${brandMark(frame.brand)}${lead(
      joining ? t.html('code.headingToJoin', { organization: joining }) : t.text('code.heading'),
      t.html(holds.code ? 'code.sentCode' : 'code.sentLink', sent),
    )}${wrong && alert([wrong, 'code'])}${resent && !wrong && note(t.text(holds.code ? 'code.newCode' : 'code.newLink'), true)}${
      holds.code &&
      form(
        frame,
        action,
        html`${field({
          name: 'code',
          label: t.text('code.label'),
          autocomplete: 'one-time-code',
          inputmode: 'numeric',
          required: true,
          maxlength: 12,
          code: true,
          first: true,
          ...(holds.link ? { hint: t.text('code.orLink') } : {}),
          invalid: Boolean(wrong),
        })}${primaryButton(t.text('common.continue'))}`,
      )
    }<div class="ways">${form(frame, action, html`<button class="quiet" type="submit">${t.text(holds.code ? 'code.sendCode' : 'code.sendLink')}</button>`, { resend: 'yes' })}${
      !joining && quietLink(withInteraction(frame, '/a/auth/login'), t.text('common.anotherAddress'))
    }</div>`,
    { status: status ?? (wrong ? 400 : 200) },
  );
}

export type ClosedCode = 'expired' | 'locked' | 'used' | 'unknown' | 'invitation_closed';

export function closedCodeView(frame: Frame, why: ClosedCode, startAgain: string): Page {
  const { t } = frame;
  const heading = t.text(`closedCode.${why}.heading`);
  return inFrame(
    frame,
    heading,
    html`${brandMark(frame.brand)}${lead(heading, t.text(`closedCode.${why}.explained`))}${primaryLink(startAgain, t.text('common.startAgain'))}`,
    {
      status: why === 'locked' ? 429 : 410,
    },
  );
}
