import { type Filling, html } from './html.ts';
import { houseTexts } from './i18n/words/index.ts';
import { brandMark, lead, primaryLink } from './look/parts.ts';
import type { Page, Scene } from './page.ts';

export interface Notice {
  /** What happened, in a sentence of its own. */
  readonly title: string;
  /** What to do now. */
  readonly message: Filling;
  readonly status: number;
  /** The way on, when there is one. */
  readonly on?: { readonly href: string; readonly label: Filling } | undefined;
  /** What to tell the people who run the app: never shown alone. */
  readonly reference?: string | undefined;
}

/** A page that only tells: an error, a dead end with its way out. */
export function noticePage({ brand, language }: Scene, { title, message, status, on, reference }: Notice): Page {
  return {
    title,
    brand,
    language,
    status,
    body: html`${brandMark(brand)}${lead(title, message)}${on && primaryLink(on.href, on.label)}${
      reference && html`<p class="hint">${houseTexts(language).html('reference', { reference: html`<code>${reference}</code>` })}</p>`
    }`,
  };
}

export function notFoundPage(scene: Scene): Page {
  const t = houseTexts(scene.language);
  return noticePage(scene, { title: t.text('notFound.heading'), message: t.text('notFound.explained'), status: 404 });
}

/** Something broke on our side. It says nothing of what: the log does, under the same reference. */
export function failedPage(scene: Scene, requestId: string): Page {
  const t = houseTexts(scene.language);
  return noticePage(scene, { title: t.text('failed.heading'), message: t.text('failed.explained'), status: 500, reference: requestId });
}

/** The request that brought the person here cannot be answered to the app, because the app itself is in doubt. */
export function badRequestPage(scene: Scene, what: string, reference?: string): Page {
  const t = houseTexts(scene.language);
  return noticePage(scene, {
    title: t.text('badRequest.heading'),
    message: t.html('badRequest.explained', { what: html`${what}` }),
    status: 400,
    reference,
  });
}

/** There were too many requests from there; what was asked for was not done, and the page is still where it was. */
export function slowDownPage(scene: Scene, message: string, again: string): Page {
  const t = houseTexts(scene.language);
  return noticePage(scene, { title: t.text('slower'), message, status: 429, on: { href: again, label: t.text('openAgain') } });
}

export function noCookiesPage(scene: Scene, again: string): Page {
  const t = houseTexts(scene.language);
  return noticePage(scene, {
    title: t.text('noCookies.heading'),
    message: t.text('noCookies.explained'),
    status: 403,
    on: { href: again, label: t.text('tryAgain') },
  });
}
