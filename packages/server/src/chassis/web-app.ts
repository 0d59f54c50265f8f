import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { JsonValue } from '@bufbuild/protobuf';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { escapeText } from './html.ts';

/** Scripts and calls come from where the page came from; pictures are the customers' and may be anywhere. */
const policyFor = (scripts: readonly string[]): string =>
  `default-src 'none'; script-src 'self' ${scripts.join(' ')}; style-src 'self' 'unsafe-inline'; img-src 'self' data: https:; font-src 'self'; connect-src 'self'; frame-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`;

/** A read of the contract, by its path, and what is asked. */
type Ask = (question: { readonly path: string; readonly input: JsonValue }) => Promise<Uint8Array>;

/** What the server knows of whoever asks for a page, so that nobody has to ask for it a second time. */
export interface Opening {
  /** The answer to the app's first question, as a call would have it. */
  readonly known: Uint8Array;
  /** Which of the drawings of a page is theirs: pages differ by what one may do there. */
  readonly kind: string;
  /** What stands in the places of the drawing. */
  readonly places: Readonly<Record<string, string>>;
  /** Asks in process what the page would ask, as whoever sits before it. Without it the page asks by itself. */
  readonly ask?: Ask;
}

/** Sends the app's page. Undefined: it was not built. */
export type SendPage = (request: FastifyRequest, reply: FastifyReply, opening: Opening) => Promise<FastifyReply> | undefined;

/**
 * Serves what one of our web apps is made of, under its name.
 * @param folder where packages/web puts what it builds
 */
export async function serveWebApp(app: FastifyInstance, folder: URL, name: 'dashboard' | 'ui'): Promise<SendPage> {
  const files = join(fileURLToPath(folder), name);
  const assets = join(files, 'assets');
  if (existsSync(assets)) {
    // Their names say what is in them, so browsers keep them.
    await app.register(fastifyStatic, { root: assets, prefix: `/${name}/assets/`, immutable: true, maxAge: '1y', preCompressed: true, index: false });
  }
  let built: Built | undefined;
  return (request, reply, opening) => {
    // Written last by the build: while it is the same, so is all the rest, and nothing else is looked at.
    const since = statSync(join(files, 'index.html'), { throwIfNoEntry: false })?.mtimeMs;
    if (since === undefined) return undefined;
    if (built?.since !== since) built = readBuilt(files, name, since);
    return send(built, request, reply, opening);
  };
}

interface Built {
  readonly since: number;
  readonly name: string;
  readonly files: string;
  readonly page: string;
  readonly policy: string;
  readonly pages: readonly DrawnPage[];
}

/** A page that the build has drawn before anything of it was known: `packages/web/prerender.ts` writes this list. */
interface DrawnPage {
  readonly path: string;
  readonly scripts: readonly string[];
  readonly styles: readonly string[];
  readonly later: readonly string[];
  /** What the page asks before anything of it is known, by whose it is. */
  readonly questions: Readonly<Record<string, readonly Question[]>>;
  readonly matches: (path: string) => Readonly<Record<string, string>> | undefined;
  readonly drawing: (kind: string) => string;
}

interface Question {
  /** What the page keeps the answer by. */
  readonly key: string;
  readonly path: string;
  /** JSON, with `{organizationId}` for what the address says. */
  readonly input: string;
}

