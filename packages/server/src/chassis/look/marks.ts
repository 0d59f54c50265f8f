import { tight } from './hosted.ts';

/**
 * A mark for each provider that people come by, in the colour of the text beside it. They are drawn by us, to be told apart
 * at a glance and to be nobody's logo.
 */
const PATHS: Readonly<Record<string, string>> = {
  google: 'M18.5 3.8A10.3 10.3 0 1 0 22.2 13V10.5H12v3.5h6.5A6.8 6.8 0 1 1 16.2 6.5z',
  microsoft: 'M2 2h9v9H2zM13 2h9v9h-9zM2 13h9v9H2zM13 13h9v9h-9z',
  github: 'M4 2l5 3.5h6L20 2v11a8 8 0 0 1-16 0zM8.5 11a1.5 1.5 0 1 0 0 3 1.5 1.5 0 0 0 0-3zM15.5 11a1.5 1.5 0 1 0 0 3 1.5 1.5 0 0 0 0-3z',
  gitlab: 'M12 22L1 13.5 4.5 2 8 9.5h8L19.5 2 23 13.5z',
  linkedin: 'M3 9h4v12H3zM3 3h4v4H3zM10 9h4v2c1-3 8-3.5 8 3v7h-4v-6c0-4-4-3.5-4 0v6h-4z',
  salesforce: 'M7 20A5.5 5.5 0 0 1 5.5 9.2 6.5 6.5 0 0 1 17 7.5 6.3 6.3 0 0 1 17 20z',
};

const picture = (path: string): string =>
  `%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24'%3E%3Cpath fill-rule='evenodd' d='${path}'/%3E%3C/svg%3E`;

const marks = Object.entries(PATHS).map(([name, path]) => `.mark.${name} { --mark: url("data:image/svg+xml,${picture(path)}") }`);

/** For pages with buttons of providers; the others go without its weight. */
export const markStyle = tight(`
.socials { display: grid; gap: 10px }
.socials.many { grid-template-columns: repeat(auto-fit, minmax(150px, 1fr)) }
.socials small { margin-inline-start: auto; color: var(--ink-3); font-weight: 400; font-size: 13px; white-space: nowrap }
.socials.many .button { flex-wrap: wrap }
.socials.many small { flex-basis: 100%; margin: -8px 0 0 }
.mark { flex: none; inline-size: 18px; block-size: 18px; background: currentColor; mask: var(--mark) center / contain no-repeat }
${marks.join('\n')}
`);
