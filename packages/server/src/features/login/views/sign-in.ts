import { type Html, html } from '../../../chassis/html.ts';
import { alert, brandMark, field, lead, primaryButton, quietLink, said } from '../../../chassis/look/parts.ts';
import type { Page } from '../../../chassis/page.ts';
import type { Ways } from '../visit.ts';
import { type Frame, form, inFrame, whomToAsk, withInteraction } from './frame.ts';

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
  /** They are signed in, and what they are about to open wants to know that it is still them. */
  readonly again?: boolean;
}

const MAIL = ['email_code', 'magic_link'];

const WORDS: Readonly<Record<Ways['methods'][number], string>> = {
  email_code: 'a code by mail',
  magic_link: 'a link by mail',
  password: 'a password',
  passkey: 'a passkey',
  social: 'an account of theirs elsewhere',
};

export function signInView(frame: Frame, { email, wrong, signUp, ways, last, again }: SignIn): Page {
  const { name } = frame.brand;
  // The address is what the mail goes to, and what says whose own sign-in answers.
  const byAddress = !ways || ways.sso || ways.methods.some((method) => MAIL.includes(method));
  const explained = again
    ? 'You are signed in already. To go on, show once more that you read your mail.'
    : `We mail you a ${!ways || ways.methods.includes('email_code') ? 'code' : 'link'}. There is no password to remember.`;
  return inFrame(
    frame,
    'Sign in',
    html`${brandMark(frame.brand)}${lead(
      html`Sign in to ${said(name)}`,
      byAddress || !ways ? explained : `Where you are going, people sign in with ${ways.methods.map((method) => WORDS[method]).join(' or ')}.`,
    )}${wrong && alert([wrong, 'email'])}${byAddress && addressForm(frame, { email, wrong })}${
      ways && ways.methods.length > 2 && last && MAIL.includes(last) && html`<p class="hint">Last time, you signed in by mail.</p>`
    }${signUp && html`<div class="ways"><span class="quiet-text">New to ${said(name, 40)}?</span>${quietLink(withInteraction(frame, '/a/auth/signup'), 'Create an account')}</div>`}`,
    wrong ? { status: 400 } : {},
  );
}

const addressForm = (frame: Frame, { email, wrong }: Pick<SignIn, 'email' | 'wrong'>): Html =>
  form(
    frame,
    withInteraction(frame, '/a/auth/login'),
    html`${field({
      name: 'email',
      label: 'E-mail address',
      type: 'email',
      value: email,
      autocomplete: 'email',
      inputmode: 'email',
      required: true,
      maxlength: 254,
      invalid: Boolean(wrong),
      first: true,
    })}${primaryButton('Continue')}`,
  );

/**
 * After the proof: nobody is known by this address, and the app takes in only those who are invited, or nobody with an
 * address like this one.
 */
export function refusedView(frame: Frame, { email, why }: { readonly email: string; readonly why?: string | undefined }): Page {
  const { name } = frame.brand;
  return inFrame(
    frame,
    'No account yet',
    html`${brandMark(frame.brand)}${lead(
      html`There is no account for ${said(email)}`,
      why ??
        html`${said(name)} is by invitation. Ask somebody who uses it at your company to invite this address, or sign in with the address you were invited at.`,
    )}<a class="button primary" href="${withInteraction(frame, '/a/auth/login')}">Use another address</a>${why === undefined && whomToAsk(frame)}`,
    { status: 403 },
  );
}
