import { csrfField } from '../../chassis/csrf.ts';
import { html } from '../../chassis/html.ts';
import { brandMark, lead, primaryButton, said } from '../../chassis/look/parts.ts';
import { badRequestPage, noticePage } from '../../chassis/notice.ts';
import type { Page, Scene } from '../../chassis/page.ts';
import type { Over } from './authorize.ts';
import { type Doubt, doubtInWords, oauthTexts } from './texts/index.ts';

/** The request that brought the person here cannot be answered to an app. */
export const doubtPage = (scene: Scene, doubt: Doubt): Page => ({
  ...badRequestPage(scene, doubtInWords(scene.language, doubt)),
  doubtful: true,
});

/** A way back into a request that gets no answer (any more): the back button, an old tab, another browser. */
export function overPage(scene: Scene, { why, app }: Over): Page {
  const t = oauthTexts(scene.language);
  return noticePage(scene, {
    title: t.text('over.heading'),
    message: t.text(`over.${why}`),
    status: 400,
    on: app === undefined ? undefined : { href: app, label: t.html('over.goTo', { app: scene.brand.name }) },
  });
}

export interface Denied {
  /** Why, in the app's own words or in ours. */
  readonly why: string | undefined;
  /** An address that the app registered, of whatever scheme. */
  readonly back: string;
  /** Whom to ask, when the app does not say why. */
  readonly contactEmail?: string | null;
}

/** An interceptor of the app says no. */
export function deniedPage(scene: Scene, { why, back, contactEmail }: Denied): Page {
  const t = oauthTexts(scene.language);
  return {
    ...scene,
    title: t.text('denied.heading'),
    status: 403,
    body: html`${brandMark(scene.brand)}${lead(t.text('denied.heading'), why)}<a class="button primary" href="${back}"><span>${t.html('over.goTo', { app: said(scene.brand.name, 40) })}</span></a>${
      contactEmail &&
      html`<div class="ways"><a class="quiet" href="mailto:${encodeURIComponent(contactEmail).replace('%40', '@')}"><span>${said(contactEmail)}</span></a></div>`
    }`,
  };
}

export interface ConfirmLogout {
  readonly csrfToken: string;
  /** What the app asked for, to be asked for again. */
  readonly asked: Readonly<Record<string, string | undefined>>;
  readonly leadsTo: readonly string[];
}

/** Somebody sent the browser to sign out; we ask the person. */
export function confirmLogoutPage(scene: Scene, { csrfToken, asked, leadsTo }: ConfirmLogout): Page {
  const t = oauthTexts(scene.language);
  const fields = Object.entries({ ...asked, confirmed: 'yes' });
  return {
    ...scene,
    title: t.text('signOut.title'),
    leadsTo,
    body: html`${brandMark(scene.brand)}${lead(
      t.text('signOut.heading'),
      t.html('signOut.explained', { app: scene.brand.name }),
    )}<form method="post" action="/oidc/logout">${csrfField(csrfToken)}${fields.map(
      ([field, value]) => value !== undefined && html`<input type="hidden" name="${field}" value="${value}">`,
    )}${primaryButton(t.text('signOut.title'))}</form>`,
  };
}

/** @param home the app's front page, when it is known */
export function signedOutPage(scene: Scene, home: string | undefined): Page {
  const t = oauthTexts(scene.language);
  return noticePage(scene, {
    title: t.text('signOut.done'),
    message: t.text('signOut.close'),
    status: 200,
    on: home ? { href: home, label: t.text('signOut.backToApp') } : undefined,
  });
}

/** Signed out all the same: who wants to leave must not be kept by somebody's mistake. */
export function signedOutNowherePage(scene: Scene): Page {
  const t = oauthTexts(scene.language);
  return noticePage(scene, { title: t.text('signOut.done'), message: t.text('signOut.stay'), status: 400 });
}
