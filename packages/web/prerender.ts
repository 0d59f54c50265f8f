import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type Manifest } from 'vite';
import { drawnStyles } from './drawn-styles.ts';

/** What `src/<app>/prerender.tsx` exports. */
interface Drawing {
  readonly kinds: readonly string[];
  readonly paths: () => readonly string[];
  readonly draw: (
    path: string,
    kind: string,
  ) => Promise<{ readonly html: string; readonly parts: readonly string[]; readonly questions?: readonly Question[] }>;
}

/** As `src/api/asked.ts` says it. */
type Question = Readonly<Record<'key' | 'path' | 'input', string>>;

/** A page as `pages.json` lists it for the server. */
interface DrawnPage {
  readonly path: string;
  /** What it is made of besides what every page is: asked for at once, and not only when the script gets there. */
  readonly scripts: readonly string[];
  readonly styles: readonly string[];
  /** What it opens when somebody presses something: fetched when nothing else is left to do, and run when it is wanted. */
  readonly later: readonly string[];
  /** What it asks before anything of it is known, for each kind: the server answers beforehand. */
  readonly questions: Readonly<Record<string, readonly Question[]>>;
}

/**
 * Draws every page of an app as it is before anything is known: so there is something to see as soon as the page is there,
 * and not only when its script is. Beside the page it leaves `pages.json` and `drawn/`, which the server sends with it.
 * @param folder where the app was built to
 */
