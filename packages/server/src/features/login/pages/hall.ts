import type { FastifyReply, FastifyRequest } from 'fastify';
import { brandOf } from '../../../chassis/brand.ts';
import { type Command, perform } from '../../../chassis/command.ts';
import {
  browserSecret,
  clearSessionCookie,
  readBrowserSecret,
  readLastMethod,
  readSessionSecret,
  rememberMethod,
  setSessionCookie,
} from '../../../chassis/cookies.ts';
import { CSRF_FIELD, checkSubmission, csrfToken } from '../../../chassis/csrf.ts';
import type { Form } from '../../../chassis/forms.ts';
import type { House } from '../../../chassis/http.ts';
import { faultText } from '../../../chassis/i18n/texts.ts';
import { type Word, wordOf } from '../../../chassis/i18n/word.ts';
import { houseTexts } from '../../../chassis/i18n/words/index.ts';
import { languageOf } from '../../../chassis/language.ts';
import { noCookiesPage, noticePage } from '../../../chassis/notice.ts';
import { type Brand, type Page, page } from '../../../chassis/page.ts';
import type { Caller } from '../../../platform/actor.ts';
import type { Fault } from '../../../platform/fault.ts';
import { type Id, type InteractionId, isId } from '../../../platform/ids.ts';
import type { Language } from '../../../platform/languages.ts';
import { passkeysWork } from '../../passkeys/index.ts';
import type { Proof } from '../../sessions/index.ts';
import { wayOn } from '../journey.ts';
import { SCRIPT_PATH } from '../passkeys-page.ts';
import { loginTexts } from '../texts/index.ts';
import type { Frame } from '../views/frame.ts';
import { startFromAppView } from '../views/notices.ts';
import { type App, type Visit, visit } from '../visit.ts';

/** What a page does with a browser: read what it sent, run a command for it, answer. It decides nothing itself. */
export interface Hall {
  readonly caller: Caller;
  readonly brand: Brand;
  readonly language: Language;
  readonly browserSecret: string;
  readonly sessionSecret: string | undefined;
  now(): Date;
  do<In, Out, Facts>(what: Command<In, Out, Facts>, input: In): Promise<Out>;
  readonly t: Frame['t'];
  readonly word: Word;
  /** What a fault says to the person in front of the page. */
  said(fault: Fault): string;
  frame(app: App, interactionId?: InteractionId): Frame;
  show(what: Page): FastifyReply;
  go(href: string): FastifyReply;
  /** How somebody signed in last in this browser, by the name of the proof. */
  readonly lastMethod: string | undefined;
  /** @param proof how they showed who they are; remembered to remind them by */
  signedIn(secret: string | undefined, proof?: Proof): void;
  signedOut(): void;
}

export function hall(house: House, request: FastifyRequest, reply: FastifyReply): Hall {
  const { caller } = request;
  const { environment } = caller;
  const secret = browserSecret(request, reply, environment);
  const brand = brandOf(environment);
  const language = languageOf(request);
  const word = wordOf(language, environment);
  const t = loginTexts(language, environment.pageTexts[language]);
  return {
    caller,
    brand,
    language,
    browserSecret: secret,
    sessionSecret: readSessionSecret(request),
    now: house.desk.clock,
    t,
    word,
    said: (fault) => faultText(language, fault, word) ?? houseTexts(language).text('refused.explained'),
    do: (what, input) => perform(house.desk, caller, what, input),
    frame: ({ addresses, organization }, interactionId) => ({
      brand: organization ? brandOf(environment, organization) : brand,
      place: organization?.name,
      language,
      t,
      formToken: csrfToken(house.desk.sealer, secret),
      word: word,
      interactionId,
      contact: { email: environment.signUpRules.contactEmail, url: environment.signUpRules.contactUrl },
      leadsTo: addresses,
      ...(passkeysWork(environment) ? { passkeyScript: `${environment.url}${SCRIPT_PATH}` } : {}),
    }),
    show: (what) => page(reply, what),
    go: (href) => reply.redirect(href, 303),
    lastMethod: readLastMethod(request),
    signedIn: (session, proof) => {
      if (proof) rememberMethod(reply, environment, proof);
      if (session !== undefined) setSessionCookie(reply, environment, session);
    },
    signedOut: () => clearSessionCookie(reply, environment),
  };
}

