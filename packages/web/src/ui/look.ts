import type { Me } from './me.ts';

/** Puts the colours and the mark of whose pages these are into the document. The server has made the colours readable. */
export function wear({ accent, brand }: Me): void {
  if (brand.faviconUrl) document.querySelector('link[rel="icon"]')?.setAttribute('href', brand.faviconUrl);
  if (!accent) return;
  const rules = (tokens: Readonly<Record<string, string>>) =>
    Object.entries(tokens)
      .filter(([name, colour]) => /^[a-z-]+$/.test(name) && /^#[0-9a-f]{6}$/i.test(colour))
      .map(([name, colour]) => `--${name}:${colour}`)
      .join(';');
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`:root, [data-mantine-color-scheme="light"]{${rules(accent.light)}} [data-mantine-color-scheme="dark"]{${rules(accent.dark)}}`);
  // After every sheet of the page, wherever in it those stand.
  document.adoptedStyleSheets.push(sheet);
}
