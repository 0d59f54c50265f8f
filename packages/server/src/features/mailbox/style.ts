import { asVariables, dark, light, shadows, shape } from '../../chassis/look/tokens.ts';

/** The mailbox is wider than a hosted page, so it has a sheet of its own, from the same tokens. */
export const mailboxStyle = `
:root { ${asVariables(shape)} ${asVariables(light)} --shadow: ${shadows.light}; color-scheme: light }
@media (prefers-color-scheme: dark) { :root { ${asVariables(dark)} --shadow: ${shadows.dark}; color-scheme: dark } }
* { box-sizing: border-box }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100% }
body { margin: 0 auto; max-width: 760px; padding: 32px 20px 64px; background: var(--paper); color: var(--ink); font: var(--text) }
h1 { font-size: 23px; line-height: 1.28; letter-spacing: -.012em; margin: 0 }
h2 { font-size: 19px; line-height: 1.35; margin: 0; overflow-wrap: anywhere }
p { margin: 0; color: var(--ink-2); overflow-wrap: anywhere }
a { color: var(--accent); text-underline-offset: 3px }
a:hover { color: var(--accent-strong) }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 4px }
header { display: grid; gap: 4px; margin-block-end: 24px }
.bar { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 8px 20px; margin-block-end: 14px }
.button { display: inline-flex; align-items: center; justify-content: center; min-height: 44px; padding: 8px 16px; border: 1px solid var(--line); border-radius: var(--radius-small); background: var(--card); color: var(--ink); font: inherit; font-weight: 600; text-decoration: none; cursor: pointer }
.button:hover { border-color: var(--edge); color: var(--ink) }
.button.primary { background: var(--accent); border-color: var(--accent); color: var(--on-accent) }
.button.primary:hover { background: var(--accent-strong); border-color: var(--accent-strong); color: var(--on-accent) }
.quiet { display: inline-flex; align-items: center; min-height: 44px; padding: 0; border: 0; background: none; color: var(--accent); font: inherit; text-decoration: underline; text-underline-offset: 3px; cursor: pointer }
.quiet:hover { color: var(--accent-strong) }
.list, article, .empty { background: var(--card); border: 1px solid var(--line); border-radius: var(--radius-large); box-shadow: var(--shadow) }
.list { list-style: none; margin: 0; padding: 0; overflow: hidden }
.list li + li { border-block-start: 1px solid var(--line) }
.list a { display: flex; align-items: center; gap: 14px; padding: 14px 18px; color: inherit; text-decoration: none }
.list a:hover { background: var(--paper) }
.list a:focus-visible { outline-offset: -3px; border-radius: var(--radius) }
.what { display: grid; gap: 1px; flex: 1; min-width: 0 }
.what b { font-weight: 600; overflow: hidden; text-overflow: ellipsis; white-space: nowrap }
.what span { color: var(--ink-2); font-size: 14px; overflow: hidden; text-overflow: ellipsis; white-space: nowrap }
time { color: var(--ink-3); font-size: 13px; white-space: nowrap; font-variant-numeric: tabular-nums }
.meta time { font-size: inherit; color: inherit }
.avatar { display: inline-grid; place-items: center; flex: none; inline-size: 40px; block-size: 40px; border-radius: 10px; background: var(--idle-soft); color: var(--ink-2); font-size: 15px; font-weight: 650 }
.empty { padding: 44px 32px; display: grid; gap: 8px; text-align: center; justify-items: center }
.empty p { max-width: 46ch }
.how { margin-block-start: 16px; font-size: 13px; color: var(--ink-3) }
b { color: var(--ink); font-weight: 600 }
.back { margin-block-end: 6px }
.back a { display: inline-flex; align-items: center; min-height: 44px }
article { padding: 24px; display: grid; grid-template-columns: minmax(0, 1fr); gap: 14px }
.meta { font-size: 14px; margin-block-start: -8px }
.links { list-style: none; margin: 0; padding: 0; display: grid; gap: 10px }
.links li { display: flex; align-items: center; gap: 14px; min-width: 0 }
.links .button { flex: none }
code { font: 13px/1.45 var(--mono); color: var(--ink-2); overflow-wrap: anywhere; min-width: 0 }
iframe { width: 100%; height: 740px; border: 1px solid var(--line); border-radius: var(--radius); background: var(--paper) }
summary { cursor: pointer; padding-block: 10px; color: var(--accent); font-weight: 600 }
pre { margin: 0; padding: 16px; background: var(--paper); border-radius: var(--radius); font: 13px/1.55 var(--mono); white-space: pre-wrap; overflow-wrap: anywhere }
@media (max-width: 560px) {
  body { padding: 20px 12px 48px }
  .list a { padding: 12px 14px; gap: 12px }
  .what b { white-space: normal; display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2 }
  article { padding: 18px 14px }
  .links li { flex-direction: column; align-items: stretch; gap: 6px }
  iframe { height: 820px }
}
`.trim();
