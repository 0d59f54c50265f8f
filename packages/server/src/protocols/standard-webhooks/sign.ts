import { createHmac } from 'node:crypto';

/**
 * The signature of Standard Webhooks: HMAC-SHA256 over id, time and body, by the key that the secret names. Receivers compare it
 * as text, so it is standard base64 with its padding.
 * @param secrets `whsec_…`; while one is being replaced there are two, and the receiver takes either
 */
export function signMessage(
  secrets: readonly string[],
  { id, seconds, body }: { readonly id: string; readonly seconds: number; readonly body: string },
): string {
  return secrets
    .map(
      (secret) =>
        `v1,${createHmac('sha256', Buffer.from(secret.slice(PREFIX.length), 'base64'))
          .update(`${id}.${seconds}.${body}`)
          .digest('base64')}`,
    )
    .join(' ');
}

/** The secret for a key. Standard base64 as well: receivers split the text at `_`, which the URL-safe alphabet has. */
export const secretOf = (key: Uint8Array): string => PREFIX + Buffer.from(key).toString('base64');

const PREFIX = 'whsec_';
