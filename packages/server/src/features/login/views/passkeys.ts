import { csrfField } from '../../../chassis/csrf.ts';
import { type Filling, type Html, html } from '../../../chassis/html.ts';
import { alert, brandMark, field, lead, note, primaryButton, primaryLink, quietLink, said } from '../../../chassis/look/parts.ts';
import type { Page, PageScript } from '../../../chassis/page.ts';
import type { PasskeyId } from '../../../platform/ids.ts';
import type { Confirmation } from '../passkeys.ts';
import { PASSKEY_OFFER, PASSKEYS_PAGE, SCRIPT_PATH, SECOND_FACTOR } from '../passkeys-page.ts';
import { type Frame, form, inFrame, withInteraction } from './frame.ts';

export const SHOW = '/a/auth/passkey';
export const MAKE = '/a/auth/passkey/new';
export const SHOW_OPTIONS = `${SHOW}/options`;
export const MAKE_OPTIONS = `${MAKE}/options`;

/** The script, and what it may ask. @param origin undefined: there are no passkeys here, and no script */
export const scriptOf = ({ passkeyScript: href }: Pick<Frame, 'passkeyScript'>): PageScript | undefined => {
  if (href === undefined) return undefined;
  const home = href.slice(0, -SCRIPT_PATH.length);
  return { href, asks: [SHOW_OPTIONS, MAKE_OPTIONS].map((path) => `${home}${path}`) };
};

interface Ceremony {
  readonly kind: 'show' | 'new';
  readonly action: string;
  readonly options: string;
  readonly label: string;
  readonly values?: Readonly<Record<string, string>>;
  readonly primary?: boolean;
  readonly autofill?: boolean;
  /** The button stands; without it, only the address field offers. */
  readonly button?: boolean;
  readonly hint?: Filling;
  /** What is said where it cannot be done; nothing: there are other ways on the page. */
  readonly without?: { readonly unsupported: string; readonly noScript: string } | undefined;
  readonly cancelled: string;
}

/** A button that begins a ceremony. It comes to light with the script; until then the page says so in words, or does without it. */
function ceremony(frame: Frame, what: Ceremony): Html {
  const { t } = frame;
  const says = (name: string, text: string) => html`<p class="hint" data-says="${name}" role="status" hidden>${text}</p>`;
  const { button = true, without } = what;
  return html`<div class="stack"><form method="post" action="${what.action}" data-passkey="${what.kind}" data-options="${what.options}"${what.autofill && html` data-autofill`} hidden>${csrfField(
    frame.formToken,
  )}${Object.entries(what.values ?? {}).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}<input type="hidden" name="credential" value="">${
    button && html`<button class="button${what.primary && ' primary'}" type="submit"><span>${what.label}</span></button>`
  }${button && what.hint && html`<p class="hint">${what.hint}</p>`}</form>${button && [says('cancelled', what.cancelled), says('failed', t.text('passkey.failed')), says('known', t.text('passkeys.known'))]}${
    without && html`${says('unsupported', without.unsupported)}<p class="hint" data-says="no-script">${without.noScript}</p>`
  }</div>`;
}

/** On the sign-in page: a button, and the browser offers them in the address field. @param only there is no other way on the page */
export function passkeySignIn(frame: Frame, { button, autofill, only, last }: { button: boolean; autofill: boolean; only: boolean; last: boolean }): Html {
  const { t } = frame;
  return ceremony(frame, {
    kind: 'show',
    action: withInteraction(frame, SHOW),
    options: SHOW_OPTIONS,
    label: t.text('passkey.signIn'),
    autofill,
    button: button || only,
    primary: only,
    cancelled: t.text('passkey.cancelled'),
    ...(last ? { hint: t.text('passkey.lastTime') } : {}),
    ...(only ? { without: { unsupported: t.text('passkey.unsupported'), noScript: t.text('passkey.noScript') } } : {}),
  });
}

