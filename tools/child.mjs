// Child processes that behave as if they were this one: signals go in, the exit code comes out.
// Runs on any Node >= 20, before anything is installed.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';

const FORWARDED = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Runs a program to its end. Signals that reach us reach it, and we wait for what it makes of them.
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions & { quiet?: boolean }} [options] `quiet` keeps its output instead of showing it
 * @returns {Promise<{ code: number, output: string, interrupted: boolean }>}
 */
export function run(command, args, { quiet = false, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit', ...options });
    let output = '';
    let interrupted = false;
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (output += chunk));
    const forward = (signal) => {
      interrupted = true;
      child.kill(signal);
    };
    for (const signal of FORWARDED) process.on(signal, forward);
    const done = () => {
      for (const signal of FORWARDED) process.off(signal, forward);
    };
    child.on('error', (error) => {
      done();
      reject(error);
    });
    child.on('close', (code, signal) => {
      done();
      resolve({ code: exitCode(code, signal), output, interrupted: interrupted || FORWARDED.includes(signal ?? '') });
    });
  });
}

/** The exit code a shell would report: 128 and the signal's number for a process that a signal ended. */
export const exitCode = (code, signal) => (signal ? 128 + (constants.signals[signal] ?? 0) : (code ?? 1));
