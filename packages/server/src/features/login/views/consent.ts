import { type Filling, type Html, html } from '../../../chassis/html.ts';
import { alert, brandMark, facts, lead, quietLink, said } from '../../../chassis/look/parts.ts';
import type { Page } from '../../../chassis/page.ts';
import type { ConsentAsked } from '../consent.ts';
import { type Frame, form, inFrame, organizationTitle, withInteraction } from './frame.ts';

/** What the page says of each; see login/consent.ts. */
export interface Question extends Pick<ConsentAsked, 'scopes' | 'redirectUri'> {
  readonly client: Pick<ConsentAsked['client'], 'name' | 'origin' | 'metadataUri' | 'about'>;
  readonly resource: Pick<ConsentAsked['resource'], 'id' | 'name' | 'uri'>;
  readonly organization: Pick<ConsentAsked['organization'], 'displayName'>;
  readonly user: Pick<ConsentAsked['user'], 'email'>;
}

/** Somebody else's app asks to act for the person: who asks, what for, where, and where they go back to. */
export function consentView(frame: Frame, { client, resource, organization, user, scopes, redirectUri }: Question): Page {
  const { t } = frame;
  const name = client.name.trim() || t.text('consent.unnamed');
  const makers = [
    client.about.home && quietLink(client.about.home, t.text('consent.home')),
    client.about.terms && quietLink(client.about.terms, t.text('consent.terms')),
    client.about.privacy && quietLink(client.about.privacy, t.text('consent.privacy')),
  ].filter(Boolean);
  const answer = (value: string, button: Html) => form(frame, withInteraction(frame, '/a/auth/consent'), button, { answer: value });
  return inFrame(
    frame,
    t.text('consent.title'),
    html`${brandMark(frame.brand)}${lead(t.html('consent.heading', { client: said(name, 60) }), t.html('consent.explained', { client: said(name, 60), app: frame.brand.name }))}${
      client.origin && alert([t.html('consent.unknown', { app: frame.brand.name })])
    }<section class="stack"><h2>${t.text('consent.wants')}</h2><ul class="grants">${scopes.map((scope) => html`<li>${inWords(frame, scope)}</li>`)}</ul></section>${facts(
      [
        client.metadataUri !== undefined && [t.text('consent.from'), said(hostOf(client.metadataUri), 80)],
        [t.text('consent.api'), said(resource.name.trim() || resource.uri || resource.id, 80)],
        [t.text('consent.organization'), said(organizationTitle(frame, organization.displayName))],
        [t.text('consent.account'), said(user.email)],
        [t.text('consent.leadsTo'), said(placeOf(frame, redirectUri), 80)],
      ],
    )}<div class="stack">${answer('allow', html`<button class="button primary" type="submit"><span>${t.text('consent.allow')}</span></button>`)}${answer('deny', html`<button class="button" type="submit">${t.text('consent.deny')}</button>`)}</div>${makers.length > 0 && html`<div class="ways">${makers}</div>`}`,
  );
}

/** What a scope lets the app do, in words: ours are known, others say it of themselves. */
function inWords({ t }: Frame, { name, description }: { readonly name: string; readonly description: string }): Filling {
  switch (name) {
    case 'openid':
      return t.text('consent.openid');
    case 'profile':
      return t.text('consent.profile');
    case 'email':
      return t.text('consent.email');
    case 'offline_access':
      return t.text('consent.offline');
    default:
      return description === '' ? code(name) : html`${said(description, 200)} ${code(name)}`;
  }
}

const code = (name: string): Html => html`<code>${said(name, 64)}</code>`;

/** Where they go next; a listener on their own machine is whoever opened it first. */
function placeOf({ t }: Frame, redirectUri: string): string {
  const host = hostOf(redirectUri);
  return ['localhost', '127.0.0.1', '[::1]'].includes(host) ? t.text('consent.thisMachine') : host;
}

/** Where an address leads, as far as a person can tell: its host, or its scheme when an app on the machine has one of its own. */
function hostOf(address: string): string {
  const url = URL.parse(address);
  if (!url) return address;
  return url.protocol === 'https:' || url.protocol === 'http:' ? url.hostname : url.protocol.replace(/:$/, '://');
}