/** Where a second thing is asked for: one they have is shown, or the first one is made. @param only nothing else on the page would do */
export function passkeyAsSecond(frame: Frame, { has, only }: { readonly has: boolean; readonly only: boolean }): Html {
  const { t } = frame;
  const shared = { cancelled: t.text(has ? 'passkey.cancelled' : 'passkeys.cancelled'), primary: only };
  const without = only ? { unsupported: t.text('passkey.unsupported'), noScript: t.text('passkey.noScript') } : undefined;
  return has
    ? ceremony(frame, {
        ...shared,
        kind: 'show',
        action: withInteraction(frame, SHOW),
        options: `${SHOW_OPTIONS}?mine=yes`,
        label: t.text('secondFactor.showPasskey'),
        without,
      })
    : ceremony(frame, {
        ...shared,
        kind: 'new',
        action: withInteraction(frame, MAKE),
        options: MAKE_OPTIONS,
        label: t.text('secondFactor.makeButton'),
        without,
      });
}

/** Somebody has just come by mail: a passkey would spare them that. Nothing hangs on what they answer. */
export function passkeyOfferView(frame: Frame, { email }: { readonly email: string }): Page {
  const { t } = frame;
  return inFrame(
    frame,
    t.text('passkeyOffer.heading'),
    html`${brandMark(frame.brand)}${lead(t.text('passkeyOffer.heading'), t.text('passkeyOffer.explained'))}<div class="stack">${ceremony(frame, {
      kind: 'new',
      action: withInteraction(frame, MAKE),
      options: MAKE_OPTIONS,
      label: t.text('secondFactor.makeButton'),
      values: { from: 'offer' },
      primary: true,
      cancelled: t.text('passkeys.cancelled'),
      without: { unsupported: t.text('passkeyOffer.cannot'), noScript: t.text('passkeyOffer.cannot') },
    })}${form(frame, withInteraction(frame, PASSKEY_OFFER), html`<button class="button" type="submit"><span>${t.text('passkeyOffer.notNow')}</span></button>`)}</div><p class="hint">${t.html(
      'passkeyOffer.later',
      { email },
    )}</p>`,
    { script: scriptOf(frame) },
  );
}

/** What came of a ceremony that did not hold. */
export function passkeyRefusedView(frame: Frame, { why, back }: { readonly why: string; readonly back: string }): Page {
  const { t } = frame;
  return inFrame(
    frame,
    t.text('passkey.refusedTitle'),
    html`${brandMark(frame.brand)}${lead(t.text('passkey.refusedTitle'), why)}${primaryLink(back, t.text('passkey.again'))}`,
    { status: 400 },
  );
}

/** Passkeys are off, or the site has an address that browsers make none for. */
export function passkeysOffView(frame: Frame, homeHref: string | undefined): Page {
  const { t } = frame;
  return inFrame(
    frame,
    t.text('passkeys.offTitle'),
    html`${brandMark(frame.brand)}${lead(t.text('passkeys.offTitle'), t.text('passkeys.off'))}${homeHref && primaryLink(homeHref, t.html('passkeys.openApp', { app: said(frame.brand.name, 40) }))}`,
    { status: 404 },
  );
}

/** One of the list. */
export interface Listed {
  readonly id: PasskeyId;
  readonly name: string;
  /** Days, as they are said. */
  readonly made: Html;
  readonly used: Html | undefined;
  readonly synced: boolean;
  readonly suspected: boolean;
}

export interface PasskeyList {
  readonly email: string;
  readonly passkeys: readonly Listed[];
  readonly confirmation: Confirmation;
  readonly done?: 'added' | 'renamed' | 'removed' | undefined;
  readonly wrong?: string | undefined;
  readonly appHref: string | undefined;
}

export function passkeysView(frame: Frame, { email, passkeys, confirmation, done, wrong, appHref }: PasskeyList): Page {
  const { t } = frame;
  const mayChange = confirmation === 'none';
  return inFrame(
    frame,
    t.text('passkeys.title'),
    html`${brandMark(frame.brand)}${lead(t.text('passkeys.heading'), t.text('passkeys.explained'), passkeys.length === 0 && t.text('passkeys.none'))}${wrong && alert([wrong])}${
      done && !wrong && note(t.text(`passkeys.${done}`), true)
    }${passkeys.length > 0 && html`<ul class="list">${passkeys.map((passkey) => one(frame, passkey, mayChange))}</ul>`}${
      mayChange
        ? ceremony(frame, {
            kind: 'new',
            action: MAKE,
            options: MAKE_OPTIONS,
            label: t.text('passkeys.add'),
            primary: true,
            cancelled: t.text('passkeys.cancelled'),
            without: { unsupported: t.text('passkeys.unsupported'), noScript: t.text('passkeys.noScript') },
          })
        : confirm(frame, confirmation, passkeys.length > 0)
    }<hr><div class="account"><span class="hint">${t.html('common.signedInAs', { email: html`<b>${said(email)}</b>` })}</span>${
      appHref && quietLink(appHref, t.html('passkeys.openApp', { app: said(frame.brand.name, 40) }))
    }</div>`,
    { script: scriptOf(frame), ...(wrong ? { status: 400 } : {}) },
  );
}

