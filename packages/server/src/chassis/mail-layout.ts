import { directionOf, type Language } from '../platform/languages.ts';
import type { Brand } from './brand.ts';
import { type Filling, type Html, html, raw, safeUrl } from './html.ts';
import { houseTexts } from './i18n/words/index.ts';
import { cornersOf } from './look/branded.ts';
import { accentTokens } from './look/color.ts';
import { clip, initials } from './look/parts.ts';
import { dark, light, type Token } from './look/tokens.ts';

/** A word that stands out. */
export interface Strong {
  readonly strong: string;
}
export const strong = (text: string): Strong => ({ strong: text });

/** A sentence of a mail: it must read as well in plain text, so it carries words and emphasis and nothing else. */
export type Sentence = string | readonly (string | Strong)[];

export interface MailContent {
  readonly language: Language;
  /** Whose mail it is: the organization that invites, or the app. */
  readonly brand: Pick<Brand, 'name' | 'logoUrl' | 'accent' | 'radius'>;
  /** What mail programs show beside the subject. */
  readonly preheader: string;
  readonly heading: Sentence;
  readonly paragraphs: readonly Sentence[];
  /** A code to type: set large, without spaces, so that it can be copied. */
  readonly code?: string;
  readonly facts?: readonly (readonly [term: string, value: string])[];
  /** The mail's one button; its address stands below once more, to be copied. */
  readonly button?: { readonly label: string; readonly href: string };
  /** Said quietly under everything: why this mail came, and what to do when it was not expected. */
  readonly footer: readonly Sentence[];
}

/**
 * One mail in the product's look, and the same in plain text. Tables and inline styles, because
 * Outlook draws with Word; dark colours in a style sheet, for the programs that read one.
 */
export function mailLayout(content: MailContent): { readonly html: string; readonly text: string } {
  return { html: markup(content).text, text: plainText(content) };
}

/**
 * A name somebody chose, fit for a sentence of ours: one line, not too long, nothing in it that a mail
 * program would turn into a link (an organization called "Prize at evil.example"), and nothing that
 * turns the sentence round: a right-to-left name is set apart, direction marks of its own are dropped.
 */
export function spoken(name: string, length = 80): string {
  const line = name
    .replace(DIRECTIONS, '')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim();
  const text = clip(line, length).replace(/(?<=[\p{L}\p{N}])\.(?=[\p{L}\p{N}])|:(?=\/\/)|@/gu, (mark) => `${mark}${WORD_JOINER}`);
  return RIGHT_TO_LEFT.test(text) ? `\u2068${text}\u2069` : text;
}

/** Sentences one after the other, as the language writes them. */
export const inOneBreath = (language: Language, sentences: readonly Sentence[]): Sentence =>
  sentences
    .filter((sentence) => sentence !== '')
    .flatMap((sentence, index) => [...(index > 0 && language !== 'ja' ? [' '] : []), ...(typeof sentence === 'string' ? [sentence] : sentence)]);

const DIRECTIONS = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** Invisible, and no line breaks at it: it only ends what looks like an address. */
const WORD_JOINER = '\u2060';

const FONT = "-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,'Noto Sans',Helvetica,Arial,sans-serif";
const MONO = "ui-monospace,'SF Mono',Menlo,Consolas,'DejaVu Sans Mono',monospace";
const WIDTH = 520;

/** The side where lines begin and the other: mail programs know no logical sides. */
type Side = 'left' | 'right';

type Palette = Readonly<Record<Token, string>>;

