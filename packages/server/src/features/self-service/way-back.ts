/** An address of the pages at /ui/ on this host, to come back to; anything else is their front page. */
export const wayBack = (given: unknown): string => (typeof given === 'string' && /^\/ui(?:[/?#][^\\]*)?$/.test(given) ? given : '/ui');
