// `npm run bench`: builds the server and measures it beside other things. What follows `--` goes to bench/run.ts.
import { bootstrap, root, say } from './bootstrap.mjs';
import { run } from './child.mjs';

await bootstrap('all');
const { buildServer } = await import('./bundle.mjs');
await buildServer(root, say);
const { code } = await run(process.execPath, ['bench/run.ts', ...process.argv.slice(2)], { cwd: root });
process.exit(code);