function markup(content: MailContent): Html {
  const accents = content.brand.accent ? accentTokens(content.brand.accent) : undefined;
  const day: Palette = { ...light, ...accents?.light };
  const night: Palette = { ...dark, ...accents?.dark };
  const start = directionOf(content.language) === 'rtl' ? 'right' : 'left';
  const corners = cornersOf(content.brand.radius);
  const { paper, card, line, ink, 'ink-2': second, 'ink-3': third } = day;
  const { language, preheader, heading, paragraphs, code, facts, button, footer } = content;

  return html`<!doctype html>
<html lang="${language}" dir="${directionOf(language)}"><head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="x-apple-disable-message-reformatting"><meta name="format-detection" content="telephone=no,date=no,address=no,email=no,url=no">
<meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark"><title>${plain(heading)}</title>
<style>${raw(styles(night))}</style>
</head>
<body class="paper" style="margin:0;padding:0;background-color:${paper};-webkit-text-size-adjust:100%">
<div style="display:none;max-height:0;overflow:hidden;mso-hide:all">${preheader}${raw('&#847;&zwnj;&nbsp;'.repeat(60))}</div>
<table class="paper" role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" bgcolor="${paper}" style="background-color:${paper}"><tr><td align="center" class="around" style="padding:32px 16px">
${raw(`<!--[if mso]><table role="presentation" width="${WIDTH}" cellpadding="0" cellspacing="0" border="0" align="center"><tr><td><![endif]-->`)}
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:${WIDTH}px;margin:0 auto">
<tr><td class="card within" bgcolor="${card}" style="background-color:${card};border:1px solid ${line};border-radius:${corners['radius-large']};padding:32px;font-family:${FONT};font-size:15px;line-height:1.55;color:${second};text-align:${start};word-break:break-word;overflow-wrap:anywhere">
${brandRow(content.brand, day, start)}
<h1 class="ink" style="margin:24px 0 0;font-size:22px;line-height:1.3;font-weight:600;${language !== 'ar' && raw('letter-spacing:-.01em;')}color:${ink}">${words(heading, ink)}</h1>
${paragraphs.map((paragraph) => html`<p class="second" style="margin:12px 0 0;color:${second}">${words(paragraph, ink)}</p>`)}
${code && codeBlock(code, day)}
${facts && facts.length > 0 && factTable(facts, day, start)}
${button && buttonBlock(button, day, language, corners['radius-small'])}
</td></tr>
<tr><td class="third below" style="padding:20px 33px 0;font-family:${FONT};font-size:13px;line-height:1.5;color:${third};text-align:${start};word-break:break-word;overflow-wrap:anywhere">${footer.map(
    (sentence, index) => html`<p class="third" style="margin:${index === 0 ? '0' : '6px 0 0'};color:${third}">${words(sentence, third)}</p>`,
  )}</td></tr>
</table>
${raw('<!--[if mso]></td></tr></table><![endif]-->')}
</td></tr></table>
</body></html>
`;
}

function brandRow(brand: MailContent['brand'], { ink, 'accent-soft': soft, 'accent-strong': letters }: Palette, start: Side): Html {
  const logo = httpsOnly(brand.logoUrl);
  if (logo) {
    return html`<img src="${logo}" alt="${clip(brand.name, 80)}" height="40" style="display:block;height:40px;max-width:200px;border:0;font-size:15px;font-weight:600;color:${ink}">`;
  }
  const square = html`<table role="presentation" cellpadding="0" cellspacing="0" border="0"><tr><td class="soft" aria-hidden="true" width="40" height="40" align="center" bgcolor="${soft}" style="width:40px;height:40px;border-radius:10px;background-color:${soft};color:${letters};font-family:${FONT};font-size:15px;font-weight:700;line-height:40px;text-align:center">${initials(brand.name)}</td></tr></table>`;
  return html`<table role="presentation" cellpadding="0" cellspacing="0" border="0"><tr><td valign="middle">${square}</td><td class="ink" valign="middle" style="padding-${start}:12px;font-family:${FONT};font-size:15px;line-height:1.4;font-weight:600;color:${ink}"><bdi>${clip(brand.name, 80)}</bdi></td></tr></table>`;
}

const codeBlock = (code: string, { paper, line, ink }: Palette): Html =>
  html`<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:24px 0 0"><tr><td class="inset ink" align="center" bgcolor="${paper}" style="background-color:${paper};border:1px solid ${line};border-radius:10px;padding:18px 8px 18px 16px;font-family:${MONO};font-size:32px;line-height:1.2;font-weight:600;letter-spacing:8px;color:${ink};text-align:center">${code}</td></tr></table>`;

function factTable(facts: NonNullable<MailContent['facts']>, { paper, line, ink, 'ink-3': third }: Palette, start: Side): Html {
  const end = start === 'left' ? 'right' : 'left';
  const rows = facts.map(
    ([term, value], index) =>
      html`<tr><td class="third line term" valign="top" style="padding:9px 0;padding-${end}:12px;${index > 0 && raw(`border-top:1px solid ${line};`)}color:${third};white-space:nowrap">${term}</td><td class="ink line value" valign="top" align="${end}" style="padding:9px 0;${index > 0 && raw(`border-top:1px solid ${line};`)}color:${ink};font-weight:600;text-align:${end};word-break:break-word;overflow-wrap:anywhere"><bdi>${value}</bdi></td></tr>`,
  );
  return html`<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:24px 0 0"><tr><td class="inset" bgcolor="${paper}" style="background-color:${paper};border-radius:10px;padding:5px 16px"><table width="100%" cellpadding="0" cellspacing="0" border="0" style="font-family:${FONT};font-size:15px;line-height:1.45">${rows}</table></td></tr></table>`;
}

