import made from './script.json' with { type: 'json' };

/** The one script of the hosted pages: browser/passkeys.js and what it uses of its library, put together by `npm run gen`. */
export const passkeyScript: string = made.script;