function readBuilt(files: string, name: string, since: number): Built {
  const page = readFileSync(join(files, 'index.html'), 'utf8');
  const hashes = [...page.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(([, code = '']) => `'sha256-${createHash('sha256').update(code).digest('base64')}'`);
  const listed: readonly Pick<DrawnPage, 'path' | 'scripts' | 'styles' | 'later' | 'questions'>[] = JSON.parse(readFileSync(join(files, 'pages.json'), 'utf8'));
  const pages = listed.map((one, number): DrawnPage => {
    // A page's name in an address goes before what stands for any.
    const pattern = new RegExp(`^${one.path.replace(/\/$/, '').replaceAll(/\$(\w+)/g, '(?<$1>[^/]+)')}/?$`);
    return {
      ...one,
      matches: (path) => {
        const found = pattern.exec(path);
        return found ? (found.groups ?? {}) : undefined;
      },
      drawing: keptDrawings((kind) => readFileSync(join(files, 'drawn', `${number}-${kind}.html`), 'utf8')),
    };
  });
  pages.sort((a, b) => Number(a.path.includes('$')) - Number(b.path.includes('$')));
  return { since, name, files, page, policy: policyFor(hashes), pages };
}

/** Read once: there are no more of them than the build has drawn, and they go with it when another takes its place. */
function keptDrawings(read: (kind: string) => string): DrawnPage['drawing'] {
  const kept = new Map<string, string>();
  return (kind) => {
    const drawing = kept.get(kind) ?? read(kind);
    kept.set(kind, drawing);
    return drawing;
  };
}

async function send({ name, page, policy, pages }: Built, request: FastifyRequest, reply: FastifyReply, opening: Opening): Promise<FastifyReply> {
  const path = new URL(request.url, 'http://localhost').pathname.slice(name.length + 1);
  const known = `<meta name="tenon-known" content="${Buffer.from(opening.known).toString('base64')}">`;
  let text = page.replace('<!--head-->', known);
  let answers = '';
  for (const one of pages) {
    const places = one.matches(path);
    if (!places) continue;
    const asset = (file: string) => `/${name}/${file}`;
    const scripts = one.scripts.map((file) => `<link rel="modulepreload" crossorigin href="${asset(file)}">`).join('');
    const styles = one.styles.map((file) => `<link rel="stylesheet" crossorigin href="${asset(file)}">`).join('');
    // Fetched when the browser has nothing else to fetch: what a button opens is there when it is pressed.
    const later = one.later.map((file) => `<link rel="prefetch" as="script" crossorigin href="${asset(file)}">`).join('');
    const drawn = filled(one.drawing(opening.kind), { ...opening.places, ...places });
    answers = await answersTo(one.questions[opening.kind] ?? [], places, request, opening);
    text = page
      .replace('<!--head-->', known)
      .replace('<!--styles-->', () => `${answers}${styles}`)
      .replace('<!--scripts-->', `${scripts}${later}`)
      .replace('<!--drawn-->', () => drawn);
    break;
  }
  const packed = await pack(text, request.headers['accept-encoding']);
  return reply
    .headers({
      'content-type': 'text/html; charset=utf-8',
      // It is as fresh as who is before it; and what calls answer is kept nowhere.
      'cache-control': answers ? 'private, no-store' : 'private, no-cache',
      'content-security-policy': policy,
      'cross-origin-opener-policy': 'same-origin',
      vary: 'Accept-Encoding',
      ...(packed.encoding && { 'content-encoding': packed.encoding }),
    })
    .send(packed.body);
}

/** Longer than this nobody waits for answers: the page asks by itself then, as it does when it is refused something. */
const PATIENCE_MILLISECONDS = 150;
/** More than this would keep a phone longer than asking does. */
const MOST_BYTES = 48 * 1024;

/**
 * The answers to what the page asks first, so that it need not wait for them when it runs. Only for whoever came from our own
 * pages or typed the address, as the browser says: a page that another site leads to, as often as that site likes and with
 * an address of its choice, holds nothing whose length could tell anything (it is packed).
 */
async function answersTo(
  questions: readonly Question[],
  places: Readonly<Record<string, string>>,
  { url, headers }: FastifyRequest,
  { ask }: Opening,
): Promise<string> {
  const site = headers['sec-fetch-site'];
  if (!ask || questions.length === 0 || url.includes('?') || (site !== 'none' && site !== 'same-origin')) return '';
  if (!Object.values(places).every((place) => ID.test(place))) return '';
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (whole, place: string) => places[place] ?? whole);
  const late = new Promise<void>((tell) => void setTimeout(tell, PATIENCE_MILLISECONDS).unref());
  const asked = questions.map(async ({ key, path, input }) => {
    const answer = ask({ path, input: JSON.parse(fill(input)) }).catch(() => undefined);
    const came = await Promise.race([answer, late]);
    if (!came || came.length > MOST_BYTES) return '';
    return `<meta name="tenon-answer" data-question="${escapeText(fill(key))}" content="${Buffer.from(came).toString('base64')}">`;
  });
  return (await Promise.all(asked)).join('');
}

/** What stands in an address for one of something. Nothing else of an address gets into a question. */
const ID = /^[a-z]{2,12}_\d{1,20}$/;

/** What nobody knows yet stays empty. */
const filled = (drawing: string, places: Readonly<Record<string, string>>): string =>
  drawing.replace(/\{(\w+)\}/g, (whole, place: string) => (place in places ? escapeText(places[place] ?? '') : whole));

/** Every page is another one. It may be packed: see `answersTo`. */
async function pack(text: string, accepted: string | undefined): Promise<{ readonly body: Buffer; readonly encoding?: string }> {
  const wanted = new Set(accepted?.split(',').map((one) => one.trim()));
  const body = Buffer.from(text);
  if (wanted.has('br')) return { body: await promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }), encoding: 'br' };
  if (wanted.has('gzip')) return { body: await promisify(gzip)(body), encoding: 'gzip' };
  return { body };
}

/** Whether another site's page sent this. Browsers say so; who is no browser is nobody's cookie. */
export function isFromElsewhere({ headers: { 'sec-fetch-site': site, origin }, arrival }: FastifyRequest): boolean {
  return (site !== undefined && site !== 'same-origin') || (origin !== undefined && origin !== 'null' && !isOfHost(origin, arrival.host));
}

const isOfHost = (origin: string, host: string): boolean => URL.canParse(origin) && new URL(origin).host === host.toLowerCase();
