import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { test } from 'node:test';

const root = import.meta.dirname;

/** Which part of the web apps may import which. A new arrow is a design decision. */
const uses: Record<string, readonly string[]> = {
  dashboard: ['dashboard', 'shared', 'api', 'design', 'words'],
  ui: ['ui', 'shared', 'api', 'design', 'words'],
  shared: ['shared', 'api', 'design', 'words'],
  api: ['api', 'design', 'words'],
  design: ['design', 'words'],
  words: ['words'],
};

const files = globSync('**/*.{ts,tsx}', { cwd: root }).filter((file) => !file.endsWith('.test.ts'));
const imports = files.flatMap((file) =>
  [...readFileSync(resolve(root, file), 'utf8').matchAll(/\b(?:from|import)\s*\(?\s*'([^']+)'/g)].map((match) => ({ from: file, to: match[1]! })),
);
const isOwn = (to: string) => to.startsWith('.');
const partOf = (file: string) => file.split('/')[0]!;

test('the design system knows no app, the api knows no page, and the apps do not know each other', () => {
  const strays = imports
    .filter(({ to }) => isOwn(to))
    .map(({ from, to }) => ({ from, to: relative(root, resolve(root, dirname(from), to)) }))
    .filter(({ from, to }) => !uses[partOf(from)]?.includes(partOf(to)));
  assert.deepEqual(strays, []);
});

test('the web apps know the contract and npm packages of their own, and nothing of the server', () => {
  const { dependencies }: { readonly dependencies: Record<string, string> } = JSON.parse(readFileSync(resolve(root, '../package.json'), 'utf8'));
  const foreign = imports.filter(({ to }) => !isOwn(to) && !Object.keys(dependencies).some((name) => to === name || to.startsWith(`${name}/`)));
  assert.deepEqual(foreign, []);
});

test('a page is loaded when somebody goes there: routes name it and import nothing of it', () => {
  const eager = imports.filter(({ from, to }) => /^dashboard\/.*\/routes\.ts$/.test(from) && isOwn(to) && to.endsWith('.tsx'));
  const text = (file: string) => readFileSync(resolve(root, file), 'utf8');
  assert.deepEqual(
    eager.filter(({ from, to }) => !text(from).includes(`import('${to}')`)),
    [],
  );
});

test('every page of the dashboard is registered', () => {
  const register = readFileSync(resolve(root, 'dashboard/routes.ts'), 'utf8');
  const folders = files.filter((file) => /^dashboard\/[^/]+\/routes\.ts$/.test(file)).map((file) => `./${relative('dashboard', file)}`);
  assert.ok(folders.length > 0);
  assert.deepEqual(
    folders.filter((file) => !register.includes(`'${file}'`)),
    [],
  );
});

test('pages take their colours from the look', () => {
  const inStyles = /#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|oklch)a?\(/i;
  const inPages = /style=\{\{[^}]*(?:#[0-9a-f]{3,8}\b|\brgba?\()/i;
  const coloured = globSync('{dashboard,ui}/**/*.{tsx,css}', { cwd: root }).filter((file) =>
    (file.endsWith('.css') ? inStyles : inPages).test(readFileSync(resolve(root, file), 'utf8')),
  );
  assert.deepEqual(coloured, []);
});

test('nothing is called that pages on plain http in a home network have not', () => {
  const careless = files.filter((file) => /\bcrypto\.(?:randomUUID|subtle)\b/.test(readFileSync(resolve(root, file), 'utf8')));
  assert.deepEqual(careless, []);
});
