import { createHash } from 'node:crypto';
import { passkeyScript } from '../passkeys/index.ts';

/** Where a person looks after their passkeys. */
export const PASSKEYS_PAGE = '/ui/profile/passkeys';

/** Where a second proof is asked for. */
export const SECOND_FACTOR = '/a/auth/second-factor';

/** Where somebody who came by mail is asked whether they want a passkey. */
export const PASSKEY_OFFER = '/a/auth/passkey-offer';

/** The script's address changes with what is in it, so browsers keep it. */
export const SCRIPT_PATH = `/a/auth/passkeys-${createHash('sha256').update(passkeyScript).digest('hex').slice(0, 12)}.js`;
