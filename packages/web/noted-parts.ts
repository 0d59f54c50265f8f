import { dirname, join, relative } from 'node:path';
import type { Plugin } from 'vite';

const LAZY = /lazyRouteComponent\(\s*[^;]*?import\('([^']+)'\)\)?,\s*'\w+',?\s*\)/g;

/** Notes beside each page that is loaded when somebody goes there which file it is in: so it can be told what to load with it. */
export function notedParts(): Plugin {
  let root = '';
  return {
    name: 'tenon-noted-parts',
    enforce: 'pre',
    configResolved: (config) => {
      root = config.root;
    },
    transform(code, id) {
      if (!id.endsWith('/routes.ts')) return undefined;
      const part = (file: string) => relative(root, join(dirname(id), file));
      return { code: code.replace(LAZY, (whole, file: string) => `Object.assign(${whole}, { part: ${JSON.stringify(part(file))} })`), map: null };
    },
  };
}
