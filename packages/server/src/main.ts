import { startTenon } from './app.ts';
import { runCommand } from './cli/program.ts';

/** The program: what `bin/tenon.mjs` and `npm start` run. @returns the exit code */
export const run = (args: readonly string[]): Promise<number> => runCommand(args, startTenon);
