import type { WebhookEndpointId } from '../../platform/ids.ts';
import type { Work } from '../../platform/work.ts';
import { secretOf } from '../../protocols/standard-webhooks/sign.ts';
import type { ArmedEndpoint } from './endpoint.ts';

const A_DAY = 24 * 60 * 60 * 1000;

/** A new secret: once in the clear for whoever asked, and sealed. Deliveries have to be signed, so a hash would not do. */
export function newSecret(work: Work, id: WebhookEndpointId): { readonly secret: string; readonly sealed: string } {
  const secret = secretOf(Buffer.from(work.newSecret(), 'base64url'));
  return { secret, sealed: work.sealer.seal(id, secret) };
}

/** What deliveries are signed with now. */
export const openSecrets = ({ sealer, now }: Pick<Work, 'sealer' | 'now'>, { id, sealedSecret, sealedBefore, beforeUntil }: ArmedEndpoint): string[] => [
  sealer.open(id, sealedSecret),
  ...(sealedBefore && beforeUntil && beforeUntil > now ? [sealer.open(id, sealedBefore)] : []),
];

/** So long both count after a change. */
export const bothUntil = ({ now }: Pick<Work, 'now'>): Date => new Date(now.getTime() + A_DAY);
