import { type Filling, type Html, html, safeUrl } from '../html.ts';

// The pieces hosted pages are put together from.

const segments = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Characters that turn the direction of what follows: \u202E makes "gpj.exe" of "exe.jpg". Letters know their own direction. */
const STEERING = /[\u202a-\u202e\u2066-\u2069]/g;

/** A text that fits its place: names may be 300 characters long. Never cuts an emoji or a letter with its accents in two. */
export function clip(given: string, length: number): string {
  const text = given.replace(STEERING, '');
  if (text.length <= length) return text;
  const kept = [];
  for (const { segment } of segments.segment(text)) {
    if (kept.length === length) return `${kept.slice(0, -1).join('').trimEnd()}…`;
    kept.push(segment);
  }
  return text;
}

/** Somebody's name or address inside a sentence of ours: isolated, so that right-to-left text keeps to itself. */
export const said = (name: string, length = 80): Html => html`<bdi>${clip(name, length)}</bdi>`;

/** One or two letters to know something by when it has no picture. */
export function initials(name: string): string {
  const words = name
    .replace(/@.*$/, '')
    .split(/[\s._-]+/)
    .filter(Boolean);
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].flatMap((word) => (word ? [firstGrapheme(word).toLocaleUpperCase('en')] : []));
  return letters.join('') || '·';
}

const firstGrapheme = (word: string): string => segments.segment(word)[Symbol.iterator]().next().value?.segment ?? '';

/**
 * A picture of an organization or a person, for the eye only: the name stands beside it in words. Until the picture is there,
 * and if it never comes, the letters are seen: the white behind a picture is as wide as the picture is (hosted.ts).
 */
export function avatar(name: string, options: { readonly logoUrl?: string | undefined; readonly large?: boolean; readonly plain?: boolean } = {}): Html {
  const logo = httpsOnly(options.logoUrl);
  const look = ['avatar', options.large && 'large', options.plain && 'plain'].filter(Boolean).join(' ');
  return html`<span class="${look}" aria-hidden="true">${initials(name)}${logo && html`<span class="picture"><img src="${logo}" alt="" referrerpolicy="no-referrer"></span>`}</span>`;
}

/** The head of a page: the app's logo, or its initial and name. Those stand there as well while the logo does not: it pushes them out of sight. */
export function brandMark(brand: { readonly name: string; readonly logoUrl?: string | undefined }): Html {
  const logo = httpsOnly(brand.logoUrl);
  return logo
    ? html`<div class="brand pictured"><img src="${logo}" alt="" referrerpolicy="no-referrer"><span>${avatar(brand.name)}${said(brand.name)}</span></div>`
    : html`<div class="brand">${avatar(brand.name)}${said(brand.name)}</div>`;
}

const httpsOnly = (url: string | undefined): string | undefined => {
  const safe = safeUrl(url);
  return safe?.startsWith('https:') ? safe : undefined;
};

export interface Field {
  readonly name: string;
  /** Where the name stands more than once on a page. */
  readonly id?: string;
  readonly label: string;
  readonly value?: string | undefined;
  readonly type?: 'text' | 'email' | 'password';
  readonly autocomplete?: string;
  readonly inputmode?: 'email' | 'numeric' | 'text';
  readonly hint?: Filling;
  /** What is wrong with what was typed, said below the field. */
  readonly wrong?: string | undefined;
  /** What was typed is wrong, and the alert above says how. */
  readonly invalid?: boolean;
  readonly maxlength?: number;
  readonly required?: boolean;
  /** It stands there to be seen, and for password managers. */
  readonly readonly?: boolean;
  /** The caret waits here when the page opens. At most one field of a page. */
  readonly first?: boolean;
  readonly code?: boolean;
}

/** A labelled field. What is wrong with it stands below it, in words, tied to it for those who listen to the page. */
export function field(what: Field): Html {
  const { wrong, hint } = what;
  const id = what.id ?? what.name;
  const invalid = Boolean(wrong || what.invalid);
  const told = [hint && `${id}-hint`, wrong && `${id}-wrong`, what.invalid && !wrong && 'alert'].filter(Boolean).join(' ');
  return html`<div class="field"><label for="${id}">${what.label}</label><input id="${id}" name="${what.name}" type="${what.type ?? 'text'}" value="${what.value ?? ''}"${
    what.code ? html` class="code" pattern="[0-9 \\-]*" spellcheck="false" autocapitalize="off"` : html` dir="auto"`
  }${what.type === 'email' && html` spellcheck="false" autocapitalize="off"`}${what.autocomplete && html` autocomplete="${what.autocomplete}"`}${what.inputmode && html` inputmode="${what.inputmode}"`}${
    what.maxlength && html` maxlength="${what.maxlength}"`
  }${what.required && html` required`}${what.readonly && html` readonly`}${(what.first || invalid) && html` autofocus`}${invalid && html` aria-invalid="true"`}${told && html` aria-describedby="${told}"`}>${
    hint && html`<span class="hint" id="${id}-hint">${hint}</span>`
  }${wrong && html`<span class="wrong" id="${id}-wrong">${wrong}</span>`}</div>`;
}

/** The page's one primary button. */
export const primaryButton = (label: Filling): Html => html`<button class="button primary" type="submit"><span>${label}</span></button>`;

/** The same, for a page whose way on is an address. */
export const primaryLink = (href: string, label: Filling): Html => html`<a class="button primary" href="${safeUrl(href) ?? '/'}"><span>${label}</span></a>`;

export const secondaryLink = (href: string, label: Filling): Html => html`<a class="button" href="${safeUrl(href) ?? '/'}"><span>${label}</span></a>`;

/** A small second way out below the primary button. */
export const quietLink = (href: string, label: Filling): Html => html`<a class="quiet" href="${safeUrl(href) ?? '/'}"><span>${label}</span></a>`;

/** What went wrong, read out at once; each complaint leads to the field that caused it. */
export const alert = (...complaints: readonly (readonly [message: Filling, field?: string])[]): Html =>
  html`<div class="alert" role="alert" id="alert">${complaints.map(([message, field]) => html`<p>${field ? html`<a href="#${field}">${message}</a>` : message}</p>`)}</div>`;

/** Something that went well, or is good to know. */
export const note = (message: Filling, good = false): Html => html`<div class="note${good && ' good'}" role="status"><p>${message}</p></div>`;

export const facts = (rows: readonly (readonly [term: string, value: Filling] | false | undefined)[]): Html =>
  html`<dl class="facts">${rows.map((row) => row && html`<div><dt>${row[0]}</dt><dd>${row[1]}</dd></div>`)}</dl>`;

/** The question of the page, and what one needs to know to answer it. */
export const lead = (heading: Filling, ...sentences: readonly Filling[]): Html =>
  html`<div class="lead"><h1>${heading}</h1>${sentences.map((sentence) => sentence && html`<p>${sentence}</p>`)}</div>`;
