import { asVariables, dark, light, shadows, shape } from './tokens.ts';

/**
 * The one style sheet of hosted pages, sent inside each page: no second request, no flash of unstyled
 * text. It uses logical properties only, so a page in Arabic or Hebrew is its own mirror.
 */
export const hostedStyle = tight(`
:root { ${asVariables(shape)} ${asVariables(light)} --shadow: ${shadows.light}; color-scheme: light }
@media (prefers-color-scheme: dark) { :root { ${asVariables(dark)} --shadow: ${shadows.dark}; color-scheme: dark } }
* { box-sizing: border-box }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100% }
body { margin: 0; min-height: 100dvh; display: grid; grid-template-rows: 1fr auto; justify-items: center; padding: 24px 16px; background: var(--paper); color: var(--ink); font: var(--text) }
main { align-self: center; width: min(440px, 100%); background: var(--card); border: 1px solid var(--line); border-radius: var(--radius-large); box-shadow: var(--shadow); padding: 32px; display: grid; grid-template-columns: minmax(0, 1fr); gap: 22px }
h1 { font-size: 23px; line-height: 1.28; letter-spacing: -.012em; margin: 0; text-wrap: balance; overflow-wrap: anywhere }
h2 { font-size: 13px; font-weight: 600; color: var(--ink-3); margin: 0 }
p { margin: 0; color: var(--ink-2); overflow-wrap: anywhere; text-wrap: pretty }
b, strong { color: var(--ink); font-weight: 600 }
a { color: var(--accent); text-underline-offset: 3px }
a:hover { color: var(--accent-strong) }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 4px }
form { display: grid; gap: 18px; margin: 0 }
[hidden] { display: none !important }
.stack { display: grid; gap: 10px }
.lead { display: grid; gap: 8px }
.brand { display: flex; align-items: center; gap: 12px; min-width: 0; font-weight: 600; overflow-wrap: anywhere }
.brand img { display: block; height: 40px; max-width: 200px; object-fit: contain; object-position: left center }
.pictured { box-sizing: content-box; flex-wrap: wrap; align-content: flex-start; gap: 20px 0; block-size: 40px; min-inline-size: min(200px, 100%); overflow: hidden }
.pictured > span { display: flex; align-items: center; justify-content: inherit; gap: 12px; flex: none; inline-size: 0; min-inline-size: 100%; block-size: 40px }
.pictured bdi { overflow: hidden; text-overflow: ellipsis; white-space: nowrap }
.join { display: flex; align-items: center; gap: 12px }
.join i { flex: 1; height: 1px; background: var(--line) }
.avatar { display: inline-grid; place-items: center; flex: none; inline-size: 40px; block-size: 40px; border-radius: 10px; background: var(--accent-soft); color: var(--accent-strong); position: relative; font-size: 15px; font-weight: 650; overflow: hidden }
.picture { position: absolute; inset: 0; inline-size: max-content; block-size: max-content; margin: auto; isolation: isolate }
.picture::before { content: ''; position: absolute; inset: -9999%; z-index: -1; background: #fff }
.picture img { display: block; max-inline-size: 40px; max-block-size: 40px }
.large .picture img { max-inline-size: 52px; max-block-size: 52px }
.avatar.large { inline-size: 52px; block-size: 52px; border-radius: 13px; font-size: 20px }
.avatar.plain { background: var(--idle-soft); color: var(--ink-2) }
.button { display: flex; align-items: center; justify-content: center; gap: 8px; width: 100%; min-height: 46px; padding: 9px 18px; border: 1px solid var(--line); border-radius: var(--radius-small); background: var(--card); color: var(--ink); font: inherit; font-weight: 600; text-align: center; text-decoration: none; overflow-wrap: anywhere; cursor: pointer }
.button:hover { border-color: var(--edge); color: var(--ink) }
.button.primary { background: var(--accent); border-color: var(--accent); color: var(--on-accent) }
.button.primary:hover { background: var(--accent-strong); border-color: var(--accent-strong) }
.button.small { width: auto; min-height: 44px; padding: 0 16px; flex: none; margin-inline-start: auto }
.quiet { display: inline-flex; align-items: center; min-height: 44px; padding: 0; border: 0; background: none; color: var(--accent); font: inherit; text-align: start; text-decoration: underline; text-underline-offset: 3px; cursor: pointer }
.quiet, .quiet > * { min-width: 0; overflow-wrap: anywhere }
.quiet:hover { color: var(--accent-strong) }
.pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(150px, 1fr)); gap: 18px 14px; align-items: start }
.account { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: center; column-gap: 20px; margin-block: -12px }
.quiet-text { padding-block: 11px; min-width: 0; color: var(--ink-2); overflow-wrap: anywhere }
.ways { display: flex; flex-wrap: wrap; justify-content: space-between; column-gap: 20px; margin-block: -10px }
.field { display: grid; gap: 6px }
.field label { font-weight: 600; font-size: 14px }
.field input { width: 100%; min-height: 46px; padding: 0 13px; border: 1px solid var(--edge); border-radius: var(--radius-small); background: var(--card); color: var(--ink); font: inherit; font-size: 16px }
.field input:focus { outline: 2px solid var(--accent); outline-offset: 0; border-color: var(--accent) }
.field input[aria-invalid=true] { border-color: var(--bad) }
.field input.code { font: 600 26px/1 var(--mono); letter-spacing: .34em; text-align: center; padding-inline-start: .34em; min-height: 60px; direction: ltr }
.hint { color: var(--ink-3); font-size: 13.5px; min-width: 0; overflow-wrap: anywhere }
.wrong { color: var(--bad); font-size: 14px; font-weight: 550 }
.alert { padding: 12px 14px; border-radius: var(--radius); background: var(--bad-soft); color: var(--bad) }
.alert p, .alert a, .alert b { color: inherit }
.alert a { text-decoration: none }
.alert a:hover { text-decoration: underline }
.alert:focus { outline: 2px solid var(--bad); outline-offset: 2px }
.note { padding: 12px 14px; border-radius: var(--radius); background: var(--accent-soft); color: var(--accent-strong) }
.note.good { background: var(--good-soft); color: var(--good) }
.note p, .note b, .note a { color: inherit }
.facts { display: grid; gap: 10px; margin: 0; padding: 14px 16px; background: var(--paper); border-radius: var(--radius) }
.facts div { display: flex; justify-content: space-between; align-items: baseline; gap: 4px 20px }
dt { color: var(--ink-3); flex: none; max-inline-size: 100%; overflow-wrap: anywhere }
dd { margin-block: 0; margin-inline: auto 0; font-weight: 550; text-align: end; overflow-wrap: anywhere; min-width: 0 }
.grants { display: grid; gap: 6px; margin: 0; padding-inline-start: 20px }
.grants code { color: var(--ink-soft); font-size: 13px }
.list { list-style: none; margin: 0; padding: 0; border: 1px solid var(--line); border-radius: var(--radius); overflow: hidden }
.list li + li { border-top: 1px solid var(--line) }
.row { display: flex; flex-wrap: wrap; align-items: center; gap: 8px 12px; width: 100%; min-height: 64px; padding: 10px 14px; border: 0; background: none; color: var(--ink); font: inherit; text-align: start }
button.row { flex-wrap: nowrap; cursor: pointer }
button.row:hover { background: var(--paper) }
button.row:focus-visible { outline-offset: -2px }
.row .text { flex: 1 1 140px; min-width: 0; display: grid }
.row .text span { font-weight: 600; overflow-wrap: anywhere }
.row small { color: var(--ink-3); font-size: 13.5px; overflow-wrap: anywhere }
.go { color: var(--ink-3); font-size: 20px; line-height: 1 }
:dir(rtl) .go { transform: scaleX(-1) }
.item { display: grid; grid-template-columns: minmax(0, 1fr); gap: 2px; padding: 12px 14px; overflow-wrap: anywhere }
.item form { margin-block-start: 12px }
hr { width: 100%; height: 1px; margin: 0; border: 0; background: var(--line) }
footer { color: var(--ink-3); font-size: 13px; padding-block-start: 20px; text-align: center; overflow-wrap: anywhere; max-width: 440px }
.languages { margin-block-start: 6px }
.languages summary { display: inline-flex; align-items: center; gap: 6px; min-height: 44px; padding-inline: 12px; cursor: pointer; list-style: none }
.languages summary::-webkit-details-marker { display: none }
.languages summary::after { content: ''; inline-size: 6px; block-size: 6px; border: solid currentColor; border-width: 0 1.5px 1.5px 0; transform: translateY(-2px) rotate(45deg) }
.languages[open] summary::after { transform: translateY(2px) rotate(225deg) }
.languages ul { list-style: none; margin: 0; padding: 0; display: flex; flex-wrap: wrap; justify-content: center }
.languages a { display: inline-flex; align-items: center; min-height: 44px; padding-inline: 12px; color: inherit }
.languages a[aria-current] { color: var(--ink); font-weight: 600; text-decoration: none }
code { font: 13px/1.5 var(--mono); overflow-wrap: anywhere }
.hidden { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap }
@media (max-width: 520px) {
  body { padding: 0; background: var(--card) }
  main { align-self: start; border: 0; border-radius: 0; box-shadow: none; padding: 28px 20px }
  footer { padding: 20px }
  .facts { padding: 14px }
  .facts div { flex-wrap: wrap }
}
@media (forced-colors: active) { .button.primary { border: 2px solid ButtonText } .avatar { border: 1px solid } }
`);

/** A customer's accent over ours; see color.ts. */
export const accentStyle = (accents: { light: Readonly<Record<string, string>>; dark: Readonly<Record<string, string>> }): string =>
  tight(`:root { ${asVariables(accents.light)} } @media (prefers-color-scheme: dark) { :root { ${asVariables(accents.dark)} } }`);

/** Without what a browser does not need. */
export function tight(css: string): string {
  return css
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};]) ?/g, '$1')
    .replace(/([a-z-]): /g, '$1:')
    .replace(/;}/g, '}')
    .trim();
}
