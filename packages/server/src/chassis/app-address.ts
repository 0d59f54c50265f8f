import type { Environment } from '../platform/environment.ts';
import { invalidFields } from '../platform/fault.ts';
import type { Work } from '../platform/work.ts';
import { secretOf } from '../protocols/standard-webhooks/sign.ts';

// An address of the app's that is called by the server itself: where it may be, and what calls to it are signed with.

/**
 * What is sent there tells of people, so it goes over TLS; in development to the developer's own machine as well. Where an
 * address really leads is looked at when it is called, by the way outside.
 * @param constraint what an address that may not be called broke
 */
export function checkAppUrl(given: string, { kind }: Pick<Environment, 'kind'>, constraint: string): string {
  const url = URL.parse(given);
  const isHere = url !== null && (HERE.has(url.hostname) || url.hostname.endsWith('.localhost'));
  if (!url || !(url.protocol === 'https:' || (url.protocol === 'http:' && kind === 'development' && isHere)) || url.username || url.password) {
    const description =
      kind === 'development' ? 'must be a URL that begins with https://, or with http:// and is on this machine' : 'must be a URL that begins with https://';
    throw invalidFields([{ field: 'url', description, constraint }]);
  }
  // What stands behind # is never sent.
  url.hash = '';
  return url.href;
}

const HERE = new Set(['localhost', '127.0.0.1', '[::1]']);

/** What is called, as far as its signature goes. */
export interface Signed {
  readonly id: string;
  readonly sealedSecret: string;
  /** The secret before, while calls are signed with both. */
  readonly sealedBefore: string | null;
  readonly beforeUntil: Date | null;
}

/** A new secret: once in the clear for whoever asked, and sealed. Calls have to be signed, so a hash would not do. */
export function newSecret(work: Work, id: string): { readonly secret: string; readonly sealed: string } {
  const secret = secretOf(Buffer.from(work.newSecret(), 'base64url'));
  return { secret, sealed: work.sealer.seal(id, secret) };
}

/** What calls are signed with now. */
export const openSecrets = ({ sealer, now }: Pick<Work, 'sealer' | 'now'>, { id, sealedSecret, sealedBefore, beforeUntil }: Signed): string[] => [
  sealer.open(id, sealedSecret),
  ...(sealedBefore && beforeUntil && beforeUntil > now ? [sealer.open(id, sealedBefore)] : []),
];

const A_DAY = 24 * 60 * 60 * 1000;

/** So long both count after a change. */
export const bothUntil = ({ now }: Pick<Work, 'now'>): Date => new Date(now.getTime() + A_DAY);