export async function prerender(app: string, folder: string): Promise<void> {
  const aside = `${folder}.drawing`;
  const root = join(import.meta.dirname, 'src', app);
  await build({
    configFile: join(import.meta.dirname, 'vite.config.ts'),
    mode: app,
    logLevel: 'warn',
    build: { ssr: join(root, 'prerender.tsx'), outDir: aside, emptyOutDir: true, manifest: false },
    ssr: { noExternal: true },
  });
  try {
    const { kinds, paths, draw }: Drawing = await import(pathToFileURL(join(aside, 'prerender.js')).href);
    const manifest: Manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
    refuseCircles(manifest);
    const first = filesOf(manifest, ['index.html']);
    mkdirSync(join(folder, 'drawn'));
    const pages: (DrawnPage & { readonly parts: readonly string[] })[] = [];
    for (const [number, path] of paths().entries()) {
      let parts: readonly string[] = [];
      const questions: Record<string, readonly Question[]> = {};
      for (const kind of kinds) {
        const drawn = await draw(path, kind);
        parts = drawn.parts;
        questions[kind] = drawn.questions ?? [];
        const all = filesOf(manifest, ['index.html', ...parts]);
        const { html, styles } = apart(drawn.html);
        const css = all.styles.map((file) => readFileSync(join(folder, file), 'utf8')).join('\n');
        writeFileSync(join(folder, 'drawn', `${number}-${kind}.html`), alone(html, drawnStyles(`${css}\n${styles}`, html)));
      }
      if (parts.length === 0) throw new Error(`${path}: nobody knows which file this page is in. Say it as the other routes do.`);
      const all = filesOf(manifest, parts);
      const more = (own: readonly string[], known: readonly string[]) => own.filter((file) => !known.includes(file));
      pages.push({ path, parts, scripts: more(all.scripts, first.scripts), styles: more(all.styles, first.styles), later: [], questions });
    }
    const places = new Set(pages.flatMap(({ parts }) => parts));
    const listed = pages.map(({ parts, ...page }): DrawnPage => {
      const known = new Set([...first.scripts, ...page.scripts]);
      const opened = openedBy(manifest, ['index.html', ...parts]).filter((key) => !places.has(key));
      return { ...page, later: filesOf(manifest, opened).scripts.filter((file) => !known.has(file)) };
    });
    writeFileSync(join(folder, 'pages.json'), JSON.stringify(listed));
    writeFileSync(join(folder, 'index.html'), withPlaces(readFileSync(join(folder, 'index.html'), 'utf8')));
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
}

/** Two files that need each other run before what they need is there, and only in the order that nobody tried. */
function refuseCircles(manifest: Manifest): void {
  const done = new Set<string>();
  const go = (key: string, way: readonly string[]) => {
    if (way.includes(key))
      throw new Error(`files need each other: ${[...way.slice(way.indexOf(key)), key].join(' → ')}. Put them together otherwise in vite.config.ts.`);
    if (done.has(key)) return;
    for (const next of manifest[key]?.imports ?? []) go(next, [...way, key]);
    done.add(key);
  };
  for (const key of Object.keys(manifest)) go(key, []);
}

/** What is loaded before these can run. */
function filesOf(manifest: Manifest, keys: readonly string[]): { readonly scripts: readonly string[]; readonly styles: readonly string[] } {
  const seen = new Set<string>();
  const scripts: string[] = [];
  const styles = new Set<string>();
  const take = (key: string) => {
    const chunk = manifest[key];
    if (!chunk) throw new Error(`the build knows nothing of ${key}`);
    if (seen.has(key)) return;
    seen.add(key);
    for (const next of chunk.imports ?? []) take(next);
    scripts.push(chunk.file);
    for (const file of chunk.css ?? []) styles.add(file);
  };
  for (const key of keys) take(key);
  return { scripts, styles: [...styles] };
}

/** What these files load by themselves, sooner or later. */
function openedBy(manifest: Manifest, keys: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  const opened = new Set<string>();
  const go = (key: string) => {
    if (seen.has(key)) return;
    seen.add(key);
    for (const next of manifest[key]?.imports ?? []) go(next);
    for (const next of manifest[key]?.dynamicImports ?? []) opened.add(next);
  };
  for (const key of keys) go(key);
  return [...opened];
}

/**
 * In a closed tree of its own: the styles that are loaded later do not touch it, the page finds nothing twice, and nobody can
 * press what does nothing yet.
 */
const alone = (html: string, styles: string): string =>
  `<div id="drawn" aria-hidden="true" inert><template shadowrootmode="closed"><style>${styles}</style>${html}</template></div>`;

/** The markup without the styles and scripts that stand in it. */
function apart(drawn: string): { readonly html: string; readonly styles: string } {
  let styles = '';
  const html = drawn
    .replace(/<style[^>]*>([\s\S]*?)<\/style>/g, (_, css: string) => {
      styles += `${css}\n`;
      return '';
    })
    .replace(/<script[^>]*>[\s\S]*?<\/script>|<link[^>]*>/g, '');
  return { html, styles };
}

/**
 * The page with places for what the server fills in. Styles come with the scripts, for what is drawn has its own: none of them
 * is needed to see something, and all of them stand in a template, where a browser leaves them alone until `rest.js` takes them
 * out of it.
 */
function withPlaces(page: string): string {
  const rest: string[] = [];
  const take = (html: string, pattern: RegExp): string =>
    html.replace(pattern, (tag) => {
      rest.push(tag.trim());
      return '';
    });
  let left = take(page, /\s*<link rel="stylesheet"[^>]*>/g);
  rest.push('<!--styles-->');
  // What the entry needs runs by itself as soon as it is there, and not with all the rest at once: a phone rests in between.
  left = left.replace(/<link rel="modulepreload"([^>]*) href=("[^"]*")>/g, '<script type="module" async$1 src=$2></script>');
  left = take(left, /\s*<script type="module" async[^>]*><\/script>/g);
  left = take(left, /\s*<script type="module"[^>]*><\/script>/g);
  rest.push('<!--scripts-->');
  const script = readFileSync(join(import.meta.dirname, 'src/design/rest.js'), 'utf8').replace(/^\s*\/\/.*\n/gm, '');
  return left
    .replace('</head>', '<!--head-->\n  </head>')
    .replace('<div id="root"></div>', '<div id="root"><!--drawn--></div>')
    .replace('</body>', () => `  <template id="rest">\n    ${rest.join('\n    ')}\n    </template>\n    <script>\n${script}</script>\n  </body>`);
}
