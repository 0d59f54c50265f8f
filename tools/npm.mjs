// Calling npm from a script that npm may have started itself.
// Runs on any Node >= 20, before anything is installed.
import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { run } from './child.mjs';

/**
 * Runs npm quietly, under the Node that runs us. Packages' install scripts never run: none of ours needs one.
 * @param {string[]} args
 * @param {string} folder
 */
export function npm(args, folder) {
  const flags = [
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--no-update-notifier',
    '--prefer-offline',
    '--loglevel=error',
    '--fetch-retry-maxtimeout=10000',
  ];
  const script = npmScript(process.env, process.execPath, existsSync);
  const options = { quiet: true, cwd: folder };
  return script ? run(process.execPath, [script, ...args, ...flags], options) : run('npm', [...args, ...flags], options);
}

/** npm's own script: the one that started us, or the one that came with this Node. */
export function npmScript(environment, node, exists) {
  const beside = join(dirname(dirname(node)), 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js');
  const caller = environment.npm_execpath;
  return [caller, beside].find((path) => path && basename(path) === 'npm-cli.js' && exists(path));
}

/** What to do about npm's failure, in a sentence, with its own last words where ours would be a guess. */
export function whyNpmFailed(output) {
  if (/ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNREFUSED|ECONNRESET|ENOTCACHED|ENETUNREACH|ERR_SOCKET|network request/.test(output)) {
    return 'npm could not reach its registry: connect to the network (or check `npm config get registry`) and run this again.';
  }
  if (/ENOSPC/.test(output)) return 'The disk is full.';
  if (/EACCES|EPERM|EROFS/.test(output)) return `npm may not write here: ${lastWords(output)}`;
  return `npm said: ${lastWords(output)}`;
}

const lastWords = (output) =>
  output
    .split('\n')
    .map((line) => line.replace(/^npm (error|ERR!) ?/, '').trim())
    .filter((line) => line && !/^(A complete log|For a full report)|_logs/.test(line))
    .slice(0, 6)
    .join(' / ')
    .slice(0, 800);
