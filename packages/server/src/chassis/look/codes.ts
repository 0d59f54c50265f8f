import { tight } from './hosted.ts';

/** What the pages of authenticator apps and recovery codes need beside the style of all pages. */
export const codesStyle = tight(`
.qr { display: block; justify-self: center; inline-size: 216px; block-size: auto; border-radius: var(--radius-small) }
.key { display: grid; gap: 6px; text-align: center }
.key code { text-wrap: balance }
.key code, .codes { font: 600 15px/1.7 var(--mono); letter-spacing: .04em }
.codes { list-style: none; margin: 0; padding: 14px 16px; display: grid; grid-template-columns: repeat(auto-fit, minmax(150px, 1fr)); gap: 4px 16px; background: var(--paper); border-radius: var(--radius); direction: ltr; text-align: center }
`);
