import { html } from '../../../chassis/html.ts';
import { alert, brandMark, field, lead, primaryButton, primaryLink, quietLink, said } from '../../../chassis/look/parts.ts';
import type { Page } from '../../../chassis/page.ts';
import { aWord, type Frame, form, inFrame, whomToAsk, withInteraction } from './frame.ts';

export interface SignUp {
  readonly givenName?: string | undefined;
  readonly familyName?: string | undefined;
  readonly email?: string | undefined;
  /** What is wrong, by field. */
  readonly wrong?: { readonly given_name?: string | undefined; readonly family_name?: string | undefined; readonly email?: string | undefined };
}

export function signUpView(frame: Frame, { givenName, familyName, email, wrong = {} }: SignUp): Page {
  const { name } = frame.brand;
  const complaints = Object.entries(wrong).flatMap(([place, message]) => (message ? [[place, message] as const] : []));
  const [first] = complaints;
  return inFrame(
    frame,
    'Create an account',
    html`${brandMark(frame.brand)}${lead(html`Create your ${said(name)} account`, 'We send you a mail to make sure the address is yours.')}${first && alert(...complaints.map(([place, message]) => [message, place] as const))}${form(
      frame,
      withInteraction(frame, '/a/auth/signup'),
      html`<div class="pair">${field({
        name: 'given_name',
        label: 'First name',
        value: givenName,
        autocomplete: 'given-name',
        required: true,
        maxlength: 255,
        wrong: wrong.given_name,
        first: !first,
      })}${field({ name: 'family_name', label: 'Last name', value: familyName, autocomplete: 'family-name', maxlength: 255, wrong: wrong.family_name })}</div>${field(
        {
          name: 'email',
          label: 'Work e-mail address',
          type: 'email',
          value: email,
          autocomplete: 'email',
          inputmode: 'email',
          required: true,
          maxlength: 254,
          wrong: wrong.email,
        },
      )}${primaryButton('Continue')}`,
    )}<div class="ways"><span class="quiet-text">Already have an account?</span>${quietLink(withInteraction(frame, '/a/auth/login'), 'Sign in')}</div>`,
    first ? { status: 400 } : {},
  );
}

/** The app's owner switched sign-up off. */
export function signUpOffView(frame: Frame): Page {
  const { name } = frame.brand;
  return inFrame(
    frame,
    'By invitation',
    html`${brandMark(frame.brand)}${lead(
      html`${said(name)} is by invitation`,
      'New people are let in by those who use it already. Ask somebody at your company to invite you: a mail with a link is all you need.',
    )}${primaryLink(withInteraction(frame, '/a/auth/login'), 'I have an account')}${whomToAsk(frame)}`,
    { status: 403 },
  );
}

export interface NewOrganization {
  readonly suggestion: string;
  readonly wrong?: string | undefined;
  /** The first one may stay unnamed for now. */
  readonly first: boolean;
  readonly email: string;
}

/** Whoever signs up makes an organization; what it is called can be said later, in the app. */
export function makeOrganizationView(frame: Frame, email: string): Page {
  const word = frame.word.toLowerCase();
  return inFrame(
    frame,
    `Your ${word}`,
    html`${brandMark(frame.brand)}${lead(
      `Your ${word} is next`,
      `It is where you and the people you invite work together. You will be its administrator.`,
    )}${form(frame, withInteraction(frame, '/a/auth/organizations/new'), primaryButton(`Create ${word}`), { skip: 'yes' })}<p class="hint">Signed in as ${said(email)}</p>`,
  );
}

export function nameOrganizationView(frame: Frame, { suggestion, wrong, first, email }: NewOrganization): Page {
  const word = frame.word.toLowerCase();
  const action = withInteraction(frame, '/a/auth/organizations/new');
  return inFrame(
    frame,
    `Name your ${word}`,
    html`${brandMark(frame.brand)}${lead(
      first ? `Name your ${word}` : `Create ${aWord(frame.word)}`,
      `It is where you and the people you invite work together. ${first ? 'You can change the name later.' : 'You will be its administrator.'}`,
    )}${wrong && alert([wrong, 'name'])}${form(
      frame,
      action,
      html`${field({
        name: 'name',
        label: `Name of the ${word}`,
        value: suggestion,
        autocomplete: 'organization',
        required: true,
        maxlength: 200,
        invalid: Boolean(wrong),
        first: true,
      })}${primaryButton(`Create ${word}`)}`,
    )}<div class="ways">${
      first
        ? form(frame, action, html`<button class="quiet" type="submit">Skip for now</button>`, { skip: 'yes' })
        : quietLink(withInteraction(frame, '/a/auth/organizations'), 'Back')
    }</div><p class="hint">Signed in as ${said(email)}</p>`,
    wrong ? { status: 400 } : {},
  );
}
