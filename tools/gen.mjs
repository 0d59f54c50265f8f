// `npm run gen`: writes every generated file anew. What comes out is committed, and a test fails when it lags.
import { join } from 'node:path';
import { bootstrap, root, say } from './bootstrap.mjs';
import { run } from './child.mjs';

await bootstrap('all');
process.chdir(root);

say('packages/api/gen, from proto');
const bin = join(root, 'node_modules/.bin');
const { code } = await run(join(bin, 'buf'), ['generate'], { env: { ...process.env, PATH: `${bin}:${process.env.PATH}` } });
if (code !== 0) process.exit(code);

say('packages/server/src/platform/db, from the migrations');
const { generateDatabaseFiles } = await import('./gen/database.ts');
await generateDatabaseFiles();

say('docs/reference, from the settings and the faults');
const { generateReferencePages } = await import('./gen/reference.ts');
await generateReferencePages();
