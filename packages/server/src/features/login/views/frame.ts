import { csrfField } from '../../../chassis/csrf.ts';
import { type Filling, type Html, html } from '../../../chassis/html.ts';
import type { Texts } from '../../../chassis/i18n/texts.ts';
import type { Word } from '../../../chassis/i18n/word.ts';
import { clip, quietLink, said } from '../../../chassis/look/parts.ts';
import type { Page, Scene } from '../../../chassis/page.ts';
import type { InteractionId } from '../../../platform/ids.ts';
import type { en } from '../texts/en.ts';

/** What every page of ours stands in: whose it is, and what its forms need. */
export interface Frame extends Scene {
  /** What is said, in the language of the person in front of the page. */
  readonly t: Texts<typeof en>;
  /** The token of this browser's forms; see chassis/csrf.ts. */
  readonly formToken: string;
  /** "Organization", "Workspace": what the app calls one, as it stands in sentences. */
  readonly word: Word;
  /** The authorization request that waits. */
  readonly interactionId?: InteractionId | undefined;
  /** The organization people sign in to, where it is shown instead of the app. */
  readonly place?: string | undefined;
  /** Whom somebody may ask who is not let in. */
  readonly contact: { readonly email: string | null; readonly url: string | null };
  /** The app's registered addresses: where a form may lead in the end. */
  readonly leadsTo: readonly string[];
  /** The whole address of the script for passkeys; undefined: there are none here. */
  readonly passkeyScript?: string | undefined;
}

export const inFrame = (frame: Frame, title: string, body: Html, over: Partial<Page> = {}): Page => ({
  title,
  body,
  brand: frame.brand,
  language: frame.language,
  leadsTo: frame.leadsTo,
  ...over,
});

/** A form of ours, with the token every one must carry. */
export const form = (frame: Frame, action: string, inside: Filling, values: Readonly<Record<string, string | undefined>> = {}): Html =>
  html`<form method="post" action="${action}">${csrfField(frame.formToken)}${Object.entries(values).map(
    ([name, value]) => value !== undefined && html`<input type="hidden" name="${name}" value="${value}">`,
  )}${inside}</form>`;

/** An address of ours that keeps the waiting request in hand. */
export function withInteraction(frame: Pick<Frame, 'interactionId'>, path: string): string {
  return frame.interactionId ? `${path}?interaction=${frame.interactionId}` : path;
}

/** Under a page that lets nobody in: where to ask, if anybody said so. */
export function whomToAsk({ t, contact: { email, url } }: Frame): Filling {
  if (!email && !url) return undefined;
  return html`<div class="ways"><span class="quiet-text">${t.text('common.nobodyToAsk')}</span>${url && quietLink(url, t.text('common.askForAccess'))}${
    email && html`<a class="quiet" href="mailto:${encodeURIComponent(email).replace('%40', '@')}"><span>${said(email)}</span></a>`
  }</div>`;
}

/** An organization whose maker skipped naming it still needs something to be called. */
export const organizationTitle = ({ t, word }: Pick<Frame, 't' | 'word'>, name: string): string => clip(name.trim(), 80) || t.text('common.unnamed', word);
