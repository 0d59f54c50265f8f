import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { directionOf, LANGUAGE_NAMES, LANGUAGES, type Language } from '../platform/languages.ts';
import { type Brand, brandOf } from './brand.ts';
import { type Html, html, raw, safeUrl } from './html.ts';
import { houseTexts } from './i18n/words/index.ts';
import { languageOf, UI_LOCALES } from './language.ts';
import { brandedStyles } from './look/branded.ts';
import { hostedStyle } from './look/hosted.ts';
import { clip } from './look/parts.ts';

export type { Brand };

/** Whose page it is, and the language it speaks. */
export interface Scene {
  readonly brand: Brand;
  readonly language: Language;
}

/** The scene of a request that needs to know nothing else. */
export const sceneOf = (request: FastifyRequest): Scene => ({ brand: brandOf(request.caller.environment), language: languageOf(request) });

export interface Page extends Scene {
  /** Of the browser's tab: what the page is about, without the app's name. */
  readonly title: string;
  readonly body: Html;
  readonly status?: number;
  /** Where the page's forms may lead after we answered: the app's registered addresses. See `formTargets`. */
  readonly leadsTo?: readonly string[];
  /** What came in its address is not repeated on it: the request is in doubt. It offers no other languages, then. */
  readonly doubtful?: boolean;
  /** What this page needs beside the style of all pages. */
  readonly styles?: readonly string[];
  /** Pictures of other places the page shows, such as an organization's logo. */
  readonly pictures?: readonly (string | undefined)[];
  /** The one script a page may have. It needs nothing of it: without, or in a browser that refuses, it works as well. */
  readonly script?: PageScript | undefined;
}

/** A script of ours: nothing runs but what lies at its address. */
export interface PageScript {
  /** Whole: a policy has no other way to name one file. */
  readonly href: string;
  /** The addresses it may ask, whole. */
  readonly asks: readonly string[];
}

/** Sends a hosted page: complete in itself, never kept, never framed, and telling nobody where the person came from. */
export function page(reply: FastifyReply, what: Page): FastifyReply {
  const { text, headers } = renderPage(what, reply.request.url);
  return reply
    .status(what.status ?? 200)
    .headers(headers)
    .send(text);
}

/**
 * The page as text and the headers it must travel with.
 * @param at its address, which the other languages lead to as well
 */
export function renderPage(
  { title, body, brand, language, doubtful, leadsTo = [], pictures = [], styles: more = [], script }: Page,
  at = '',
): {
  readonly text: string;
  readonly headers: Readonly<Record<string, string>>;
} {
  const styles = [hostedStyle, ...more, ...brandedStyles(brand)];
  const favicon = httpsOnly(brand.faviconUrl);
  const { text } =
    html`<!doctype html><html lang="${language}" dir="${directionOf(language)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex"><title>${clip(title, 80)} · ${clip(brand.name, 60)}</title>${styles.map((style) => raw(`<style>${style}</style>`))}<link rel="icon" href="${favicon ?? 'data:,'}">${script && html`<script src="${script.href}" defer></script>`}</head><body><main>${body}</main><footer><bdi>${clip(brand.name, 80)}</bdi>${!doubtful && languages(language, at)}</footer></body></html>`;
  return {
    text,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-language': language,
      vary: 'Accept-Language, Cookie',
      ...GUARDS,
      'content-security-policy': policy(styles, [brand.logoUrl, brand.faviconUrl, ...pictures], leadsTo, script),
    },
  };
}

export type Theme = 'light' | 'dark';

/**
 * A page to look at inside another: as people get it, but its forms send nothing and its links lead nowhere. It carries its
 * policy with it, as whoever frames it writes no headers.
 */
export function previewOfPage(page: Page, theme?: Theme): string {
  const { text, headers } = renderPage({ ...page, leadsTo: [] });
  // One directive is for headers alone, and says who may frame the page: here, whoever holds it.
  const kept = (headers['content-security-policy'] ?? '').replace(/form-action [^;]*/, "form-action 'none'").replace(/frame-ancestors [^;]*; ?/, '');
  const themed = theme ? text.replace(/<style>(.*?)<\/style>/gs, (_, style: string) => `<style>${inTheme(style, theme)}</style>`) : text;
  // The hashes were of other styles when a theme was chosen.
  const policyOfPreview = [...themed.matchAll(/<style>(.*?)<\/style>/gs)].reduce(
    (policy, [, style = '']) => policy.replace('style-src ', () => `style-src ${hashOf(style)} `),
    kept.replace(/style-src [^;]*/, 'style-src '),
  );
  // What is looked at takes the focus from nobody who types beside it.
  const calm = themed.replace(/(<input\b[^>]*) autofocus\b/g, '$1');
  return calm.replace('<head>', () => `<head>${headOfPreview(policyOfPreview)}`);
}

