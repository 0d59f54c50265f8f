import { type Html, html } from '../../chassis/html.ts';

/** The few marks our comments use: paragraphs, lists, `code` and **strong**. */
export function prose(text: string | undefined): Html {
  if (!text) return html``;
  const blocks = text.split(/\n\s*\n/).map((block) => {
    const lines = block.split('\n');
    return lines.every((line) => line.startsWith('- '))
      ? html`<ul>${lines.map((line) => html`<li>${inline(line.slice(2))}</li>`)}</ul>`
      : html`<p>${inline(block)}</p>`;
  });
  return html`${blocks}`;
}

export const inline = (text: string): Html =>
  html`${text.split(/(`[^`]+`|\*\*[^*]+\*\*)/).map((part) => {
    if (part.length > 2 && part.startsWith('`')) return html`<code>${part.slice(1, -1)}</code>`;
    if (part.length > 4 && part.startsWith('**')) return html`<b>${part.slice(2, -2)}</b>`;
    return part;
  })}`;

/** `Audit logs` → `audit-logs`. */
export const slugOf = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]+/g, '-');
