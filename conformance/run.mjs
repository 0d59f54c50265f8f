// `npm run conformance`: builds what is stale and walks the official SDKs.
import { bootstrap, root, say } from '../tools/bootstrap.mjs';

await bootstrap('all');
const { buildServer } = await import('../tools/bundle.mjs');
await buildServer(root, say);
const { main } = await import('./main.ts');
process.exit(await main(process.argv.slice(2), (line) => console.log(line)));