/**
 * The same of a mail, which has its styles in its elements, and may be anybody's work: its own head may be missing or hidden
 * in a comment, so the policy stands before all of it, where a browser takes it for the beginning of the head.
 */
export function previewOfMail(text: string, theme?: Theme): string {
  const themed = theme ? text.replace(/<style>(.*?)<\/style>/gs, (_, style: string) => `<style>${inTheme(style, theme)}</style>`) : text;
  return `<!doctype html>${headOfPreview(POLICY_OF_MAIL)}${themed.replace(/<!doctype[^>]*>/i, '')}`;
}

const POLICY_OF_MAIL = "default-src 'none'; style-src 'unsafe-inline'; img-src https: data:; form-action 'none'; base-uri 'none'";

// A link that wants a window of its own opens none in a frame that may open none.
const headOfPreview = (policy: string): string => html`<meta http-equiv="content-security-policy" content="${policy}"><base target="_blank">`.text;

const inTheme = (style: string, theme: Theme): string =>
  style.replace(/@media \(prefers-color-scheme: ?dark\)/g, theme === 'dark' ? '@media all' : '@media not all');

/** The page in the other languages: links, so that they need no script; the one that is followed is remembered. */
const languages = (spoken: Language, at: string): Html =>
  html`<details class="languages"><summary><span class="hidden">${houseTexts(spoken).text('foot.language')}: </span>${LANGUAGE_NAMES[spoken]}</summary><ul>${LANGUAGES.map(
    (one) =>
      html`<li><a href="${wishing(at, one)}" lang="${one}" hreflang="${one}" dir="${directionOf(one)}"${one === spoken && html` aria-current="true"`}>${LANGUAGE_NAMES[one]}</a></li>`,
  )}</ul></details>`;

/** The same address with a wish in it. Only what follows the path: the link cannot lead anywhere else. */
function wishing(at: string, language: Language): string {
  const start = at.indexOf('?');
  const parameters = new URLSearchParams(start === -1 ? '' : at.slice(start));
  parameters.set(UI_LOCALES, language);
  return `?${parameters}`;
}

const GUARDS = {
  'cache-control': 'no-store',
  // Addresses of hosted pages carry links and requests: they are nobody else's business.
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
};

function policy(styles: readonly string[], pictures: readonly (string | undefined)[], leadsTo: readonly string[], script: PageScript | undefined): string {
  return [
    "default-src 'none'",
    `style-src ${styles.map(hashOf).join(' ')}`,
    `img-src ${['data:', ...originsOf(pictures)].join(' ')}`,
    ...(script ? [`script-src ${script.href}`, `connect-src ${script.asks.join(' ')}`] : []),
    `form-action ${["'self'", ...formTargets(leadsTo)].join(' ')}`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; ');
}

/**
 * Chromium holds `form-action` against every redirect that follows a form, the app's own included:
 * a target that is missing here strands the person on our page without a word. So an app's address
 * lets in its host, its subdomains and its neighbours (app.example.com may go on to acme.example.com).
 */
export function formTargets(urls: readonly string[]): string[] {
  const targets = new Set<string>();
  for (const text of urls) {
    // "https://{{org_slug}}.example.com/callback", "https://*.example.com/callback"
    const url = parseUrl(text.replace(/\{\{[^}]*\}\}|\*/g, 'any'));
    if (!url) continue;
    if (url.protocol !== 'https:' && url.protocol !== 'http:') {
      targets.add(url.protocol);
      continue;
    }
    targets.add(url.origin);
    const labels = url.hostname.split('.');
    const port = url.port ? `:${url.port}` : '';
    const isName = labels.length > 1 && !/^[\d.]+$/.test(url.hostname);
    if (isName) targets.add(`${url.protocol}//*.${labels.length > 2 ? labels.slice(1).join('.') : url.hostname}${port}`);
  }
  return [...targets];
}

const httpsOnly = (url: string | undefined): string | undefined => {
  const safe = safeUrl(url);
  return safe?.startsWith('https:') ? safe : undefined;
};

const originsOf = (urls: readonly (string | undefined)[]): string[] => [
  ...new Set(urls.flatMap((url) => (safeUrl(url)?.startsWith('https:') ? [new URL(url ?? '').origin] : []))),
];

function parseUrl(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}

const hashes = new Map<string, string>();
const KEPT = 500;

function hashOf(style: string): string {
  const known = hashes.get(style);
  if (known) return known;
  if (hashes.size > KEPT) hashes.clear();
  const hash = `'sha256-${createHash('sha256').update(style).digest('base64')}'`;
  hashes.set(style, hash);
  return hash;
}
