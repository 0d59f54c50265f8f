import type { Plugin } from 'vite';

/**
 * Mantine gives every field another id as soon as it stands, for pages whose server did not know the first one: so the browser
 * cannot rest between building a page and what comes after it, and draws every field twice. Nothing of ours is taken over from
 * a server, so the first id stays.
 */
export function quickIds(): Plugin {
  return {
    name: 'tenon-quick-ids',
    load(id) {
      if (!id.includes('@mantine/hooks/') || !id.endsWith('/use-id/use-id.mjs')) return undefined;
      return `import { useId as ofReact } from 'react';
export function useId(given) {
  const own = ofReact();
  return typeof given === 'string' ? given : 'mantine-' + own;
}
`;
    },
  };
}
