import { CLIENTS, command } from '../../chassis/command.ts';
import { flatTexts, type OwnTexts, placesIn } from '../../chassis/i18n/texts.ts';
import { type FieldViolation, invalidFields } from '../../platform/fault.ts';
import { LANGUAGES, type Language } from '../../platform/languages.ts';
import { lockEnvironment, updatePageTexts } from '../environments/index.ts';
import * as account from './account-texts/index.ts';
import * as login from './texts/index.ts';

/** A text of the hosted pages, and what an environment makes of it. */
export interface PageText {
  readonly key: string;
  readonly builtIn: string;
  readonly own: string | undefined;
  /** What may be filled into it. */
  readonly places: readonly string[];
  /** How many characters it may have. */
  readonly longest: number;
}

/** Somebody is asked here whether an app may, or is told who they are: whoever runs the app does not word that for them. */
const OURS = ['consent.', 'wrongPerson.'];
/** A label may have as many; what is longer in our own words may be twice as long. */
const SHORT = 80;
const FORM = /_(zero|one|two|few|many|other)$/;
/** What an app calls an organization: each language takes the forms its sentence needs. */
const WORDS = ['alone', 'word', 'one', 'yours', 'many'];

type Rules = Omit<PageText, 'own'>;

const rulesOf = (language: Language): ReadonlyMap<string, Rules> => {
  const english = new Map([...flatTexts(login.catalogs.en), ...flatTexts(account.catalogs.en)]);
  const all = [...flatTexts(login.catalogs[language]), ...flatTexts(account.catalogs[language])].filter(
    ([key]) => !OURS.some((group) => key.startsWith(group)),
  );
  return new Map(
    all.map(([key, builtIn]) => {
      const original = english.get(key) ?? english.get(key.replace(FORM, '_other')) ?? builtIn;
      const places = new Set([...placesIn(original), ...placesIn(builtIn), ...(FORM.test(key) ? ['count'] : [])]);
      if (WORDS.some((word) => places.has(word))) for (const word of WORDS) places.add(word);
      return [key, { key, builtIn, places: [...places].toSorted(), longest: Math.max(SHORT, 2 * original.length, 2 * builtIn.length) }];
    }),
  );
};

const RULES = new Map(LANGUAGES.map((language) => [language, rulesOf(language)]));

const pageText = (rules: Rules, own: OwnTexts | undefined): PageText => ({ ...rules, own: own?.[rules.key] });

/**
 * Refuses, all at once, what pages could not say.
 * @throws Fault
 */
export function checkTexts(language: Language, texts: OwnTexts): void {
  const broken: FieldViolation[] = Object.entries(texts).flatMap(([key, text]) => {
    const why = whyNot(RULES.get(language)?.get(key), text, language);
    return why === undefined ? [] : [{ field: `texts["${key.slice(0, 100)}"]`, description: why, constraint: 'page_texts' }];
  });
  if (broken.length > 0) throw invalidFields(broken);
}

function whyNot(rules: Rules | undefined, text: string, language: Language): string | undefined {
  if (!rules) return `is no text of a page in "${language}" that may be worded anew; ListPageTexts names them`;
  if (text.trim() === '') return 'must say something; ClearPageTexts goes back to the built-in words';
  if (text.length > rules.longest) return `must have at most ${rules.longest} characters, or it does not fit its place`;
  // Control characters break a line, private ones are ours, and marks of direction turn round what stands beside them.
  if (/[\p{Cc}\p{Co}\u200e\u200f\u2028-\u202e\u2066-\u2069\ufffd]/u.test(text)) return 'must be one line without control characters';
  const unknown = placesIn(text).find((place) => !rules.places.includes(place));
  const may = rules.places.length === 0 ? 'nothing is filled in there' : `there are ${rules.places.map((place) => `{${place}}`).join(', ')}`;
  if (unknown !== undefined) return `names {${unknown}}, which is not filled in there: ${may}`;
  if (/[{}]/.test(text.replace(/\{\w+\}/g, ''))) return `has a bracket that belongs to no place: ${may}`;
  return undefined;
}

export const listPageTexts = command({
  needs: CLIENTS,
  reads: true,
  run: async (work, language: Language): Promise<PageText[]> =>
    [...(RULES.get(language)?.values() ?? [])].map((rules) => pageText(rules, work.environment.pageTexts[language])),
});

/** Every process hears of the change (`tenon_changed`) and reads the environment anew. */
export const setPageTexts = command({
  needs: CLIENTS,
  action: 'page_texts.saved',
  async run(work, { language, texts }: { readonly language: Language; readonly texts: OwnTexts }): Promise<PageText[]> {
    checkTexts(language, texts);
    const { pageTexts } = await lockEnvironment(work);
    await updatePageTexts(work, { ...pageTexts, [language]: { ...pageTexts[language], ...texts } });
    return [...(RULES.get(language)?.values() ?? [])].filter(({ key }) => key in texts).map((rules) => pageText(rules, texts));
  },
});

export const clearPageTexts = command({
  needs: CLIENTS,
  action: 'page_texts.reset',
  /** @param keys none: all of the language */
  async run(work, { language, keys }: { readonly language: Language; readonly keys: readonly string[] }): Promise<void> {
    const { pageTexts } = await lockEnvironment(work);
    const { [language]: own = {}, ...others } = pageTexts;
    const kept = Object.entries(own).filter(([key]) => keys.length > 0 && !keys.includes(key));
    await updatePageTexts(work, kept.length === 0 ? others : { ...others, [language]: Object.fromEntries(kept) });
  },
});
