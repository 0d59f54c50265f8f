// Building the pages that run in a browser: packages/web/dist, with every file also compressed beside itself.
import { createHash } from 'node:crypto';
import { globSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { holdLock } from './lock.mjs';

const WEB = 'packages/web';
/** What a build is made of, besides the packages, which package-lock.json stands for. */
const SOURCES = [`${WEB}/src/**/*`, `${WEB}/*.{json,ts}`, 'packages/api/gen/**/*_pb.ts', 'package-lock.json', 'tools/web.mjs'];
/** Each is a build of its own, since each lives under an address of its own. */
const APPS = ['dashboard', 'ui'];

/**
 * Builds `packages/web/dist`, unless it is made of exactly what is there now.
 * @param {string} root the project
 * @param {(line: string) => void} say
 */
export async function buildWeb(root, say) {
  const dist = join(root, WEB, 'dist');
  if (isCurrent(root, dist)) return;
  const release = await holdLock(join(root, '.tools', 'building-web.lock'), () => say('Waiting for another start, which is building the dashboard…'));
  try {
    if (isCurrent(root, dist)) return;
    say('Building the dashboard…');
    const madeOf = fingerprint(root);
    // Made aside and then swapped in: a build that is interrupted or fails leaves the old one as it was.
    const aside = `${dist}.${process.pid}`;
    try {
      const { build } = await import('vite');
      for (const app of APPS) {
        await build({ configFile: join(root, WEB, 'vite.config.ts'), mode: app, logLevel: 'warn', build: { outDir: join(aside, app), emptyOutDir: true } });
      }
      await compressAll(aside);
      mkdirSync(aside, { recursive: true });
      writeFileSync(join(aside, 'made-of.txt'), madeOf);
      rmSync(dist, { recursive: true, force: true });
      renameSync(aside, dist);
    } finally {
      rmSync(aside, { recursive: true, force: true });
    }
  } finally {
    release();
  }
}

function isCurrent(root, dist) {
  try {
    return readFileSync(join(dist, 'made-of.txt'), 'utf8') === fingerprint(root);
  } catch {
    return false;
  }
}

/** One line that changes with every source. By content: a checkout that touches files makes nothing stale. */
export function fingerprint(root) {
  const hash = createHash('sha256');
  const files = globSync(SOURCES, { cwd: root }).sort();
  for (const file of files.filter((one) => statSync(join(root, one)).isFile()))
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update('\0');
  return hash.digest('hex');
}

/** Below this a file fits into one packet anyway. */
const WORTH_COMPRESSING = 1000;

/** Once, at the build, and as well as can be: servers then only pick a file. */
async function compressAll(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(js|css|html|svg|json)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
  await Promise.all(
    files.map(async (file) => {
      const text = readFileSync(file);
      if (text.length < WORTH_COMPRESSING) return;
      const [small, smaller] = await Promise.all([
        promisify(gzip)(text, { level: 9 }),
        promisify(brotliCompress)(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: text.length } }),
      ]);
      writeFileSync(`${file}.gz`, small);
      writeFileSync(`${file}.br`, smaller);
    }),
  );
}
