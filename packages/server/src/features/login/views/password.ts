import { html } from '../../../chassis/html.ts';
import { duration } from '../../../chassis/i18n/formats.ts';
import { alert, brandMark, field, lead, note, primaryButton, quietLink } from '../../../chassis/look/parts.ts';
import type { Page } from '../../../chassis/page.ts';
import { LONGEST_PASSWORD, SHORTEST_PASSWORD, type Weakness } from '../../passwords/index.ts';
import { accountTexts } from '../account-texts/index.ts';
import { type Frame, form, inFrame, withInteraction } from './frame.ts';

export interface PasswordQuestion {
  readonly email: string;
  /** A code or a link by mail leads there as well. */
  readonly byMail: boolean;
  readonly wrong?: { readonly triesLeft: number } | { readonly waitSeconds: number } | undefined;
}

/** The second step of signing in, where passwords are on. The same for every address, whoever has it. */
export function passwordView(frame: Frame, { email, byMail, wrong }: PasswordQuestion): Page {
  const { t } = frame;
  const say = accountTexts(t.language, t.own);
  const action = withInteraction(frame, '/a/auth/login');
  const told =
    wrong &&
    ('triesLeft' in wrong
      ? say.text('password.wrong', { count: wrong.triesLeft })
      : say.text('password.wait', { lasts: duration(t.language, wrong.waitSeconds) }));
  return inFrame(
    frame,
    say.text('password.title'),
    html`${brandMark(frame.brand)}${lead(say.text('password.heading'))}${told && alert([told, 'password'])}${form(
      frame,
      action,
      html`${field({ name: 'email', label: t.text('common.email'), type: 'email', value: email, autocomplete: 'username', inputmode: 'email', required: true, maxlength: 254 })}${field(
        {
          name: 'password',
          label: say.text('password.label'),
          type: 'password',
          autocomplete: 'current-password',
          required: true,
          maxlength: 4 * LONGEST_PASSWORD,
          first: true,
          invalid: Boolean(wrong),
        },
      )}${primaryButton(t.text('signIn.title'))}`,
    )}<div class="ways">${
      byMail && form(frame, action, html`<button class="quiet" type="submit">${say.text('password.mailInstead')}</button>`, { email, how: 'mail' })
    }${form(frame, action, html`<button class="quiet" type="submit">${say.text('password.forgot')}</button>`, { email, how: 'new-password' })}</div>`,
    { status: wrong ? ('triesLeft' in wrong ? 400 : 429) : 200 },
  );
}

export interface NewPassword {
  readonly email: string;
  readonly wrong?: Weakness | 'differ' | undefined;
  /** Somebody asked for a new one. */
  readonly mustChange: boolean;
  /** They may go on without. */
  readonly skip?: string | undefined;
}

export function newPasswordView(frame: Frame, { email, wrong, mustChange, skip }: NewPassword): Page {
  const say = accountTexts(frame.t.language, frame.t.own);
  const counts = { shortest: SHORTEST_PASSWORD };
  const told =
    wrong &&
    (wrong === 'short'
      ? say.text('password.short', counts)
      : wrong === 'long'
        ? say.text('password.long', { longest: LONGEST_PASSWORD })
        : say.text(`password.${wrong}`));
  const typed = { type: 'password', autocomplete: 'new-password', required: true, maxlength: 4 * LONGEST_PASSWORD } as const;
  return inFrame(
    frame,
    say.text('password.newTitle'),
    html`${brandMark(frame.brand)}${lead(say.html('password.newHeading', { app: frame.brand.name }))}${mustChange && !wrong && note(say.text('password.mustChange'))}${
      told && alert([told, wrong === 'differ' ? 'again' : 'password'])
    }${form(
      frame,
      withInteraction(frame, '/a/auth/password'),
      html`${field({ name: 'username', label: frame.t.text('common.email'), type: 'email', value: email, autocomplete: 'username', readonly: true })}${field({
        name: 'password',
        label: say.text('password.newLabel'),
        hint: say.text('password.rules', counts),
        first: true,
        invalid: Boolean(wrong) && wrong !== 'differ',
        ...typed,
      })}${field({ name: 'again', label: say.text('password.againLabel'), invalid: wrong === 'differ', ...typed })}${primaryButton(say.text('password.save'))}`,
    )}${skip && html`<div class="ways">${quietLink(skip, say.text('password.notNow'))}</div>`}`,
    wrong ? { status: 400 } : {},
  );
}

/** Before somebody changes what they sign in with, a mail goes to them. */
export function confirmView(frame: Frame, { email, purpose }: { readonly email: string; readonly purpose: 'account' | 'password' }): Page {
  const say = accountTexts(frame.t.language, frame.t.own);
  return inFrame(
    frame,
    say.text('confirm.title'),
    html`${brandMark(frame.brand)}${lead(say.text('confirm.heading'), say.html('confirm.explained', { email: html`<b>${email}</b>` }))}${form(
      frame,
      withInteraction(frame, '/a/auth/confirm'),
      primaryButton(say.text('confirm.button')),
      { purpose },
    )}`,
  );
}
