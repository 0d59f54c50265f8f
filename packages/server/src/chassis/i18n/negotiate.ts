import { type Language, languageOfTag } from '../../platform/languages.ts';

/** The first language of a list that we speak: `ui_locales` of OpenID Connect, tags with spaces between, the dearest first. */
export function firstSpoken(tags: string | null | undefined): Language | undefined {
  for (const tag of (tags ?? '').slice(0, LONGEST).split(/[\s,]+/)) {
    const language = languageOfTag(tag);
    if (language) return language;
  }
  return undefined;
}

/** The best of `Accept-Language` that we speak. What has q=0 is not wanted; of equals the first counts. */
export function fromAcceptLanguage(header: string | undefined): Language | undefined {
  if (!header) return undefined;
  let best: { language: Language; quality: number } | undefined;
  for (const part of header.slice(0, LONGEST).split(',')) {
    const [tag, ...parameters] = part.split(';');
    const language = languageOfTag(tag);
    const quality = qualityOf(parameters);
    if (language && quality > (best?.quality ?? 0)) best = { language, quality };
  }
  return best?.language;
}

/** Nobody speaks more languages than fit in here, and everybody can write a longer header. */
const LONGEST = 1000;

function qualityOf(parameters: readonly string[]): number {
  const given = parameters.map((parameter) => /^\s*q\s*=\s*([\d.]+)\s*$/i.exec(parameter)?.[1]).find((value) => value !== undefined);
  return given === undefined ? 1 : Number(given) || 0;
}
