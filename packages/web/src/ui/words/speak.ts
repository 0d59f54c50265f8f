import { createInstance, type i18n } from 'i18next';
import { catalogs, speakWith } from '../../words/words.ts';
import { LANGUAGES, type LanguageTag, type Later } from './languages.ts';

let spoken: { readonly library: i18n; readonly tag: LanguageTag } | undefined;

/** From here on the page speaks this language, and is written in its direction. */
export async function speak(tag: LanguageTag): Promise<void> {
  const { locale, direction, ...language } = LANGUAGES[tag];
  const catalogsOf = 'load' in language ? await language.load() : {};
  const library = createInstance();
  await library.init({
    lng: tag,
    fallbackLng: 'en',
    nsSeparator: false,
    resources: { [tag]: catalogsOf },
    // React escapes what it puts into the page.
    interpolation: { escapeValue: false, prefix: '{', suffix: '}' },
  });
  const numbers = new Intl.NumberFormat(locale);
  // A name that runs against its sentence is set apart, or it would pull the words around it along.
  const apart = (value: string) => (direction === 'rtl' && /\p{Script=Latin}/u.test(value) ? `\u2068${value}\u2069` : value);
  speakWith({
    locale,
    say(name, key, { count, ...values }) {
      // A catalog is known once the part that says it was loaded.
      if (!library.hasResourceBundle('en', name)) library.addResourceBundle('en', name, catalogs.get(name));
      const filled = Object.fromEntries(
        Object.entries(values).map(([place, value]) => [place, typeof value === 'number' ? numbers.format(value) : apart(value)]),
      );
      const said = library.t(key, { ns: name, ...filled, ...(typeof count === 'number' && { count, replace: { ...filled, count: numbers.format(count) } }) });
      // "Orion Inc." at the end of a sentence ends it.
      return Object.values(filled).reduce((text, value) => (value.endsWith('.') ? text.replaceAll(`${value}.`, value) : text), said);
    },
  });
  spoken = { library, tag };
  document.documentElement.lang = tag;
  document.documentElement.dir = direction;
}

/** A page that says what others do not: it is shown once its words are there in the language that is spoken. */
export const saying =
  <Module>(name: keyof Later, page: () => Promise<Module>): (() => Promise<Module>) =>
  async () => {
    const [module] = await Promise.all([page(), learn(name)]);
    return module;
  };

async function learn(name: keyof Later): Promise<void> {
  if (!spoken) return;
  const { library, tag } = spoken;
  const language = LANGUAGES[tag];
  if ('later' in language && !library.hasResourceBundle(tag, name)) library.addResourceBundle(tag, name, await language.later[name]());
}
