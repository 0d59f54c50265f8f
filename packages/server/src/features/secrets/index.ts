/**
 * The secret keys of one environment: the one refresh tokens are derived with, and others for other purposes. Each is made
 * on first need, kept sealed, and never leaves the server. What they are used for is their users' business.
 */
export { environmentSecret } from './secret.ts';
