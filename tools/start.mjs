// `npm start`: installs what is missing, builds what is stale, and runs everything a newcomer needs on one machine.
import { join } from 'node:path';
import { bootstrap, root, say } from './bootstrap.mjs';

await bootstrap('running');
// Older Nodes do not have it, so it is asked for only now.
(await import('node:module')).enableCompileCache();
process.setSourceMapsEnabled(true);
const { buildServer } = await import('./bundle.mjs');
const { buildWeb } = await import('./web.mjs');
await Promise.all([buildServer(root, say), buildWeb(root, say)]);
const { run } = await import('../packages/server/dist/main.js');
process.exit(await run(['dev', '--demo', join(root, 'examples/demo-app/app.js')]));
