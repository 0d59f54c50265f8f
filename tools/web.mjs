// Building the pages that run in a browser: packages/web/dist, with every file also compressed beside itself.
import { createHash } from 'node:crypto';
import { globSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { buildOnce } from './built.mjs';

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
  await buildOnce({
    root,
    dist,
    name: 'the dashboard',
    lock: 'building-web.lock',
    isCurrent: () => isCurrent(root, dist),
    make: (folder) => bundle(root, folder),
    say,
  });
}

async function bundle(root, out) {
  const madeOf = fingerprint(root);
  const { build } = await import('vite');
  for (const app of APPS) {
    await build({ configFile: join(root, WEB, 'vite.config.ts'), mode: app, logLevel: 'warn', build: { outDir: join(out, app), emptyOutDir: true } });
  }
  const { prerender } = await import('../packages/web/prerender.ts');
  for (const app of APPS) await prerender(app, join(out, app));
  await compressAll(out);
  writeFileSync(join(out, 'made-of.txt'), madeOf);
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
    .filter((entry) => entry.isFile() && /\.(js|css|svg)$/.test(entry.name))
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
