/**
 * Attributes of people that an environment declares: a key and what it is called.
 *
 * This feature owns the declarations. Values are part of a profile and belong to `users`; that ID tokens carry those of
 * declared attributes is the business of `oauth`, which asks here which there are.
 */
export { declaredKeys } from './attributes.ts';
