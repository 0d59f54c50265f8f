import { randomBytes } from 'node:crypto';
import { type CookieSerializeOptions, fastifyCookie } from '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Environment } from '../platform/environment.ts';
import { isLanguage, type Language } from '../platform/languages.ts';

/**
 * Cookies. Two of them are secrets: the session of a person, and the browser itself, which binds parked requests, codes and
 * forms to it. The others are words. On https the names carry `__Host-`, so that no sub-domain and no plaintext page can set them.
 */
const SESSION = 'tenon_session';
const BROWSER = 'tenon_browser';
const A_YEAR = 365 * 24 * 60 * 60;

const { parse: parseCookies } = fastifyCookie;
const isSecure = (environment: Environment): boolean => environment.url.startsWith('https:');
// Operators and the people they look after sign in on the same host, and neither signs the other out.
const nameOf = (cookie: string, environment: Environment): string =>
  (isSecure(environment) ? '__Host-' : '') + cookie + (environment.system ? '_operators' : '');
const attributes = (environment: Environment): CookieSerializeOptions => ({ path: '/', httpOnly: true, sameSite: 'lax', secure: isSecure(environment) });

/** @param environment whose session: the browser may have one in that of the operators, too */
export function readSessionSecret(request: FastifyRequest, environment: Environment = request.caller.environment): string | undefined {
  return request.cookies[nameOf(SESSION, environment)];
}

/** The same where there is no page yet: in a call that a page sent. */
export const sessionSecretIn = (cookies: string, environment: Environment): string | undefined => parseCookies(cookies)[nameOf(SESSION, environment)];

/** The cookie lasts as long as the session may at most; the server decides when it ends before. */
export function setSessionCookie(reply: FastifyReply, environment: Environment, secret: string): void {
  reply.setCookie(nameOf(SESSION, environment), secret, { ...attributes(environment), maxAge: environment.sessionAbsoluteMinutes * 60 });
}

export function clearSessionCookie(reply: FastifyReply, environment: Environment): void {
  reply.clearCookie(nameOf(SESSION, environment), attributes(environment));
}

/** How somebody signed in last in this browser: a word to remind them by, and nothing about them. */
const METHOD = 'tenon_method';
const METHOD_NAME = /^[a-z_]{1,20}(:[a-z]{1,20})?$/;

export function readLastMethod(request: FastifyRequest): string | undefined {
  const known = request.cookies[nameOf(METHOD, request.caller.environment)];
  return known !== undefined && METHOD_NAME.test(known) ? known : undefined;
}

export function rememberMethod(reply: FastifyReply, environment: Environment, method: string): void {
  if (METHOD_NAME.test(method)) reply.setCookie(nameOf(METHOD, environment), method, { ...attributes(environment), maxAge: A_YEAR });
}

/** Whether this browser makes passkeys, as its asking for one told; or that somebody in it does not want to hear of them for now. */
const PASSKEYS = 'tenon_passkeys';

export const makesPasskeys = (request: FastifyRequest): boolean => request.cookies[nameOf(PASSKEYS, request.caller.environment)] === 'yes';

/** Said by a script that asks for the options of a passkey: where none runs, nobody asks. */
export function noteMakesPasskeys(request: FastifyRequest, reply: FastifyReply): void {
  const { environment } = request.caller;
  const name = nameOf(PASSKEYS, environment);
  if (request.cookies[name] === undefined) reply.setCookie(name, 'yes', { ...attributes(environment), maxAge: A_YEAR });
}

export function notePasskeysLater(reply: FastifyReply, environment: Environment, days: number): void {
  reply.setCookie(nameOf(PASSKEYS, environment), 'later', { ...attributes(environment), maxAge: days * 24 * 60 * 60 });
}

/** The language somebody wished for in this browser. */
const LANGUAGE = 'tenon_language';

/** @param environment absent when none lives at the address of the request */
export function readLanguage(request: FastifyRequest, environment: Environment | undefined): Language | undefined {
  const known = environment && request.cookies?.[nameOf(LANGUAGE, environment)];
  return known !== undefined && isLanguage(known) ? known : undefined;
}

/** @param options.forLong longer than until the browser is closed */
export function rememberLanguage(request: FastifyRequest, reply: FastifyReply, language: Language, { forLong }: { readonly forLong: boolean }): void {
  const { environment } = request.caller;
  const name = nameOf(LANGUAGE, environment);
  if (request.cookies[name] === language) return;
  // What is said in answer to this request is said in it already.
  request.cookies[name] = language;
  reply.setCookie(name, language, { ...attributes(environment), ...(forLong ? { maxAge: A_YEAR } : {}) });
}

const SECRET = /^[\w-]{43}$/;

/** The secret of this browser, if it has one and sent it: a browser that keeps no cookies never does. */
export function readBrowserSecret(request: FastifyRequest): string | undefined {
  const known = request.cookies[nameOf(BROWSER, request.caller.environment)];
  return known !== undefined && SECRET.test(known) ? known : undefined;
}

/** The secret of this browser; a browser without one is given one with the answer. */
export function browserSecret(request: FastifyRequest, reply: FastifyReply, environment: Environment): string {
  const name = nameOf(BROWSER, environment);
  const known = request.cookies[name];
  if (known !== undefined && SECRET.test(known)) return known;
  const secret = randomBytes(32).toString('base64url');
  // Asked twice during one request, it is the same browser.
  request.cookies[name] = secret;
  reply.setCookie(name, secret, { ...attributes(environment), maxAge: A_YEAR });
  return secret;
}
