import './fault-texts.ts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Fault } from '../platform/fault.ts';
import { HOME_LANGUAGE } from '../platform/languages.ts';
import { brandOf } from './brand.ts';
import type { Told } from './fault-map.ts';
import { faultText } from './i18n/texts.ts';
import { wordIn, wordOf } from './i18n/word.ts';
import { houseTexts } from './i18n/words/index.ts';
import { languageOf } from './language.ts';
import { failedPage, noCookiesPage, notFoundPage, noticePage, slowDownPage } from './notice.ts';
import { type Page, renderPage, type Scene } from './page.ts';

/** How somebody in front of a browser is told that something went wrong. See HttpOptions.errorPage. */
export function errorPage(told: Told, request: FastifyRequest, reply: FastifyReply): string {
  const { text, headers } = renderPage({ ...pageFor(told, request), status: told.status }, request.url);
  void reply.headers(headers);
  return text;
}

function pageFor(told: Told, request: FastifyRequest): Page {
  const language = languageOf(request);
  const t = houseTexts(language);
  // Before the environment is found there is nobody's name to put on the page.
  const environment = request.arrival?.caller?.environment;
  const scene: Scene = { language, brand: environment ? brandOf(environment) : { name: t.text('appUnknown') } };
  if (told.bug && told.status === 500) return failedPage(scene, request.arrival.requestId);
  const thrown = request.failure?.thrown;
  const word = environment ? wordOf(language, environment) : wordIn(language, 'organization');
  const expected = thrown instanceof Fault ? faultText(language, thrown, word) : language === HOME_LANGUAGE ? told.message : undefined;
  const message = expected ?? t.text('refused.explained');
  switch (told.fault) {
    case 'request.unknown_address':
      return notFoundPage(scene);
    case 'pages.no_cookies':
      return noCookiesPage(scene, pathOf(request));
    case 'pages.stale_form':
    case 'pages.elsewhere':
      return noticePage(scene, {
        title: t.text('nothingDone'),
        message,
        status: told.status,
        on: { href: pathOf(request), label: t.text('openAgain') },
      });
    case 'limits.sign_in':
    case 'limits.address':
      return slowDownPage(scene, message, pathOf(request));
    default:
      return noticePage(scene, {
        title: t.text(TITLES[told.status] ?? 'refused.other'),
        message,
        status: told.status,
        ...(told.status >= 500 ? { reference: request.arrival.requestId } : {}),
      });
  }
}

const TITLES = { 403: 'refused.forbidden', 404: 'notFound.heading', 409: 'refused.conflict', 429: 'slower', 503: 'refused.unavailable' } as Readonly<
  Record<number, 'refused.forbidden' | 'notFound.heading' | 'refused.conflict' | 'slower' | 'refused.unavailable'>
>;

/** The page a form stood on has the form's own address; what follows it never needs more than that. */
const pathOf = (request: FastifyRequest): string => request.url;
