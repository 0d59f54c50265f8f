import postcss, { type Rule } from 'postcss';

/**
 * The rules that a page needs as the server draws it, for a tree of its own that no other styles reach: `:root`, `html` and
 * `body` are its host there, and custom properties that nothing asks for are left out.
 */
export function drawnStyles(css: string, html: string): string {
  const classes = new Set([...html.matchAll(/\bclass="([^"]*)"/g)].flatMap(([, names = '']) => names.split(/\s+/)));
  const tags = new Set([...html.matchAll(/<([a-z][\w-]*)/g)].map(([, tag]) => tag));
  const isThere = (selector: string) =>
    classesIn(selector).every((name) => classes.has(name)) && tagsIn(selector).every((tag) => HOSTS.has(tag) || tags.has(tag));
  const sheet = postcss.parse(css);
  sheet.walkComments((comment) => void comment.remove());
  sheet.walkAtRules(/^(keyframes|-webkit-keyframes|font-face|property)$/, (rule) => void rule.remove());
  sheet.walkRules((rule) => {
    rule.selectors = rule.selectors.filter((selector) => isThere(selector) && !LATER.test(selector)).map(ofHost);
    if (rule.selector === '') rule.remove();
  });
  // The page scrolls, not what is drawn in it.
  sheet.walkDecls(/^overflow/, (declaration) => {
    if (declaration.parent?.type === 'rule' && /^:host[^ ]*$/.test((declaration.parent as Rule).selector)) declaration.remove();
  });
  dropUnasked(sheet, html);
  for (let before = -1; before !== count(sheet); ) {
    before = count(sheet);
    sheet.walk((node) => {
      if ((node.type === 'rule' || node.type === 'atrule') && node.nodes?.length === 0) node.remove();
    });
  }
  return sheet
    .toString()
    .replace(/\s*\n\s*/g, '')
    .replace(/\s*([{};,])\s*/g, '$1')
    .replace(/:\s+/g, ':');
}

const HOSTS: ReadonlySet<string> = new Set(['html', 'body']);
/** Nobody can point at what is drawn, nor type into it. */
const LATER = /:(?:hover|active|focus|focus-visible|focus-within|checked|invalid|selection)\b|::(?:selection|file-selector-button)|@media print/;

const without = (selector: string): string => selector.replace(/:not\([^()]*\)/g, '').replace(/:(?:is|where|has)\([^()]*,[^()]*\)/g, '');
const classesIn = (selector: string): string[] => [...without(selector).matchAll(/\.(-?[A-Za-z_][\w-]*)/g)].map(([, name = '']) => name);
const tagsIn = (selector: string): string[] =>
  [
    ...without(selector)
      .replace(/\[[^\]]*\]/g, '')
      .replace(/[.#:]{1,2}[\w-]+/g, '')
      .matchAll(/\b([a-z][a-z0-9]*)\b/g),
  ].map(([, tag = '']) => tag);

/** `:root`, `html[data-x]`, `:where([data-mantine-color-scheme="dark"]) .a`: in a tree of its own all of them are said of its host. */
const ofHost = (selector: string): string =>
  selector
    .replace(/:where\((\[(?:data-mantine-color-scheme|dir)[^\]]*\])\)/g, '$1')
    .replace(/^(?::root|html|body)?((?:\[(?:data-mantine-color-scheme|dir)[^\]]*\])+)/, ':host($1)')
    .replace(/^(?::root|html|body)(?![\w-])/, ':host');

const count = (sheet: postcss.Root): number => {
  let nodes = 0;
  sheet.walk(() => void (nodes += 1));
  return nodes;
};

function dropUnasked(sheet: postcss.Root, html: string): void {
  const isOwn = (rule: Rule) => rule.selectors.every((selector) => selector.startsWith(':host'));
  for (let dropped = true; dropped; ) {
    dropped = false;
    const asked = new Set([...`${sheet} ${html}`.matchAll(/var\(\s*(--[\w-]+)/g)].map(([, name]) => name));
    sheet.walkDecls(/^--/, (declaration) => {
      if (asked.has(declaration.prop) || declaration.parent?.type !== 'rule' || !isOwn(declaration.parent as Rule)) return;
      declaration.remove();
      dropped = true;
    });
  }
}
