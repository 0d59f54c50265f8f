import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { root, say } from './bootstrap.mjs';
import { buildWeb, fingerprint } from './web.mjs';

const dist = join(root, 'packages/web/dist');
/** What a browser loads before it shows the first page, compressed. */
const MOST_BYTES = 250 * 1024;
const FIRST_PAGES = { dashboard: ['main.tsx', 'overview/overview.tsx'], ui: ['main.tsx', 'account/account.tsx'] };

before(() => buildWeb(root, say));

for (const [app, pages] of Object.entries(FIRST_PAGES)) {
  test(`the first load of ${app} is at most 250 KB of script`, (t) => {
    const manifest = JSON.parse(readFileSync(join(dist, app, 'manifest.json'), 'utf8'));
    const loaded = new Set();
    const load = (key) => {
      if (loaded.has(manifest[key].file)) return;
      loaded.add(manifest[key].file);
      for (const next of manifest[key].imports ?? []) load(next);
    };
    // Vite names the entry for the page it stands in.
    for (const page of pages) load(page === 'main.tsx' ? 'index.html' : page);
    const sizes = [...loaded].map((file) => gzipSync(readFileSync(join(dist, app, file)), { level: 9 }).length);
    const bytes = sizes.reduce((sum, size) => sum + size, 0);
    t.diagnostic(`${app}: ${Math.round(bytes / 1024)} KB in ${loaded.size} files`);
    assert.ok(bytes <= MOST_BYTES, `${Math.round(bytes / 1024)} KB`);
  });

  test(`all files of the page of ${app} are its own, and nothing in it asks for others`, () => {
    const page = readFileSync(join(dist, app, 'index.html'), 'utf8');
    const asked = [...page.matchAll(/\s(?:src|href)="([^"]+)"/g)].map(([, address]) => address);
    assert.ok(asked.length > 0);
    for (const address of asked) assert.match(address, new RegExp(`^/${app}/assets/[^"]+-[\\w-]{8}\\.(js|css|svg)$`));
    assert.doesNotMatch(page, /\son\w+=|javascript:|https?:/);
  });

  test(`every page of ${app} is drawn ahead, with what is loaded with it, and runs nothing`, () => {
    const pages = JSON.parse(readFileSync(join(dist, app, 'pages.json'), 'utf8'));
    const kinds = { dashboard: ['writer', 'viewer'], ui: ['logo', 'letters'] }[app];
    assert.ok(pages.length > 5);
    for (const [number, { path, scripts, styles, later }] of pages.entries()) {
      for (const file of [...scripts, ...styles, ...later]) assert.ok(existsSync(join(dist, app, file)), `${path}: ${file}`);
      for (const kind of kinds) {
        const drawn = readFileSync(join(dist, app, 'drawn', `${number}-${kind}.html`), 'utf8');
        assert.match(drawn, /<main/, path);
        assert.doesNotMatch(drawn, /<script|\son\w+=|javascript:|_-\w+-_/, path);
      }
    }
  });
}

test('what is worth compressing lies there compressed', () => {
  const manifest = JSON.parse(readFileSync(join(dist, 'dashboard/manifest.json'), 'utf8'));
  const packages = Object.values(manifest).find(({ name }) => name === 'packages');
  const entry = join(dist, 'dashboard', packages.file);
  const [plain, gzip, brotli] = ['', '.gz', '.br'].map((ending) => statSync(`${entry}${ending}`).size);
  assert.ok(brotli < gzip && gzip < plain);
});

test('a build is stale when a source, the contract, a package or the way of building has changed, and not when files were touched', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tenon-web-'));
  after(() => rmSync(folder, { recursive: true }));
  const files = [
    'packages/web/src/dashboard/main.tsx',
    'packages/web/vite.config.ts',
    'packages/api/gen/tenon/v1/a_pb.ts',
    'package-lock.json',
    'tools/web.mjs',
  ];
  for (const file of files) {
    mkdirSync(join(folder, file, '..'), { recursive: true });
    writeFileSync(join(folder, file), 'one');
  }
  let known = fingerprint(folder);
  utimesSync(join(folder, files[0]), 1000, 1000);
  assert.equal(fingerprint(folder), known);
  for (const file of files) {
    writeFileSync(join(folder, file), 'two');
    assert.notEqual(fingerprint(folder), known, file);
    known = fingerprint(folder);
  }
});
