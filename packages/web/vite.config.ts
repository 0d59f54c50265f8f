import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin, type ProxyOptions } from 'vite';
import { leanContract } from './lean-contract.ts';
import { usedStyles } from './used-styles.ts';

const APPS = { dashboard: '/dashboard/', ui: '/ui/' } as const;

const isApp = (mode: string): mode is keyof typeof APPS => mode in APPS;

/** Two apps of one package: `--mode dashboard` and `--mode ui`, each with its own page, address and output. */
export default defineConfig(({ mode, command }) => {
  const app = isApp(mode) ? mode : 'dashboard';
  return {
    root: join(import.meta.dirname, 'src', app),
    base: APPS[app],
    // What Vite finds in a development environment is not for a build to differ by.
    define: { 'process.env.NODE_ENV': JSON.stringify(command === 'build' ? 'production' : 'development') },
    publicDir: false,
    plugins: [react(), leanContract(), schemeScript(APPS[app]), usedStyles()],
    build: {
      outDir: join(import.meta.dirname, 'dist', app),
      target: 'es2023',
      // Names never change meaning, so browsers may keep them for ever. Nothing small is put into the page: its policy refuses that.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
      chunkSizeWarningLimit: 900,
      manifest: 'manifest.json',
    },
    server: { port: 5173, proxy: command === 'serve' ? proxyToTenon() : {} },
  };
});

/**
 * The colour scheme has to stand before the first paint, and the page's policy allows no script within it. So this one
 * file of a few hundred bytes is loaded before anything else, and kept for ever.
 */
function schemeScript(base: string): Plugin {
  const source = readFileSync(join(import.meta.dirname, 'src/design/scheme.js'), 'utf8').replace(/^\/\/.*\n/gm, '');
  const name = `assets/scheme-${createHash('sha256').update(source).digest('base64url').slice(0, 8)}.js`;
  return {
    name: 'tenon-scheme',
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: name, source });
    },
    configureServer(server) {
      server.middlewares.use(`${base}${name}`, (_, answer) => void answer.setHeader('content-type', 'text/javascript').end(source));
    },
    transformIndexHtml: () => [{ tag: 'script', attrs: { src: `${base}${name}` }, injectTo: 'head-prepend' }],
  };
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
