// `npm run build`: builds the server and the web apps, each when something it is made of has changed.
import { bootstrap, root, say } from './bootstrap.mjs';

await bootstrap('running');
const { buildServer } = await import('./bundle.mjs');
const { buildWeb } = await import('./web.mjs');
await buildServer(root, say);
await buildWeb(root, say);
