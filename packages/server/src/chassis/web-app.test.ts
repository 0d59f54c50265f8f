import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import fastify from 'fastify';
import { type Opening, serveWebApp } from './web-app.ts';

const folder = mkdtempSync(join(tmpdir(), 'tenon-web-app-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const files = join(folder, 'dashboard');
const drawingOf = (kind: string) => join(files, 'drawn', `0-${kind}.html`);

/** What packages/web builds, in its smallest form. @param at when */
function build(says: string, at: Date): void {
  mkdirSync(join(files, 'drawn'), { recursive: true });
  for (const kind of ['owner', 'viewer']) writeFileSync(drawingOf(kind), `<p>${says}, {name} the ${kind}</p>`);
  writeFileSync(join(files, 'pages.json'), JSON.stringify([{ path: '/people/$id', scripts: ['assets/people.js'], styles: [], later: ['assets/invite.js'] }]));
  writeFileSync(join(files, 'index.html'), '<head><!--head--></head><div><!--drawn--></div><!--styles--><!--scripts-->');
  utimesSync(join(files, 'index.html'), at, at);
}

const app = fastify();
const send = await serveWebApp(app, pathToFileURL(`${folder}/`), 'dashboard');
const opening = (kind: string): Opening => ({ known: Buffer.from('known'), kind, places: { name: 'Ada <3' } });
app.get('/dashboard/*', async (request, reply) => send(request, reply, opening((request.query as { kind: string }).kind)) ?? reply.send('not built'));
const open = async (kind: string) => (await app.inject(`/dashboard/people/usr_1?kind=${kind}`)).body;

test('a page comes with what the build drew of it, for whoever asks; it is read once, until another build takes its place', async () => {
  assert.equal(await open('owner'), 'not built');
  build('Hello', new Date('2026-01-01'));
  assert.match(await open('owner'), /<p>Hello, Ada &lt;3 the owner<\/p>/);
  assert.match(await open('viewer'), /the viewer/);
  assert.match(await open('viewer'), /rel="modulepreload"[^>]* href="\/dashboard\/assets\/people\.js"/);
  assert.match(await open('viewer'), /rel="prefetch"[^>]* href="\/dashboard\/assets\/invite\.js"/);

  rmSync(drawingOf('owner'));
  assert.match(await open('owner'), /Hello, Ada/, 'nobody looks for it again');
  build('Welcome', new Date('2026-01-02'));
  assert.match(await open('owner'), /Welcome, Ada/);

  rmSync(files, { recursive: true });
  assert.equal(await open('owner'), 'not built');
});
