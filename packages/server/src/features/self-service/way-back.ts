/** Pages at /ui/, and the one behind an approver's link: it asks for a sign-in as well. */
const OURS = [/^\/ui(?:[/?#][^\\]*)?$/, /^\/approve\/[\w-]+$/];

/** An address of these pages on this host, to come back to; anything else is the front page at /ui/. */
export const wayBack = (given: unknown): string => (typeof given === 'string' && OURS.some((ours) => ours.test(given)) ? given : '/ui');