function buttonBlock(
  { label, href }: NonNullable<MailContent['button']>,
  { accent, 'on-accent': onAccent, 'ink-3': third }: Palette,
  language: Language,
  round: string,
): Html {
  const url = safeUrl(href) ?? '';
  return html`<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:24px 0 0"><tr><td class="accent" align="center" bgcolor="${accent}" style="background-color:${accent};border-radius:${round}"><a class="accent" href="${url}" target="_blank" style="display:block;padding:13px 20px;border:1px solid ${accent};border-radius:${round};background-color:${accent};font-family:${FONT};font-size:15px;line-height:20px;font-weight:600;color:${onAccent};text-align:center;text-decoration:none">${label}</a></td></tr></table>
<p class="third" style="margin:16px 0 0;font-size:13px;line-height:1.5;color:${third}">${houseTexts(language).text('mail.copyAddress')}<br><a class="link" href="${url}" target="_blank" style="color:${accent};text-decoration:underline;word-break:break-all"><bdi dir="ltr">${url}</bdi></a></p>`;
}

/** The dark half. `[data-ogsc]` is how the Outlook app names its own dark mode. */
function styles(night: Palette): string {
  const rules = [
    ['.paper', `background-color:${night.paper}`],
    ['.card', `background-color:${night.card};border-color:${night.line}`],
    ['.inset', `background-color:${night.paper};border-color:${night.line}`],
    ['.line', `border-color:${night.line}`],
    ['.ink', `color:${night.ink}`],
    ['.second', `color:${night['ink-2']}`],
    ['.third', `color:${night['ink-3']}`],
    ['.soft', `background-color:${night['accent-soft']};color:${night['accent-strong']}`],
    ['.accent', `background-color:${night.accent};border-color:${night.accent};color:${night['on-accent']}`],
    ['.link', `color:${night.accent}`],
  ] as const;
  const important = (body: string) =>
    body
      .split(';')
      .map((declaration) => `${declaration}!important`)
      .join(';');
  return [
    ':root{color-scheme:light dark;supported-color-schemes:light dark}',
    `@media (prefers-color-scheme:dark){${rules.map(([selector, body]) => `${selector}{${important(body)}}`).join('')}}`,
    rules.map(([selector, body]) => `[data-ogsc] ${selector}{${important(body)}}`).join(''),
    '@media (max-width:480px){.around{padding:16px 8px!important}.within{padding:24px 20px!important}.below{padding:20px 21px 0!important}.term,.value{display:block!important}.term{padding:9px 0 0!important}.value{border-top:0!important;padding:0 0 9px!important;text-align:start!important}}',
  ].join('\n');
}

const words = (sentence: Sentence, ink: string): Filling =>
  typeof sentence === 'string'
    ? sentence
    : sentence.map((part) =>
        typeof part === 'string' ? part : html`<strong class="ink" style="font-weight:600;color:${ink}"><bdi>${part.strong}</bdi></strong>`,
      );

const plain = (sentence: Sentence): string =>
  typeof sentence === 'string' ? sentence : sentence.map((part) => (typeof part === 'string' ? part : part.strong)).join('');

function plainText({ heading, paragraphs, code, facts, button, footer }: MailContent): string {
  const blocks = [
    plain(heading),
    ...paragraphs.map(plain),
    code,
    facts?.map(([term, value]) => `${term}: ${value}`).join('\n'),
    // The address alone on its line: no full stop, no bracket that a mail program would take for a part of it.
    button && `${button.label}:\n${safeUrl(button.href) ?? ''}`,
    ...footer.map(plain),
  ];
  return `${blocks.filter((block) => block !== undefined && block !== '').join('\n\n')}\n`;
}

const httpsOnly = (url: string | undefined): string | undefined => {
  const safe = safeUrl(url);
  return safe?.startsWith('https:') ? safe : undefined;
};
