/**
 * Markup that is safe to send. Only the tag `html` and `raw` make it, so a plain string can never
 * pass for one: everything a page is filled with is escaped unless it is markup already.
 */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  toString(): string {
    return this.text;
  }
}

/** What may stand in the places of a template. Nothing, `false` and an empty list leave nothing behind. */
export type Filling = Html | string | number | false | null | undefined | readonly Filling[];

/** html`<b>${name}</b>`: places are escaped for text and for quoted attributes. Attributes are always quoted. */
export function html(strings: TemplateStringsArray, ...places: readonly Filling[]): Html {
  let text = strings[0] ?? '';
  places.forEach((place, index) => {
    text += fill(place) + (strings[index + 1] ?? '');
  });
  return new Html(text);
}

/** Markup of our own making: constants in the source, never anything that came from outside. */
export const raw = (constant: string): Html => new Html(constant);

/** Text as it may stand between tags and inside quotes. */
export function escapeText(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

/**
 * An address for `href` and `src`, or `undefined` when following it would not be plain navigation:
 * escaping keeps a value inside its quotes, it does not keep `javascript:` from running.
 */
export function safeUrl(url: string | null | undefined): string | undefined {
  if (!url) return undefined;
  if (/^\/(?![/\\])/.test(url)) return url;
  try {
    const parsed = new URL(url);
    return parsed.protocol === 'https:' || parsed.protocol === 'http:' ? parsed.href : undefined;
  } catch {
    return undefined;
  }
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function fill(place: Filling): string {
  if (place instanceof Html) return place.text;
  if (typeof place === 'string') return escapeText(place);
  if (typeof place === 'number') return String(place);
  if (isList(place)) return place.map(fill).join('');
  return '';
}

const isList = (place: Filling): place is readonly Filling[] => Array.isArray(place);
