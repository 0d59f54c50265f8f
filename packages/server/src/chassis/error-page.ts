import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Told } from './fault-map.ts';
import { failedPage, noCookiesPage, notFoundPage, noticePage, slowDownPage } from './notice.ts';
import { type Brand, type Page, renderPage } from './page.ts';

/** How somebody in front of a browser is told that something went wrong. See HttpOptions.errorPage. */
export function errorPage(told: Told, request: FastifyRequest, reply: FastifyReply): string {
  const { text, headers } = renderPage({ ...pageFor(told, request), status: told.status });
  void reply.headers(headers);
  return text;
}

function pageFor(told: Told, request: FastifyRequest): Page {
  // Before the environment is found there is nobody's name to put on the page.
  const brand: Brand = { name: request.arrival?.caller?.environment.name ?? 'Sign-in' };
  if (told.bug && told.status === 500) return failedPage(brand, request.arrival.requestId);
  switch (told.fault) {
    case 'request.unknown_address':
      return notFoundPage(brand);
    case 'pages.no_cookies':
      return noCookiesPage(brand, pathOf(request));
    case 'pages.stale_form':
    case 'pages.elsewhere':
      return noticePage(brand, {
        title: 'Nothing was done',
        message: told.message,
        status: told.status,
        on: { href: pathOf(request), label: 'Open the page again' },
      });
    case 'limits.sign_in':
    case 'limits.address':
      return slowDownPage(brand, told.message, pathOf(request));
    default:
      return noticePage(brand, {
        title: TITLES[told.status] ?? 'That did not work',
        message: told.message,
        status: told.status,
        ...(told.status >= 500 ? { reference: request.arrival.requestId } : {}),
      });
  }
}

const TITLES: Readonly<Record<number, string>> = {
  403: 'That is not allowed',
  404: 'There is nothing here',
  409: 'Somebody was faster',
  429: 'A little slower, please',
  503: 'One moment, please',
};

/** The page a form stood on has the form's own address; what follows it never needs more than that. */
const pathOf = (request: FastifyRequest): string => request.url;
