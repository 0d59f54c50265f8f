import { createHash } from 'node:crypto';

/**
 * `at_hash` and `c_hash` (OpenID Connect Core sections 3.1.3.6 and 3.3.2.11): the left half of the SHA-256 of a
 * token or code. It ties the ID token to what came with it, so that neither can be swapped.
 */
export const halfHash = (text: string): string => createHash('sha256').update(text, 'ascii').digest().subarray(0, 16).toString('base64url');
