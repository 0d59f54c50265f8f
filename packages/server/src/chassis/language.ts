import type { FastifyReply, FastifyRequest } from 'fastify';
import { HOME_LANGUAGE, type Language, languageOfTag } from '../platform/languages.ts';
import { readLanguage, readSessionSecret, rememberLanguage } from './cookies.ts';
import { firstSpoken, fromAcceptLanguage } from './i18n/negotiate.ts';

/** In the address of a page: the language it is wished in. An app says so at /oauth/authorize (OpenID Connect), a person at the foot of a page. */
export const UI_LOCALES = 'ui_locales';

/**
 * The language to speak with whoever sent this request: the one last wished for in this browser, by the person or by the
 * app that sent them; else what their profile says, where it is known whose it is; else what the browser asks for; else
 * the environment's own.
 */
export function languageOf(request: FastifyRequest): Language {
  const environment = request.arrival?.caller?.environment;
  return (
    wished(request) ??
    readLanguage(request, environment) ??
    languageOfTag(request.arrival?.profileLocale) ??
    fromAcceptLanguage(request.headers['accept-language']) ??
    environment?.branding.language ??
    HOME_LANGUAGE
  );
}

/**
 * From here on, this request speaks as the profile of whoever is signed in says. Where a language was wished for, nobody
 * is asked: no profile would change it.
 * @param localeOf what the profile behind this cookie of a session says
 */
export async function speakAsProfile(request: FastifyRequest, localeOf: (sessionSecret: string) => Promise<string | undefined>): Promise<void> {
  const { arrival, caller } = request;
  const secret = readSessionSecret(request);
  if (secret === undefined || wished(request) || readLanguage(request, caller.environment)) return;
  const locale = await localeOf(secret);
  if (locale === undefined) return;
  arrival.profileLocale = locale;
  request.caller = { ...caller, language: languageOf(request) };
  arrival.caller = request.caller;
}

/** A wish that came with this request holds for the pages that follow: the newest counts. Changes nothing but a cookie with a word in it. */
export function keepWishedLanguage(request: FastifyRequest, reply: FastifyReply, tags?: string): void {
  const language = tags === undefined ? wished(request) : firstSpoken(tags);
  // What an app says about one sign-in ends with the browser's session; what a person picks stays.
  if (language) rememberLanguage(request, reply, language, { forLong: !request.url.startsWith('/oauth/') });
}

function wished(request: FastifyRequest): Language | undefined {
  const tags = (request.query as Readonly<Record<string, unknown>> | undefined)?.[UI_LOCALES]; // Fastify parses every query into an object
  return typeof tags === 'string' ? firstSpoken(tags) : undefined;
}
