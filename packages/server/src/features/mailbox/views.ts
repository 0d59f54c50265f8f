import { csrfField } from '../../chassis/csrf.ts';
import { type Html, html, raw } from '../../chassis/html.ts';
import { avatar } from '../../chassis/look/parts.ts';
import type { Environment } from '../../platform/environment.ts';
import type { CaughtMail } from './caught-mail.ts';
import { mailboxStyle } from './style.ts';

interface Inbox {
  readonly environment: Environment;
  readonly mails: readonly CaughtMail[];
  /** Only mails to this address are shown. */
  readonly to: string | undefined;
  readonly now: Date;
  readonly formToken: string;
  readonly refreshes: boolean;
}

export function inboxView({ environment, mails, to, now, formToken, refreshes }: Inbox): Html {
  const which = to
    ? html`<p>Only mails to <b><bdi>${to}</bdi></b>. <a href="/dev/mailbox">Show all</a></p>`
    : html`<p>${mails.length === 1 ? 'One mail' : `${mails.length} mails`}, the newest first.</p>`;
  const clear = html`<form method="post" action="/dev/mailbox/clear">${csrfField(formToken)}<button class="quiet" type="submit">Clear the mailbox</button></form>`;
  const full = html`<div class="bar">${which}${clear}</div><ol class="list">${mails.map((mail) => row(mail, to, now))}</ol>`;
  const how = refreshes
    ? html`This page looks again every few seconds. <a href="/dev/mailbox${query(to, 'still')}">Stop that</a>`
    : html`This page stands still. <a href="/dev/mailbox${query(to)}">Look again by itself</a>`;
  return frame(environment, 'Mailbox', html`${mails.length > 0 ? full : empty(to)}<p class="how">${how}</p>`);
}

const row = (mail: CaughtMail, to: string | undefined, now: Date): Html =>
  html`<li><a href="${addressOf(mail, to)}">${avatar(mail.to, { plain: true })}<span class="what"><b><bdi>${mail.subject}</bdi></b><span>to <bdi>${mail.to}</bdi></span></span>${time(mail.createdAt, now)}</a></li>`;

const empty = (to: string | undefined): Html =>
  to
    ? html`<div class="empty"><h2>Nothing to <bdi>${to}</bdi> yet</h2><p><a href="/dev/mailbox">Show all mails</a></p></div>`
    : html`<div class="empty"><h2>No mail yet</h2><p>Sign in with any e-mail address, or invite somebody: the mail shows up here by itself, with its code and its link. For tests, the same mails are at <a href="/dev/mailbox.json">/dev/mailbox.json</a>.</p></div>`;

interface Reading {
  readonly environment: Environment;
  readonly mail: CaughtMail;
  readonly to: string | undefined;
  readonly links: readonly string[];
  readonly now: Date;
}

export function mailView({ environment, mail, to, links, now }: Reading): Html {
  const back = `/dev/mailbox${query(to)}`;
  return frame(
    environment,
    `${mail.subject} · Mailbox`,
    html`<p class="back"><a href="${back}">All mails</a></p>
<article><h2><bdi>${mail.subject}</bdi></h2><p class="meta">From <bdi>${mail.from}</bdi> to <bdi>${mail.to}</bdi>, ${time(mail.createdAt, now)}</p>${
      links.length > 0 &&
      html`<ul class="links" aria-label="Links of this mail">${links.map((link) => html`<li><a class="button primary" href="${link}" target="_blank" rel="noopener">Open the link</a><code>${link}</code></li>`)}</ul>`
    }
<iframe title="The mail" src="/dev/mailbox/${mail.id}/html" sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>
<details><summary>As plain text</summary><pre dir="auto">${mail.text}</pre></details></article>`,
  );
}

const frame = (environment: Environment, title: string, body: Html): Html =>
  html`<!doctype html><html lang="en" dir="ltr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex"><title>${title}</title><style>${raw(mailboxStyle)}</style><link rel="icon" href="data:,"></head><body><header><h1>Mailbox</h1><p>Every mail <bdi>${environment.name}</bdi> would have sent. None of them left this machine.</p></header><main>${body}</main></body></html>`;

const query = (to: string | undefined, ...words: string[]): string => {
  const parts = [...(to ? [`to=${encodeURIComponent(to)}`] : []), ...words];
  return parts.length > 0 ? `?${parts.join('&')}` : '';
};
const addressOf = (mail: CaughtMail, to: string | undefined): string => `/dev/mailbox/${mail.id}${query(to)}`;

const clock = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', timeZone: 'UTC' });

/** Only this machine's own person reads it, seconds or minutes later: how long ago says more than the hour. */
function time(at: Date, now: Date): Html {
  const seconds = Math.max(0, Math.round((now.getTime() - at.getTime()) / 1000));
  const words =
    seconds < 10 ? 'just now' : seconds < 60 ? `${seconds} s ago` : seconds < 3600 ? `${Math.floor(seconds / 60)} min ago` : `${clock.format(at)} UTC`;
  return html`<time datetime="${at.toISOString()}">${words}</time>`;
}
