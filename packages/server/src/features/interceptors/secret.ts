import type { InterceptorId } from '../../platform/ids.ts';
import type { Work } from '../../platform/work.ts';
import { secretOf } from '../../protocols/standard-webhooks/sign.ts';
import type { ArmedInterceptor } from './interceptor.ts';

const A_DAY = 24 * 60 * 60 * 1000;

/** A new secret: once in the clear for whoever asked, and sealed. Calls have to be signed, so a hash would not do. */
export function newSecret(work: Work, id: InterceptorId): { readonly secret: string; readonly sealed: string } {
  const secret = secretOf(Buffer.from(work.newSecret(), 'base64url'));
  return { secret, sealed: work.sealer.seal(id, secret) };
}

/** What calls are signed with now. */
export const openSecrets = ({ sealer, now }: Work, { id, sealedSecret, sealedBefore, beforeUntil }: ArmedInterceptor): string[] => [
  sealer.open(id, sealedSecret),
  ...(sealedBefore && beforeUntil && beforeUntil > now ? [sealer.open(id, sealedBefore)] : []),
];

/** So long both count after a change. */
export const bothUntil = ({ now }: Work): Date => new Date(now.getTime() + A_DAY);