function one(frame: Frame, { id, name, made, used, synced, suspected }: Listed, mayChange: boolean): Html {
  const { t } = frame;
  const known = [
    t.html('passkeys.madeOn', { day: made }),
    used ? t.html('passkeys.usedOn', { day: used }) : html`${t.text('passkeys.neverUsed')}`,
    html`${t.text(synced ? 'passkeys.synced' : 'passkeys.oneDevice')}`,
  ];
  return html`<li class="item"><b>${said(name, 120)}</b><small class="hint">${known.map((said, index) => html`${index > 0 && ' · '}${said}`)}</small>${
    suspected && html`<small class="wrong">${t.text('passkeys.suspected')}</small>`
  }${
    mayChange &&
    html`<details><summary class="quiet"><span aria-hidden="true">${t.text('passkeys.change')}</span><span class="hidden">${t.html('passkeys.changeOne', { name: said(name, 120) })}</span></summary>${form(
      frame,
      PASSKEYS_PAGE,
      html`${field({ id: `name-${id}`, name: 'name', label: t.text('passkeys.name'), value: name, maxlength: 120, required: true })}<button class="button" type="submit">${t.text('passkeys.save')}</button>`,
      { rename: id },
    )}${form(frame, PASSKEYS_PAGE, html`<button class="button wrong" type="submit">${t.text('passkeys.remove')}</button>`, { remove: id })}</details>`
  }</li>`;
}

/** Who they are has to be shown anew. */
function confirm(frame: Frame, confirmation: Confirmation, has: boolean): Html {
  const { t } = frame;
  if (confirmation === 'second_step')
    return html`${note(t.text('passkeys.confirmSecond'))}${primaryLink(`${SECOND_FACTOR}?to=passkeys`, t.text('passkeys.confirmBySecond'))}`;
  const strict = confirmation === 'passkey';
  return html`${note(t.text(strict ? 'passkeys.confirmStrict' : 'passkeys.confirm'))}${
    !strict && form(frame, PASSKEYS_PAGE, primaryButton(t.text('passkeys.confirmByMail')), { confirm: 'mail' })
  }${has && showHere(frame, strict)}`;
}

const showHere = (frame: Frame, only: boolean): Html =>
  ceremony(frame, {
    kind: 'show',
    action: SHOW,
    options: `${SHOW_OPTIONS}?mine=yes`,
    label: frame.t.text('passkeys.confirmByPasskey'),
    values: { next: 'passkeys' },
    primary: only,
    cancelled: frame.t.text('passkey.cancelled'),
    ...(only ? { without: { unsupported: frame.t.text('passkey.unsupported'), noScript: frame.t.text('passkey.noScript') } } : {}),
  });

/** Nobody is signed in here. */
export function passkeysSignInView(
  frame: Frame,
  { email, wrong, autofill }: { readonly email?: string | undefined; readonly wrong?: string | undefined; readonly autofill: boolean },
): Page {
  const { t } = frame;
  return inFrame(
    frame,
    t.text('passkeys.title'),
    html`${brandMark(frame.brand)}${lead(t.text('passkeys.signInFirst'), t.text('passkeys.signInExplained'))}${wrong && alert([wrong, 'email'])}${form(
      frame,
      PASSKEYS_PAGE,
      html`${field({
        name: 'email',
        label: t.text('common.email'),
        type: 'email',
        value: email,
        autocomplete: autofill ? 'email webauthn' : 'email',
        inputmode: 'email',
        required: true,
        maxlength: 254,
        invalid: Boolean(wrong),
        first: true,
      })}${primaryButton(t.text('common.continue'))}`,
      { confirm: 'mail' },
    )}${ceremony(frame, {
      kind: 'show',
      action: SHOW,
      options: SHOW_OPTIONS,
      label: t.text('passkey.signIn'),
      values: { next: 'passkeys' },
      autofill,
      cancelled: t.text('passkey.cancelled'),
    })}`,
    { script: scriptOf(frame), ...(wrong ? { status: 400 } : {}) },
  );
}
