#!/usr/bin/env node
// The `tenon` command: the built program when there is one, else the source as it stands.
import { existsSync } from 'node:fs';
import * as nodeModule from 'node:module';

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 18) || (major === 23 && minor < 6)) {
  console.error(`Tenon needs Node 22.18 or newer, and this is ${process.version}.`);
  process.exit(1);
}
nodeModule.enableCompileCache();
// A stack in the log should name lines of the source; reading the maps takes some 30 ms.
process.setSourceMapsEnabled(true);
const built = new URL('../dist/main.js', import.meta.url);
const { run } = await import(existsSync(built) ? built.href : new URL('../src/main.ts', import.meta.url).href);
process.exit(await run(process.argv.slice(2)));
