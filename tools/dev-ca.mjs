// `npm run dev-ca`: `tenon dev-ca` for somebody who has neither a new enough Node nor the packages yet.
import { join } from 'node:path';
import { bootstrap, root } from './bootstrap.mjs';
import { run } from './child.mjs';

await bootstrap('running');
const { code } = await run(process.execPath, [join(root, 'packages/server/src/main.ts'), 'dev-ca']);
process.exit(code);
