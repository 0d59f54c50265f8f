import { createHmac } from 'node:crypto';
import { faults } from '../platform/fault.ts';
import { type Sealer, sameText } from '../platform/seal.ts';
import { type Html, html } from './html.ts';

/**
 * A form of ours was filled in on a page of ours, in this browser. Two checks, each enough by itself
 * in a current browser:
 *
 *  1. what the browser says about where the request came from: `Sec-Fetch-Site` and `Origin`. Our
 *     pages send `Referrer-Policy: no-referrer`, and then browsers write `Origin: null` even on our
 *     own forms, so null is no answer, neither good nor bad;
 *  2. a token in the form, made from the browser's own cookie with the server's key: another site can
 *     make a browser send the cookie, but cannot know the token that goes with it.
 *
 * The token says whose browser, not which submission: sending a form twice is not an attack.
 */
const csrfFaults = faults('pages', {
  elsewhere: ['forbidden', 'This form was sent from another site, so nothing was done. Open the page again and try once more.'],
  staleForm: ['forbidden', 'This page was opened in another browser or some time ago, so nothing was done. Open it again and try once more.'],
  noCookies: [
    'forbidden',
    'Your browser did not keep our cookie, and without it we cannot tell you from somebody else. Allow cookies for this site and try again.',
  ],
});

export const CSRF_FIELD = 'form_token';

export const csrfToken = (sealer: Sealer, browserSecret: string): string =>
  createHmac('sha256', sealer.derive('form-token')).update(browserSecret).digest('base64url');

/** The hidden field every form of ours starts with. */
export const csrfField = (token: string): Html => html`<input type="hidden" name="${CSRF_FIELD}" value="${token}">`;

export interface Submission {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** What stood in the form. */
  readonly token: unknown;
  /** The secret of the browser's cookie, when it sent one. */
  readonly browserSecret: string | undefined;
}

/** Lets a form through, or throws the fault that says why not. @param ownUrl the environment's address */
export function checkSubmission(sealer: Sealer, ownUrl: string, { headers, token, browserSecret }: Submission): void {
  const site = one(headers['sec-fetch-site']);
  if (site !== undefined && site !== 'same-origin') throw csrfFaults.elsewhere();
  const origin = one(headers['origin']);
  if (origin !== undefined && origin !== 'null' && origin !== new URL(ownUrl).origin) throw csrfFaults.elsewhere();

  if (!browserSecret) throw csrfFaults.noCookies();
  if (typeof token !== 'string' || !sameText(token, csrfToken(sealer, browserSecret))) throw csrfFaults.staleForm();
}

const one = (value: string | string[] | undefined): string | undefined => (Array.isArray(value) ? value.join(', ') : value);
