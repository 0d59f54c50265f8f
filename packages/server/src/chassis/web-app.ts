import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** Scripts and calls come from where the page came from; pictures are the customers' and may be anywhere. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: https:; font-src 'self'; connect-src 'self'; frame-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/**
 * Serves what one of our web apps is made of, under its name.
 * @param folder where packages/web puts what it builds
 * @returns sends the app's page; undefined: it was not built
 */
export async function serveWebApp(app: FastifyInstance, folder: URL, name: 'dashboard' | 'ui'): Promise<(reply: FastifyReply) => FastifyReply | undefined> {
  const files = join(fileURLToPath(folder), name);
  const assets = join(files, 'assets');
  if (existsSync(assets)) {
    // Their names say what is in them, so browsers keep them.
    await app.register(fastifyStatic, { root: assets, prefix: `/${name}/assets/`, immutable: true, maxAge: '1y', preCompressed: true, index: false });
  }
  const index = join(files, 'index.html');
  return (reply) => {
    if (!existsSync(index)) return undefined;
    const packed = packedFor(reply.request.headers['accept-encoding'], index);
    return reply
      .headers({
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-cache',
        'content-security-policy': POLICY,
        'cross-origin-opener-policy': 'same-origin',
        vary: 'Accept-Encoding',
        ...(packed && { 'content-encoding': packed.encoding }),
      })
      .send(readFileSync(packed?.file ?? index));
  };
}

/** What the build packed beside a file, in a way this browser can unpack. The page says nothing secret, so it may be packed. */
function packedFor(accepted: string | undefined, file: string): { readonly encoding: string; readonly file: string } | undefined {
  const wanted = new Set(accepted?.split(',').map((one) => one.trim()));
  return PACKED.map(({ encoding, ending }) => ({ encoding, file: file + ending })).find((one) => wanted.has(one.encoding) && existsSync(one.file));
}

const PACKED = [
  { encoding: 'br', ending: '.br' },
  { encoding: 'gzip', ending: '.gz' },
] as const;

/** Whether another site's page sent this. Browsers say so; who is no browser is nobody's cookie. */
export function isFromElsewhere({ headers: { 'sec-fetch-site': site, origin }, arrival }: FastifyRequest): boolean {
  return (site !== undefined && site !== 'same-origin') || (origin !== undefined && origin !== 'null' && !isOfHost(origin, arrival.host));
}

const isOfHost = (origin: string, host: string): boolean => URL.canParse(origin) && new URL(origin).host === host.toLowerCase();
