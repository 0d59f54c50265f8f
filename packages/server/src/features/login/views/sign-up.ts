import { html } from '../../../chassis/html.ts';
import { alert, brandMark, field, lead, primaryButton, primaryLink, quietLink } from '../../../chassis/look/parts.ts';
import type { Page } from '../../../chassis/page.ts';
import { type Frame, form, inFrame, whomToAsk, withInteraction } from './frame.ts';
import { type SocialButton, socialButtons, socialStyle } from './social.ts';

export interface SignUp {
  /** Providers where people have an account already. */
  readonly socials?: readonly SocialButton[] | undefined;
  readonly givenName?: string | undefined;
  readonly familyName?: string | undefined;
  readonly email?: string | undefined;
  /** What is wrong, by field. */
  readonly wrong?: { readonly given_name?: string | undefined; readonly family_name?: string | undefined; readonly email?: string | undefined };
}

export function signUpView(frame: Frame, { givenName, familyName, email, socials = [], wrong = {} }: SignUp): Page {
  const { t } = frame;
  const complaints = Object.entries(wrong).flatMap(([place, message]) => (message ? [[place, message] as const] : []));
  const [first] = complaints;
  const socialsBelow = frame.brand.socialButtons === 'bottom';
  const elsewhere = socialButtons(frame, socials, { besideOthers: true });
  return inFrame(
    frame,
    t.text('signUp.title'),
    html`${brandMark(frame.brand)}${lead(t.html('signUp.heading', { app: frame.brand.name }), t.text('signUp.explained'))}${first && alert(...complaints.map(([place, message]) => [message, place] as const))}${!socialsBelow && elsewhere}${form(
      frame,
      withInteraction(frame, '/a/auth/signup'),
      html`<div class="pair">${field({
        name: 'given_name',
        label: t.text('signUp.givenName'),
        value: givenName,
        autocomplete: 'given-name',
        required: true,
        maxlength: 255,
        wrong: wrong.given_name,
        first: !first,
      })}${field({ name: 'family_name', label: t.text('signUp.familyName'), value: familyName, autocomplete: 'family-name', maxlength: 255, wrong: wrong.family_name })}</div>${field(
        {
          name: 'email',
          label: t.text('signUp.email'),
          type: 'email',
          value: email,
          autocomplete: 'email',
          inputmode: 'email',
          required: true,
          maxlength: 254,
          wrong: wrong.email,
        },
      )}${primaryButton(t.text('common.continue'))}`,
    )}${socialsBelow && elsewhere}<div class="ways"><span class="quiet-text">${t.text('signUp.already')}</span>${quietLink(withInteraction(frame, '/a/auth/login'), t.text('common.signIn'))}</div>`,
    { ...socialStyle(socials), ...(first ? { status: 400 } : {}) },
  );
}

/** The app's owner switched sign-up off. */
export function signUpOffView(frame: Frame): Page {
  const { t } = frame;
  return inFrame(
    frame,
    t.text('signUp.offTitle'),
    html`${brandMark(frame.brand)}${lead(t.html('signUp.offHeading', { app: frame.brand.name }), t.text('signUp.off'))}${primaryLink(withInteraction(frame, '/a/auth/login'), t.text('signUp.haveAccount'))}${whomToAsk(frame)}`,
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
  const { t } = frame;
  const words = frame.word;
  return inFrame(
    frame,
    t.text('organization.nextTitle', words),
    html`${brandMark(frame.brand)}${lead(t.text('organization.nextHeading', words), t.text('organization.nextExplained'))}${form(frame, withInteraction(frame, '/a/auth/organizations/new'), primaryButton(t.text('organization.create', words)), { skip: 'yes' })}<p class="hint">${t.html('common.signedInAs', { email })}</p>`,
  );
}

export function nameOrganizationView(frame: Frame, { suggestion, wrong, first, email }: NewOrganization): Page {
  const { t } = frame;
  const words = frame.word;
  const action = withInteraction(frame, '/a/auth/organizations/new');
  return inFrame(
    frame,
    t.text('organization.nameTitle', words),
    html`${brandMark(frame.brand)}${lead(
      t.text(first ? 'organization.nameTitle' : 'organization.createHeading', words),
      t.text(first ? 'organization.nameExplained' : 'organization.nextExplained'),
    )}${wrong && alert([wrong, 'name'])}${form(
      frame,
      action,
      html`${field({
        name: 'name',
        label: t.text('organization.label', words),
        value: suggestion,
        autocomplete: 'organization',
        required: true,
        maxlength: 200,
        invalid: Boolean(wrong),
        first: true,
      })}${primaryButton(t.text('organization.create', words))}`,
    )}<div class="ways">${
      first
        ? form(frame, action, html`<button class="quiet" type="submit">${t.text('organization.skip')}</button>`, { skip: 'yes' })
        : quietLink(withInteraction(frame, '/a/auth/organizations'), t.text('common.back'))
    }</div><p class="hint">${t.html('common.signedInAs', { email })}</p>`,
    wrong ? { status: 400 } : {},
  );
}
