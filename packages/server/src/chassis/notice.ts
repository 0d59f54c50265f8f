import { type Filling, html } from './html.ts';
import { brandMark, lead, primaryLink } from './look/parts.ts';
import type { Brand, Page } from './page.ts';

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
export function noticePage(brand: Brand, { title, message, status, on, reference }: Notice): Page {
  return {
    title,
    brand,
    status,
    body: html`${brandMark(brand)}${lead(title, message)}${on && primaryLink(on.href, on.label)}${
      reference && html`<p class="hint">If you write to somebody about this, name <code>${reference}</code></p>`
    }`,
  };
}

export const notFoundPage = (brand: Brand): Page =>
  noticePage(brand, {
    title: 'There is nothing here',
    message: 'The address may be mistyped or cut in two. Go back to the app and start from there.',
    status: 404,
  });

/** Something broke on our side. It says nothing of what: the log does, under the same reference. */
export const failedPage = (brand: Brand, requestId: string): Page =>
  noticePage(brand, {
    title: 'Something went wrong on our side',
    message: 'It is not your fault. Try again in a minute; what you did before is safe.',
    status: 500,
    reference: requestId,
  });

/** The request that brought the person here cannot be answered to the app, because the app itself is in doubt. */
export const badRequestPage = (brand: Brand, what: string, reference?: string): Page =>
  noticePage(brand, {
    title: 'The app sent a request we cannot follow',
    message: html`${what} Go back to the app and try again; if it happens again, tell the people who run it.`,
    status: 400,
    reference,
  });

/** There were too many requests from there; what was asked for was not done, and the page is still where it was. */
export const slowDownPage = (brand: Brand, message: string, again: string): Page =>
  noticePage(brand, { title: 'A little slower, please', message, status: 429, on: { href: again, label: 'Open the page again' } });

export const noCookiesPage = (brand: Brand, again: string): Page =>
  noticePage(brand, {
    title: 'Your browser kept no cookie',
    message: 'Without it we cannot tell you from somebody else, so nothing was done. Allow cookies for this site, then try again.',
    status: 403,
    on: { href: again, label: 'Try again' },
  });
