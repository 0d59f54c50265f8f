import { createInstance } from 'i18next';
import { catalogs, speakWith } from '../../words/words.ts';
import { LANGUAGES, type LanguageTag } from './languages.ts';

/** From here on the page speaks this language, and is written in its direction. */
export async function speak(tag: LanguageTag): Promise<void> {
  const { locale, direction, ...language } = LANGUAGES[tag];
  const spoken = 'load' in language ? await language.load() : {};
  const library = createInstance();
  await library.init({
    lng: tag,
    fallbackLng: 'en',
    nsSeparator: false,
    resources: { [tag]: spoken },
    // React escapes what it puts into the page.
    interpolation: { escapeValue: false, prefix: '{', suffix: '}' },
  });
  const numbers = new Intl.NumberFormat(locale);
  speakWith({
    locale,
    say(name, key, { count, ...values }) {
      // A catalog is known once the part that says it was loaded.
      if (!library.hasResourceBundle('en', name)) library.addResourceBundle('en', name, catalogs.get(name));
      const filled = Object.fromEntries(Object.entries(values).map(([place, value]) => [place, typeof value === 'number' ? numbers.format(value) : value]));
      return library.t(key, { ns: name, ...filled, ...(typeof count === 'number' && { count, replace: { ...filled, count: numbers.format(count) } }) });
    },
  });
  document.documentElement.lang = tag;
  document.documentElement.dir = direction;
}
