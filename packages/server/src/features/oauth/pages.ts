import { csrfField } from '../../chassis/csrf.ts';
import { html } from '../../chassis/html.ts';
import { brandMark, lead, primaryButton } from '../../chassis/look/parts.ts';
import { badRequestPage, noticePage } from '../../chassis/notice.ts';
import type { Page } from '../../chassis/page.ts';
import type { Environment } from '../../platform/environment.ts';
import type { Over } from './authorize.ts';

/** The request that brought the person here cannot be answered to an app. */
export const doubtPage = ({ name }: Environment, what: string): Page => badRequestPage({ name }, what);

/** A way back into a request that gets no answer (any more): the back button, an old tab, another browser. */
export const overPage = ({ name }: Environment, { why, app }: Over): Page =>
  noticePage(
    { name },
    {
      title: 'This sign-in is over',
      message: html`${why} Start again from the app.`,
      status: 400,
      on: app === undefined ? undefined : { href: app, label: html`Go to ${name}` },
    },
  );

export interface ConfirmLogout {
  readonly csrfToken: string;
  /** What the app asked for, to be asked for again. */
  readonly asked: Readonly<Record<string, string | undefined>>;
  readonly leadsTo: readonly string[];
}

/** Somebody sent the browser to sign out; we ask the person. */
export function confirmLogoutPage({ name }: Environment, { csrfToken, asked, leadsTo }: ConfirmLogout): Page {
  const fields = Object.entries({ ...asked, confirmed: 'yes' });
  return {
    title: 'Sign out',
    brand: { name },
    leadsTo,
    body: html`${brandMark({ name })}${lead(
      'Do you want to sign out?',
      html`This signs you out of every app that uses ${name} in this browser.`,
    )}<form method="post" action="/oidc/logout">${csrfField(csrfToken)}${fields.map(
      ([field, value]) => value !== undefined && html`<input type="hidden" name="${field}" value="${value}">`,
    )}${primaryButton('Sign out')}</form>`,
  };
}

/** @param home the app's front page, when it is known */
export const signedOutPage = ({ name }: Environment, home: string | undefined): Page =>
  noticePage(
    { name },
    { title: 'You are signed out', message: 'You can close this window.', status: 200, on: home ? { href: home, label: 'Back to the app' } : undefined },
  );

/** Signed out all the same: who wants to leave must not be kept by somebody's mistake. */
export const signedOutNowherePage = ({ name }: Environment): Page =>
  noticePage(
    { name },
    {
      title: 'You are signed out',
      message: 'The app wanted to send you on to an address that is not registered for it, so you stay here. You can close this window.',
      status: 400,
    },
  );
