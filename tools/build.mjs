// `npm run build`: builds the server, when something it is made of has changed.
import { bootstrap, root, say } from './bootstrap.mjs';

await bootstrap('running');
const { buildServer } = await import('./bundle.mjs');
await buildServer(root, say);