/** The fields of a form that may be believed; throws for one that did not come from a page of ours in this browser. */
export function readForm(house: House, request: FastifyRequest): (name: string, how?: 'as typed') => string | undefined {
  const form = (typeof request.body === 'object' && request.body !== null ? request.body : {}) as Form;
  checkSubmission(house.desk.sealer, request.caller.environment.url, {
    headers: request.headers,
    token: form[CSRF_FIELD],
    browserSecret: readBrowserSecret(request),
  });
  return (name, how) => {
    const value = form[name];
    if (typeof value !== 'string') return undefined;
    return how === 'as typed' ? value : value.trim();
  };
}

export const queryOf = (request: FastifyRequest, name: string): string | undefined => {
  const value = (request.query as Readonly<Record<string, unknown>>)[name]; // Fastify parses every query into an object
  return typeof value === 'string' ? value : undefined;
};

/** An id in the address, if it is one. */
export function idIn<Prefix extends string>(request: FastifyRequest, name: string, prefix: Prefix): Id<Prefix> | undefined {
  const value = queryOf(request, name);
  return value !== undefined && isId(prefix, value) ? value : undefined;
}

/** The token in the address; what a mail program glued to its end is cut off. */
export const tokenIn = (request: FastifyRequest): string => /^[\w-]*/.exec((request.params as { token: string }).token)?.[0] ?? ''; // the route has a :token

export interface Waiting {
  readonly visit: Visit;
  readonly interactionId: InteractionId;
  readonly frame: Frame;
}

/**
 * The visit of a page that makes sense only while an authorization request waits. Without one the
 * person is sent to where the app starts its sign-in, or told to start there.
 * @returns undefined when that was answered already
 */
export async function whileRequestWaits(here: Hall, request: FastifyRequest): Promise<Waiting | undefined> {
  const interactionId = idIn(request, 'interaction', 'req');
  const shows = request.method === 'GET' ? request.routeOptions.url?.replace('/a/auth/', '') : undefined;
  const facts = await here.do(visit, { ...here, interactionId, shows });
  if (facts.interaction) return { visit: facts, interactionId: facts.interaction.id, frame: here.frame(facts.app, facts.interaction.id) };
  // The app would send a browser that keeps no cookies back here, without end.
  if (interactionId && readBrowserSecretBefore(request, here) === undefined) here.show(noCookiesPage(here, request.url));
  else goOn(here, facts);
  return undefined;
}

/** The cookie as the browser sent it: `hall` gives one to a browser that has none. */
const readBrowserSecretBefore = (request: FastifyRequest, here: Hall): string | undefined =>
  request.headers.cookie?.includes(here.browserSecret) ? here.browserSecret : undefined;

/** A step is done, or cannot be done here. */
export function goOn(here: Hall, { interaction, app, user }: Pick<Visit, 'interaction' | 'app' | 'user'>): FastifyReply {
  switch (wayOn({ requestWaits: interaction !== undefined, appStartsLogins: app.initiateLogin !== undefined })) {
    case 'authorize':
      return here.go(`/oauth/authorize?interaction=${interaction?.id}`);
    case 'app':
      return here.go(app.initiateLogin ?? '/');
    case 'explain':
      return user ? here.show(signedInPage(here, app)) : here.show(startFromAppView(here.frame(app), app.home));
  }
}

const signedInPage = ({ brand, language, t }: Hall, { home }: App): Page =>
  noticePage(
    { brand, language },
    {
      title: t.text('signedIn.heading'),
      message: t.html('signedIn.explained', { app: brand.name }),
      status: 200,
      on: home ? { href: home, label: t.html('common.openApp', { app: brand.name }) } : undefined,
    },
  );
