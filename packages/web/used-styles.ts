import { createHash } from 'node:crypto';
import postcss, { type Root, type Rule } from 'postcss';
import type { Plugin } from 'vite';

/**
 * Leaves out the styles of Mantine's parts that no page uses: more than half of what would be loaded before anything is
 * painted. Its classes are hashes that stand in the scripts of the parts, so a class in no script is on no element. Chosen
 * at each build from what is really used: a list of parts by hand would be one that somebody forgets.
 */
export function usedStyles(): Plugin {
  return {
    name: 'tenon-used-styles',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const used = new Set<string>();
        for (const file of Object.values(bundle)) {
          if (file.type === 'chunk') for (const [name] of file.code.matchAll(CLASSES)) used.add(name);
        }
        for (const file of Object.values(bundle)) {
          if (file.type !== 'asset' || !file.fileName.endsWith('.css')) continue;
          const source = onlyUsed(String(file.source), (name) => used.has(name));
          if (source === String(file.source)) continue;
          // Browsers keep a file for ever by its name, and what is in this one depends on scripts as well.
          const fileName = file.fileName.replace(/-[\w-]{8}\.css$/, `-${createHash('sha256').update(source).digest('base64url').slice(0, 8)}.css`);
          for (const other of Object.values(bundle)) {
            if (other.type === 'chunk' && other.code.includes(file.fileName))
              this.error(`${other.fileName} asks for ${file.fileName} by name: only the page may`);
            if (other.type === 'asset' && /\.(html|json)$/.test(other.fileName)) other.source = String(other.source).replaceAll(file.fileName, fileName);
          }
          delete bundle[file.fileName];
          this.emitFile({ type: 'asset', fileName, source });
        }
      },
    },
  };
}

const CLASSES = /\bm_[0-9a-f]{5,8}\b/g;

/** The sheet without rules that need a class of Mantine's that is not used, and without the animations only they had. */
export function onlyUsed(css: string, isUsed: (name: string) => boolean): string {
  const sheet = postcss.parse(css);
  sheet.walkRules((rule) => {
    if (isWithin(rule, 'keyframes')) return;
    const kept = rule.selectors.filter((selector) => classesOf(selector).every(isUsed));
    if (kept.length === 0) rule.remove();
    else if (kept.length < rule.selectors.length) rule.selectors = kept;
  });
  dropEmpty(sheet);
  const rest = new Set(String(sheet).match(/\bm_[0-9a-f]{5,8}\b(?!\s*\{)/g));
  sheet.walkAtRules(/keyframes$/, (rule) => {
    if (/^m_[0-9a-f]{5,8}$/.test(rule.params) && !rest.has(rule.params)) rule.remove();
  });
  return String(sheet);
}

/** What an element or those around it must have. What stands in `:not()` or in a choice may be missing. */
const classesOf = (selector: string): string[] => {
  const needed = selector.replace(/:not\([^()]*\)/g, '').replace(/:(?:is|where|has)\([^()]*,[^()]*\)/g, '');
  return [...needed.matchAll(/\.(m_[0-9a-f]{5,8})\b/g)].map(([, name = '']) => name);
};

const isWithin = ({ parent }: Rule, name: string): boolean => parent?.type === 'atrule' && 'name' in parent && String(parent.name).endsWith(name);

function dropEmpty(sheet: Root): void {
  sheet.walkAtRules((rule) => {
    if (rule.nodes?.length === 0) rule.remove();
  });
}
