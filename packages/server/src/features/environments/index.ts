/**
 * Environments are the hard walls: each has its own address, clients, organizations, people and keys.
 *
 * This feature knows which one lives at which address, and makes the first one with everything it needs to be of
 * use: two roles, a client and a signing key. It keeps the settings of each; what they say is read from
 * `work.environment` by whoever goes by them. What stands inside the walls belongs to the others.
 */
export { type EnvironmentFinder, environmentFinder } from './find.ts';
export { ensureFirstEnvironment, ensureSystemEnvironment, type FirstEnvironment } from './first.ts';
export { brandingOf } from './message.ts';
export { checkSettings } from './policy.ts';
export { lockEnvironment, noteMailTest, updatePageTexts } from './store.ts';
