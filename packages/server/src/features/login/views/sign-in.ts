import { type Html, html } from '../../../chassis/html.ts';
import { oneOf } from '../../../chassis/i18n/formats.ts';
import { alert, brandMark, field, lead, primaryButton, quietLink, said } from '../../../chassis/look/parts.ts';
import type { Page } from '../../../chassis/page.ts';
import { PASSKEYS_PAGE } from '../passkeys-page.ts';
import type { Ways } from '../visit.ts';
import { type Frame, form, inFrame, whomToAsk, withInteraction } from './frame.ts';
import { passkeySignIn, scriptOf } from './passkeys.ts';
import { type SocialButton, socialButtons, socialStyle } from './social.ts';

export interface SignIn {
  readonly email?: string | undefined;
  /** What is wrong with the address. */
  readonly wrong?: string | undefined;
  /** The app lets people make an account by themselves. */
  readonly signUp: boolean;
  /** What leads to where they go: nothing else is shown. */
  readonly ways?: Ways | undefined;
  /** The proof they gave last in this browser. */
  readonly last?: string | undefined;
  /** Providers where people have an account. */
  readonly socials?: readonly SocialButton[] | undefined;
  /** They are signed in, and what they are about to open wants to know that it is still them. */
  readonly again?: boolean;
  /** How passkeys are offered, where they are. */
  readonly passkeys?: { readonly button: boolean; readonly autofill: boolean } | undefined;
}

const MAIL = ['email_code', 'magic_link'];
/** What an address leads to. */
const BY_ADDRESS = [...MAIL, 'password'];

export function signInView(frame: Frame, { email, wrong, signUp, ways, socials = [], last, again, passkeys }: SignIn): Page {
  const { t } = frame;
  const app = frame.brand.name;
  // The address is what the mail goes to, and what says whose own sign-in answers.
  const byAddress = !ways || ways.sso || ways.methods.some((method) => BY_ADDRESS.includes(method));
  const byPasskey = frame.passkeyScript !== undefined && passkeys !== undefined && (!ways || ways.methods.includes('passkey'));
  const onlyPasskey = ways?.sso === false && ways.methods.every((method) => method === 'passkey');
  const explained = t.text(again ? 'signIn.again' : !ways || ways.methods.includes('email_code') ? 'signIn.byCode' : 'signIn.byLink');
  const socialsBelow = frame.brand.socialButtons === 'bottom';
  const elsewhere = (!ways || ways.methods.includes('social')) && socialButtons(frame, socials, { last, besideOthers: byAddress });
  const addressed = byAddress && addressForm(frame, { email, wrong, autofill: byPasskey && passkeys.autofill });
  return inFrame(
    frame,
    t.text('signIn.title'),
    html`${brandMark(frame.brand)}${lead(
      t.html('signIn.heading', { app: frame.place ?? app }),
      byAddress || !ways
        ? (!ways?.methods.includes('password') || again) && explained
        : t.text('signIn.otherWays', {
            ways: oneOf(
              t.language,
              ways.methods.map((method) => t.text(`ways.${method}`)),
            ),
          }),
    )}${wrong && alert([wrong, 'email'])}${socialsBelow ? [addressed, elsewhere] : [elsewhere, addressed]}${
      byPasskey && passkeySignIn(frame, { ...passkeys, autofill: passkeys.autofill && byAddress, only: onlyPasskey, last: last === 'passkey' })
    }${byPasskey && onlyPasskey && html`<div class="ways">${quietLink(PASSKEYS_PAGE, t.text('passkey.makeOne'))}</div>`}${
      ways && ways.methods.length > 2 && last && MAIL.includes(last) && html`<p class="hint">${t.text('signIn.lastByMail')}</p>`
    }${signUp && html`<div class="ways"><span class="quiet-text">${t.html('signIn.newHere', { app: said(app, 40) })}</span>${quietLink(withInteraction(frame, '/a/auth/signup'), t.text('signIn.createAccount'))}</div>`}`,
    { ...socialStyle(socials), ...(byPasskey ? { script: scriptOf(frame) } : {}), ...(wrong ? { status: 400 } : {}) },
  );
}

const addressForm = (frame: Frame, { email, wrong, autofill }: Pick<SignIn, 'email' | 'wrong'> & { readonly autofill: boolean }): Html =>
  form(
    frame,
    withInteraction(frame, '/a/auth/login'),
    html`${field({
      name: 'email',
      label: frame.t.text('common.email'),
      type: 'email',
      value: email,
      autocomplete: autofill ? 'email webauthn' : 'email',
      inputmode: 'email',
      required: true,
      maxlength: 254,
      invalid: Boolean(wrong),
      first: true,
    })}${primaryButton(frame.t.text('common.continue'))}`,
  );

/**
 * After the proof: nobody is known by this address, and the app takes in only those who are invited, or nobody with an
 * address like this one.
 */
export function refusedView(frame: Frame, { email, why }: { readonly email: string; readonly why?: string | undefined }): Page {
  const { t } = frame;
  return inFrame(
    frame,
    t.text('noAccount.title'),
    html`${brandMark(frame.brand)}${lead(
      t.html('noAccount.heading', { email }),
      why ?? t.html('noAccount.byInvitation', { app: frame.brand.name }),
    )}<a class="button primary" href="${withInteraction(frame, '/a/auth/login')}">${t.text('common.anotherAddress')}</a>${why === undefined && whomToAsk(frame)}`,
    { status: 403 },
  );
}
