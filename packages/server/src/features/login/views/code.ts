import { type Filling, html } from '../../../chassis/html.ts';
import { alert, brandMark, field, lead, note, primaryButton, primaryLink, quietLink, said } from '../../../chassis/look/parts.ts';
import type { Page } from '../../../chassis/page.ts';
import type { ChallengeId } from '../../../platform/ids.ts';
import { type Frame, form, inFrame, withInteraction } from './frame.ts';

export interface CodeQuestion {
  readonly challengeId: ChallengeId;
  readonly email: string;
  /** "5 minutes" */
  readonly lasts: string;
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

export function codeView(frame: Frame, { challengeId, email, lasts, holds, wrong, status, resent, joining }: CodeQuestion): Page {
  const action = `/a/auth/code?challenge=${challengeId}`;
  const sent = holds.code ? 'code' : 'link';
  return inFrame(
    frame,
    holds.code ? 'Enter the code' : 'Open the link',
    html`${brandMark(frame.brand)}${lead(
      joining ? html`One more step to join ${said(joining)}` : 'Look in your mail',
      html`We sent a ${sent} to <b>${said(email)}</b>. It is good for ${lasts}.${!holds.code && ' Open it in this browser.'}`,
    )}${wrong && alert([wrong, 'code'])}${resent && !wrong && note(`A new ${sent} is on its way. The old one no longer works.`, true)}${
      holds.code &&
      form(
        frame,
        action,
        html`${field({
          name: 'code',
          label: 'The six digits from the mail',
          autocomplete: 'one-time-code',
          inputmode: 'numeric',
          required: true,
          maxlength: 12,
          code: true,
          first: true,
          ...(holds.link ? { hint: 'Or press the link in the same mail, in this browser.' } : {}),
          invalid: Boolean(wrong),
        })}${primaryButton('Continue')}`,
      )
    }<div class="ways">${form(frame, action, html`<button class="quiet" type="submit">Send a new ${sent}</button>`, { resend: 'yes' })}${
      !joining && quietLink(withInteraction(frame, '/a/auth/login'), 'Use another address')
    }</div>`,
    { status: status ?? (wrong ? 400 : 200) },
  );
}

export type ClosedCode = 'expired' | 'locked' | 'used' | 'unknown' | 'invitation_closed';

const CLOSED: Readonly<Record<ClosedCode, readonly [heading: string, sentence: Filling]>> = {
  expired: ['This code has run out', 'What we mail is good for a short while only. Ask for a new one and use the newest mail.'],
  locked: ['Too many wrong codes', 'To keep others from guessing, this code no longer works. Start again with a new one.'],
  used: ['This code was used already', 'Each code works once. If that was you, you are signed in: go back to the app. If not, start again.'],
  invitation_closed: [
    'The invitation closed meanwhile',
    'Your mailbox is proven, but the invitation was withdrawn or has expired. Ask whoever sent it for a new one, or sign in.',
  ],
  unknown: ['This page has run out', 'It was opened some time ago or in another browser. Start again, in this one.'],
};

export function closedCodeView(frame: Frame, why: ClosedCode, startAgain: string): Page {
  const [heading, sentence] = CLOSED[why];
  return inFrame(frame, heading, html`${brandMark(frame.brand)}${lead(heading, sentence)}${primaryLink(startAgain, 'Start again')}`, {
    status: why === 'locked' ? 429 : 410,
  });
}
