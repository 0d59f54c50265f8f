import { asVariables, dark, light, shadows, shape } from '../../chassis/look/tokens.ts';

/** Reference pages are read at a desk and looked up on a phone: a sheet of their own, from the same tokens. */
export const referenceStyle = `
:root { ${asVariables(shape)} ${asVariables(light)} --shadow: ${shadows.light}; color-scheme: light }
@media (prefers-color-scheme: dark) { :root { ${asVariables(dark)} --shadow: ${shadows.dark}; color-scheme: dark } }
* { box-sizing: border-box }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-padding-block-start: 24px }
body { margin: 0 auto; max-width: 1120px; padding: 32px 24px 80px; display: grid; grid-template: 'whose main' auto 'chapters main' 1fr / 190px minmax(0, 1fr); gap: 12px 48px; background: var(--paper); color: var(--ink); font: var(--text) }
header { grid-area: whose }
.whose { margin: 0 }
.whose a { display: inline-grid; align-content: center; min-height: 44px; padding-inline: 12px; color: var(--ink); font-weight: 650; text-decoration: none }
.whose span { color: var(--ink-3); font-size: 13px; font-weight: 400 }
nav { grid-area: chapters; position: sticky; top: 32px; align-self: start; max-height: calc(100dvh - 64px); overflow-y: auto }
.chapters { display: none }
nav ul { list-style: none; margin: 0; padding: 0; display: grid }
nav a { display: flex; align-items: center; min-height: 36px; padding: 4px 12px; border-radius: var(--radius-small); color: var(--ink-2); text-decoration: none }
nav a:hover { background: var(--idle-soft); color: var(--ink) }
nav a[aria-current] { background: var(--accent-soft); color: var(--accent-strong); font-weight: 600 }
.skip { position: absolute; inset-inline-start: -999px }
.skip:focus { inset-inline-start: 24px; top: 8px; padding: 8px 16px; background: var(--card); z-index: 1 }
main { grid-area: main; display: grid; grid-template-columns: minmax(0, 1fr); gap: 16px; overflow-wrap: anywhere }
h1 { font-size: 27px; line-height: 1.25; letter-spacing: -.015em; margin: 4px 0 0 }
h2 { font-size: 19px; line-height: 1.35; margin: 0 }
h3 { font-size: 14px; font-weight: 650; margin: 12px 0 0 }
h2 a { color: inherit; text-decoration: none }
h2 a:hover { text-decoration: underline }
p { margin: 0; color: var(--ink-2); max-width: 76ch }
main > p, main > ul:not(.calls), main > section > p { font-size: 15.5px }
a { color: var(--accent); text-underline-offset: 3px }
a:hover { color: var(--accent-strong) }
b { color: var(--ink); font-weight: 600 }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 4px }
:target { scroll-margin-block-start: 16px }
code { font: .88em/1.5 var(--mono); color: var(--ink) }
p code, dd code { padding: 1px 4px; border-radius: 4px; background: var(--idle-soft) }
pre { margin: 0; padding: 14px 16px; border: 1px solid var(--line); border-radius: var(--radius); background: var(--paper); white-space: pre-wrap }
main > section { display: grid; grid-template-columns: minmax(0, 1fr); gap: 12px; margin-block-start: 20px }
section > pre { background: var(--card) }
article { display: grid; grid-template-columns: minmax(0, 1fr); gap: 10px; padding: 24px; border: 1px solid var(--line); border-radius: var(--radius-large); background: var(--card); box-shadow: var(--shadow) }
article:target { border-color: var(--accent) }
main > article { margin-block-start: 8px }
article h3:first-child { margin: 0; font-size: 15px }
article ul:not(.fields) { margin: 0; padding-inline-start: 20px; color: var(--ink-2) }
.address { display: flex; flex-wrap: wrap; align-items: baseline; gap: 4px 10px; max-width: none }
.address code { padding: 0; background: none; font-size: 14px }
.verb { flex: none; inline-size: 58px; padding: 2px 0; border-radius: 6px; font: 650 11.5px/1.5 var(--mono); text-align: center; background: var(--idle-soft); color: var(--idle) }
.verb.get { background: var(--accent-soft); color: var(--accent-strong) }
.verb.post { background: var(--good-soft); color: var(--good) }
.verb.put, .verb.patch { background: var(--wait-soft); color: var(--wait) }
.verb.delete { background: var(--bad-soft); color: var(--bad) }
.calls { list-style: none; margin: 0; padding: 0; border: 1px solid var(--line); border-radius: var(--radius-large); background: var(--card); overflow: hidden }
.calls li + li { border-block-start: 1px solid var(--line) }
.calls a { display: grid; grid-template-columns: 58px minmax(0, 1fr); gap: 2px 12px; align-items: baseline; min-height: 44px; padding: 9px 16px; color: inherit; text-decoration: none }
.calls a:hover { background: var(--paper) }
.calls a:focus-visible { outline-offset: -3px; border-radius: var(--radius) }
.calls a span:last-child { grid-column: 2; color: var(--ink-2); font-size: 14px }
.fields { list-style: none; margin: 0; padding: 0 }
.fields li { display: grid; gap: 2px; padding-block: 9px; border-block-start: 1px solid var(--line) }
.fields li > p:first-child { max-width: none }
.fields p { font-size: 14px }
.fields p:first-child code { padding: 0; background: none }
.fields .name { font-weight: 650; font-size: 14px; margin-inline-end: 6px }
.type { color: var(--ink-3); font-size: 14px }
.limits { margin-inline-start: 8px; color: var(--ink-3); font-size: 13px }
.required { margin-inline-start: 6px; color: var(--bad); font-size: 13px }
.words { display: flex; flex-wrap: wrap; gap: 6px }
.errors { margin: 0; display: grid; gap: 6px }
.errors div { display: grid; grid-template-columns: 44px minmax(0, 1fr); gap: 12px }
.errors dt { font: 600 13px/1.7 var(--mono); color: var(--ink) }
.errors dd { margin: 0; display: grid; gap: 2px }
.errors p, .quiet { font-size: 14px }
.quiet { color: var(--ink-3) }
summary { cursor: pointer; min-height: 44px; padding-block: 10px; color: var(--accent); font-weight: 600 }
@media (max-width: 760px) {
  body { display: block; padding: 16px 14px 56px }
  header { display: flex; justify-content: space-between; align-items: center; gap: 12px; margin-block-end: 12px }
  .whose a { padding-inline: 0 }
  .chapters { display: flex; align-items: center; min-height: 44px; color: var(--accent); font-weight: 600 }
  nav { position: static; max-height: none; margin-block-start: 32px }
  nav ul { display: flex; flex-wrap: wrap; gap: 6px }
  nav a { min-height: 44px; padding-inline: 14px; border: 1px solid var(--line); background: var(--card) }
  article { padding: 18px 14px }
  .calls a { padding-inline: 12px }
}
@media print { header, nav, .skip { display: none } body { display: block } article { box-shadow: none; break-inside: avoid } }
`.trim();
