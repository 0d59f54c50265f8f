import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';

const ROOT = resolve(import.meta.dirname, '../..');
const FOLDER = 'packages/server/src/features/passkeys';
export const SCRIPT_FILE = `${FOLDER}/script.json`;

/** The script of the hosted pages with the library it uses, in one piece, in a file that the server imports. */
export async function scriptFile(): Promise<string> {
  const { outputFiles } = await build({
    absWorkingDir: ROOT,
    entryPoints: [`${FOLDER}/browser/passkeys.js`],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    charset: 'ascii',
    legalComments: 'none',
  });
  return `${JSON.stringify({ script: outputFiles[0]!.text.trim() }, null, 2)}\n`;
}

export const generateScript = async (): Promise<void> => writeFileSync(join(ROOT, SCRIPT_FILE), await scriptFile());
