import { html } from '../../../chassis/html.ts';
import { instant } from '../../../chassis/i18n/formats.ts';
import { alert, brandMark, facts, field, lead, note, primaryButton, said, secondaryLink } from '../../../chassis/look/parts.ts';
import type { Page } from '../../../chassis/page.ts';
import type { PasswordState } from '../../passwords/index.ts';
import type { SecondFactorState } from '../../second-factors/index.ts';
import { accountTexts } from '../account-texts/index.ts';
import { PASSKEYS_PAGE } from '../passkeys-page.ts';
import { type Frame, form, inFrame } from './frame.ts';
import { SECOND_FACTOR } from './second-factor.ts';

/** Where a person looks after what they sign in with. */
export const ACCOUNT = '/ui/profile/security';

export interface Account {
  readonly email: string;
  /** `undefined`: nobody has one here. */
  readonly password: PasswordState | undefined;
  readonly second: SecondFactorState | undefined;
  /** They can have passkeys, on a page of their own. */
  readonly passkeys?: boolean;
  readonly done?: 'passwordSaved' | 'removed' | 'proven' | undefined;
}

export function accountView(frame: Frame, { email, password, second, passkeys, done }: Account): Page {
  const { t } = frame;
  const say = accountTexts(t.language, t.own);
  const since = second?.authenticatorSince;
  return inFrame(
    frame,
    say.text('account.title'),
    html`${brandMark(frame.brand)}${lead(say.html('account.heading', { app: frame.brand.name }), t.html('common.signedInAs', { email: said(email) }))}${
      done && note(say.text(`account.${done}`), true)
    }${facts([
      password && [
        say.text('account.password'),
        password.changedAt ? say.html('account.passwordSince', { day: instant(t.language, password.changedAt) }) : say.text('account.passwordNone'),
      ],
      second && [
        say.text('account.authenticator'),
        since ? say.html('account.authenticatorSince', { day: instant(t.language, since) }) : say.text('account.authenticatorNone'),
      ],
      second && since && [say.text('account.codes'), second.recoveryCodesLeft],
    ])}<div class="stack">${passkeys && secondaryLink(PASSKEYS_PAGE, t.text('passkeys.title'))}${password && secondaryLink('/a/auth/password', say.text(password.changedAt ? 'account.change' : 'account.set'))}${
      second && !since && secondaryLink(SECOND_FACTOR, say.text('account.add'))
    }${
      since &&
      html`${form(frame, ACCOUNT, html`<button class="button" type="submit"><span>${say.text('account.newCodes')}</span></button>`, { what: 'codes' })}${form(
        frame,
        ACCOUNT,
        html`<button class="button" type="submit"><span>${say.text('account.remove')}</span></button>`,
        { what: 'remove' },
      )}`
    }</div>`,
  );
}

/** Nobody is signed in here: the address, and a mail goes there. */
export function accountSignedOutView(
  frame: Frame,
  { email, wrong, status }: { readonly email?: string; readonly wrong?: string; readonly status?: number } = {},
): Page {
  const { t } = frame;
  const say = accountTexts(t.language, t.own);
  return inFrame(
    frame,
    say.text('account.title'),
    html`${brandMark(frame.brand)}${lead(say.html('account.heading', { app: frame.brand.name }), say.text('account.signedOut'))}${wrong && alert([wrong, 'email'])}${form(
      frame,
      ACCOUNT,
      html`${field({
        name: 'email',
        label: t.text('common.email'),
        type: 'email',
        value: email,
        autocomplete: 'email',
        inputmode: 'email',
        required: true,
        maxlength: 254,
        invalid: Boolean(wrong),
        first: true,
      })}${primaryButton(t.text('common.continue'))}`,
    )}`,
    { status: status ?? (wrong ? 400 : 200) },
  );
}
