// What stands behind every command a newcomer types: the right Node and the packages, installed when they are missing.
// Runs on any Node >= 20, before anything is installed. Its modules import nothing but Node and one another.
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installPackages } from './install.mjs';
import { isNewEnough, rerunWithNewerNode } from './node-version.mjs';

// `import.meta.dirname` is younger than Node 20.
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

export const say = (line) => void process.stderr.write(`${line}\n`);

/**
 * Returns when the script may go on under this Node with its packages there. Under an older Node it runs the
 * script again with a newer one and ends with its exit code.
 * @param {'all' | 'running'} extent which packages are needed
 */
export async function bootstrap(extent) {
  try {
    if (!isNewEnough(process.version)) process.exit(await rerunWithNewerNode(root, say));
    await installPackages(root, extent, say);
  } catch (error) {
    say(`\n${error.message}\n`);
    process.exit(1);
  }
}
