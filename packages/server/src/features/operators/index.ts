/**
 * Operators run this server: they are the members of the one organization in an environment of their own, and sign in
 * through Tenon as everybody does (ADR 0027). What they may is said by their role; chassis/command.ts holds them to it.
 *
 * This feature makes that environment, lets the first of them in by a link from the shell, knows who sits before the
 * dashboard, serves it, and says who is written to when something is to be mended. Who the operators are is changed by the calls that change anybody's members, asked for under
 * OPERATORS_PATH.
 */
export { ensureOperators } from './ensure.ts';
export { createEntryLink } from './entry.ts';
export { dashboardPages } from './pages.ts';
export { pageRecogniser } from './recognise.ts';
export { type Keeper, selectKeepers as listKeepers } from './store.ts';
export { entryLinkDuty } from './sweep.ts';
