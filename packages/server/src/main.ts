import { runCommand } from './cli/program.ts';

/**
 * The `tenon` command.
 * @param args what stands after the program's name
 * @returns the exit code
 */
export const run = (args: readonly string[]): Promise<number> =>
  // The server is loaded by the commands that start it; `tenon settings` need not wait for it.
  runCommand(args, async (...given) => (await import('./app.ts')).startTenon(...given));

// Started by itself, from source or built: `node --watch packages/server/src/main.ts dev`.
if (process.argv[1] === import.meta.filename) process.exit(await run(process.argv.slice(2)));
