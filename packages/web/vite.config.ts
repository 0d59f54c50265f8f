import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin, type ProxyOptions } from 'vite';
import { leanContract } from './lean-contract.ts';
import { notedParts } from './noted-parts.ts';
import { quickIds } from './quick-ids.ts';
import { usedStyles } from './used-styles.ts';

const APPS = { dashboard: '/dashboard/', ui: '/ui/' } as const;

/** Fields, for the search above a list is one; and the small things of Mantine that fields and everything that opens share. */
const FIELDS =
  /@mantine\/(?:hooks|core\/esm\/core)\/|components\/(?:Checkbox|CloseButton|Combobox\/(?:ComboboxChevron|Combobox\.module|get-parsed)|FloatingIndicator|InlineInput|Input|InputBase|Radio|Switch|Textarea|TextInput)[-/.]/;
/** What lies over a page, and fields that open something. */
const OVER =
  /floating-ui|react-remove-scroll|@mantine\/notifications|react-transition-group|components\/(?:Combobox|Drawer|FocusTrap|Menu|Modal|ModalBase|MultiSelect|Overlay|Pill|PillsInput|Popover|Portal|ScrollArea|Select|TagsInput|Transition)\//;
/** What checks what was typed. It takes a phone a while to get going. */
const CHECKS = /\/zod\/|@mantine\/form/;
/** What lists are made of. */
const LISTS = /\/src\/design\/(?:copy|data-table|hint|list|relative-time|search-field|time)\b/;

/**
 * Every file costs a way there and back, so what is always loaded is in two of them: ours, which changes, and the packages.
 * What many pages share is put together. No file may need one that needs it: `prerender.ts` looks.
 */
const GROUPS = [
  { name: 'contract', tags: ['$initial' as const], test: /node_modules\/@(?:bufbuild|connectrpc)\//, priority: 6 },
  { name: 'packages', tags: ['$initial' as const], test: /node_modules\/(?!.*\.css$)/, priority: 5 },
  { name: 'first', tags: ['$initial' as const], test: /(?<!\/main)\.tsx?$|\.module\.css$/, priority: 4 },
  { name: 'icons', test: /\/@tabler\//, minShareCount: 2, priority: 3 },
  { name: 'checks', test: CHECKS, minShareCount: 5, priority: 2 },
  { name: 'over', test: OVER, minShareCount: 5, priority: 2 },
  { name: 'fields', test: FIELDS, minShareCount: 5, priority: 3 },
  { name: 'lists', test: LISTS, minShareCount: 5, priority: 1 },
];

const isApp = (mode: string): mode is keyof typeof APPS => mode in APPS;

/** Two apps of one package: `--mode dashboard` and `--mode ui`, each with its own page, address and output. */
export default defineConfig(({ mode, command, isSsrBuild = false }) => {
  const app = isApp(mode) ? mode : 'dashboard';
  return {
    root: join(import.meta.dirname, 'src', app),
    base: APPS[app],
    // What Vite finds in a development environment is not for a build to differ by.
    define: { 'process.env.NODE_ENV': JSON.stringify(command === 'build' ? 'production' : 'development') },
    publicDir: false,
    plugins: [react(), leanContract(), quickIds(), ...(isSsrBuild ? [notedParts()] : [earlyScript(), usedStyles()])],
    build: {
      outDir: join(import.meta.dirname, 'dist', app),
      target: 'es2023',
      // Names never change meaning, so browsers may keep them for ever. Nothing small is put into the page: its policy refuses that.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
      chunkSizeWarningLimit: 900,
      manifest: 'manifest.json',
      rolldownOptions: {
        output: isSsrBuild ? {} : { codeSplitting: { groups: GROUPS } },
      },
    },
    server: { port: 5173, proxy: command === 'serve' ? proxyToTenon() : {} },
  };
});

/** What has to stand before the first paint is in the page itself. The server names it in the page's policy by its hash. */
function earlyScript(): Plugin {
  const source = readFileSync(join(import.meta.dirname, 'src/design/early.js'), 'utf8').replace(/^\/\/.*\n/gm, '');
  return { name: 'tenon-early', transformIndexHtml: () => [{ tag: 'script', children: source, injectTo: 'head-prepend' }] };
}

/**
 * For `npm run dev -w @tenon/web`: everything but the app's own files goes to a Tenon on this machine. Cookies know no
 * ports, so whoever signed in to the dashboard there is signed in here.
 */
function proxyToTenon(): Record<string, ProxyOptions> {
  const target = process.env['TENON_WEB_TARGET'] ?? 'http://localhost:8080';
  // Tenon answers only what comes from its own pages.
  const proxy: ProxyOptions = { target, changeOrigin: true, headers: { origin: target } };
  return { '^/(operators/)?(scalekit|tenon)\\.v1\\.': proxy, '^/dashboard/sign-': proxy, '^/ui/sign-': proxy };
}
