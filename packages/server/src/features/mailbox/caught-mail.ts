import type { CaughtMailId } from '../../platform/ids.ts';

/** A mail that was not sent. */
export interface CaughtMail {
  readonly id: CaughtMailId;
  readonly to: string;
  readonly from: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly createdAt: Date;
}

/** The addresses a mail leads to, in its order, each once: first what can be clicked, then what only the text says. */
export function linksOf({ html, text }: Pick<CaughtMail, 'html' | 'text'>): string[] {
  const clickable = [...html.matchAll(/\shref="(https?:\/\/[^"]*)"/gi)].map(([, href = '']) =>
    href.replace(/&(amp|quot|#39|lt|gt);/g, (entity) => CHARACTERS[entity]!),
  );
  const written = [...text.matchAll(/https?:\/\/[^\s<>"]+/gi)].map(([url]) => url.replace(/[.,;:!?)]+$/, ''));
  return [...new Set([...clickable, ...written])];
}

const CHARACTERS: Record<string, string> = { '&amp;': '&', '&quot;': '"', '&#39;': "'", '&lt;': '<', '&gt;': '>' };
