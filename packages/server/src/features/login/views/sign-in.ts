import { html } from '../../../chassis/html.ts';
import { alert, brandMark, field, lead, primaryButton, quietLink, said } from '../../../chassis/look/parts.ts';
import type { Page } from '../../../chassis/page.ts';
import { type Frame, form, inFrame, whomToAsk, withInteraction } from './frame.ts';

export interface SignIn {
  readonly email?: string | undefined;
  /** What is wrong with the address. */
  readonly wrong?: string | undefined;
  /** The app lets people make an account by themselves. */
  readonly signUp: boolean;
  /** They are signed in, and what they are about to open wants to know that it is still them. */
  readonly again?: boolean;
}

export function signInView(frame: Frame, { email, wrong, signUp, again }: SignIn): Page {
  const { name } = frame.brand;
  return inFrame(
    frame,
    'Sign in',
    html`${brandMark(frame.brand)}${lead(
      html`Sign in to ${said(name)}`,
      again ? 'You are signed in already. To go on, show once more that you read your mail.' : 'We mail you a code. There is no password to remember.',
    )}${wrong && alert([wrong, 'email'])}${form(
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
    )}${signUp && html`<div class="ways"><span class="quiet-text">New to ${said(name, 40)}?</span>${quietLink(withInteraction(frame, '/a/auth/signup'), 'Create an account')}</div>`}`,
    wrong ? { status: 400 } : {},
  );
}

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
