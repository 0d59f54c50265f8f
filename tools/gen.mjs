// `npm run gen`: writes every generated file anew. What comes out is committed, and a test fails when it lags.
import { join } from 'node:path';
import { bootstrap, root, say } from './bootstrap.mjs';
import { run } from './child.mjs';

await bootstrap('all');
process.chdir(root);

say('packages/api/gen, from proto, and packages/server/src/testing/gen, from its own');
const bin = join(root, 'node_modules/.bin');
for (const template of ['buf.gen.yaml', 'packages/server/src/testing/buf.gen.yaml']) {
  const { code } = await run(join(bin, 'buf'), ['generate', '--template', template], { env: { ...process.env, PATH: `${bin}:${process.env.PATH}` } });
  if (code !== 0) process.exit(code);
}

say('packages/server/src/platform/db, from the migrations');
const { generateDatabaseFiles } = await import('./gen/database.ts');
await generateDatabaseFiles();

say('the script of the hosted pages');
const { generateScript } = await import('./gen/script.ts');
await generateScript();

say('docs/reference, from the settings and the faults');
const { generateReferencePages } = await import('./gen/reference.ts');
await generateReferencePages();

say('docs/reference/openapi.json and llms.txt, from the protos and what is served of them');
const { generateOpenApi } = await import('./gen/openapi.ts');
generateOpenApi();
const { generateLlmsTexts } = await import('./gen/llms.ts');
generateLlmsTexts();

say('docs/reference/permissions.md, from the commands');
const { generatePermissions } = await import('./gen/permissions.ts');
generatePermissions();

say('packages/sdk/src/contract, from proto');
const { generateSdk } = await import('./gen/sdk.ts');
generateSdk();

say('packages/web/src/design/tokens.css, from the look of the hosted pages');
const { generateWebTokens } = await import('./gen/web-tokens.ts');
generateWebTokens();

say('packages/web/src/shared/audit/deeds.ts, from the actions of the audit log');
const { generateWebActions } = await import('./gen/web-actions.ts');
generateWebActions();
