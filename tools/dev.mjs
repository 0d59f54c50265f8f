// `npm run dev`: what `npm start` runs, from source, and again whenever a file changes.
import { join } from 'node:path';
import { bootstrap, root, say } from './bootstrap.mjs';
import { run } from './child.mjs';

await bootstrap('running');
const { buildWeb } = await import('./web.mjs');
await buildWeb(root, say);
process.chdir(root);
const program = join(root, 'packages/server/src/main.ts');
const { code } = await run(process.execPath, [
  '--watch',
  '--watch-preserve-output',
  program,
  'dev',
  '--watch',
  '--demo',
  join(root, 'examples/demo-app/app.js'),
]);
process.exit(code);
