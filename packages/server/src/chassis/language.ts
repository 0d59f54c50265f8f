import type { FastifyReply, FastifyRequest } from 'fastify';
import { HOME_LANGUAGE, type Language, languageOfTag } from '../platform/languages.ts';
import { readLanguage, rememberLanguage } from './cookies.ts';
import { firstSpoken, fromAcceptLanguage } from './i18n/negotiate.ts';

/** In the address of a page: the language it is wished in. An app says so at /oauth/authorize (OpenID Connect), a person at the foot of a page. */
export const UI_LOCALES = 'ui_locales';

/**
 * The language to speak with whoever sent this request: the one last wished for in this browser, by the person or by the
 * app that sent them; else what the browser asks for; else what the person's profile says; else the environment's own.
 */
export function languageOf(request: FastifyRequest, profileLocale?: string): Language {
  const environment = request.arrival?.caller?.environment;
  return (
    wished(request) ??
    readLanguage(request, environment) ??
    fromAcceptLanguage(request.headers['accept-language']) ??
    languageOfTag(profileLocale) ??
    environment?.branding.language ??
    HOME_LANGUAGE
  );
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
