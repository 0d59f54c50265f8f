import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import fastify, { type FastifyRequest } from 'fastify';
import { type Opening, serveWebApp } from './web-app.ts';

const folder = mkdtempSync(join(tmpdir(), 'tenon-web-app-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const files = join(folder, 'dashboard');
const drawingOf = (kind: string) => join(files, 'drawn', `0-${kind}.html`);

/** What packages/web builds, in its smallest form. @param at when */
function build(says: string, at: Date): void {
  mkdirSync(join(files, 'drawn'), { recursive: true });
  for (const kind of ['owner', 'viewer']) writeFileSync(drawingOf(kind), `<p>${says}, {name} the ${kind}</p>`);
  const person = { key: '["GetPerson","{id}"]', path: '/people.v1/GetPerson', input: '{"id":"{id}"}' };
  const questions = { owner: [person, { key: 'refused', path: '/people.v1/GetSecrets', input: '{}' }], viewer: [] };
  const page = { path: '/people/$id', scripts: ['assets/people.js'], styles: [], later: ['assets/invite.js'], questions };
  writeFileSync(join(files, 'pages.json'), JSON.stringify([page]));
  writeFileSync(join(files, 'index.html'), '<head><!--head--></head><div><!--drawn--></div><!--styles--><!--scripts-->');
  utimesSync(join(files, 'index.html'), at, at);
}

const app = fastify();
const send = await serveWebApp(app, pathToFileURL(`${folder}/`), 'dashboard');
const opening = (kind: string): Opening => ({ known: Buffer.from('known'), kind, places: { name: 'Ada <3' } });
const kindOf = ({ headers }: FastifyRequest) => String(headers['x-kind']);
let ask: Opening['ask'];
app.get('/dashboard/*', async (request, reply) => {
  return send(request, reply, { ...opening(kindOf(request)), ...(ask && { ask }) }) ?? reply.send('not built');
});
const open = async (kind: string) => (await app.inject({ url: '/dashboard/people/usr_1', headers: { 'x-kind': kind } })).body;

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

test('what a page asks first is answered with it: for whoever came by themselves, about ids, and only what they are not refused', async () => {
  build('Hello', new Date('2026-01-03'));
  const asked: string[] = [];
  ask = async ({ path, input }) => {
    asked.push(`${path} ${JSON.stringify(input)}`);
    if (path.endsWith('GetSecrets')) throw new Error('not for you');
    return Buffer.from('Grace');
  };
  const comes = async (url: string, site?: string) => {
    const answer = await app.inject({ url, headers: { 'x-kind': 'owner', ...(site && { 'sec-fetch-site': site }) } });
    return { answers: [...answer.body.matchAll(/<meta name="tenon-answer"[^>]*>/g)].map(String), kept: answer.headers['cache-control'] };
  };
  const grace = `<meta name="tenon-answer" data-question="[&quot;GetPerson&quot;,&quot;usr_1&quot;]" content="${Buffer.from('Grace').toString('base64')}">`;
  assert.deepEqual(await comes('/dashboard/people/usr_1', 'none'), { answers: [grace], kept: 'private, no-store' });
  assert.deepEqual(await comes('/dashboard/people/usr_1', 'same-origin'), { answers: [grace], kept: 'private, no-store' });
  assert.deepEqual(new Set(asked), new Set(['/people.v1/GetPerson {"id":"usr_1"}', '/people.v1/GetSecrets {}']));

  asked.length = 0;
  const nothing = { answers: [], kept: 'private, no-cache' };
  // Another site chooses the address and how often; a browser that does not say is not believed to be ours.
  for (const site of ['cross-site', 'same-site', undefined]) assert.deepEqual(await comes('/dashboard/people/usr_1', site), nothing);
  // What is searched for is another question; and nothing but an id gets from an address into one.
  for (const url of ['/dashboard/people/usr_1?q=ada', '/dashboard/people/usr_1%22,', '/dashboard/people/{id}'])
    assert.deepEqual(await comes(url, 'none'), nothing);
  assert.deepEqual(asked, []);
});

test('a page does not wait for an answer that does not come, and carries none that is too long', async () => {
  build('Hello', new Date('2026-01-04'));
  for (const answer of [new Promise<Uint8Array>(() => undefined), Promise.resolve(Buffer.alloc(100_000))]) {
    ask = () => answer;
    const { body } = await app.inject({ url: '/dashboard/people/usr_1', headers: { 'x-kind': 'owner', 'sec-fetch-site': 'none' } });
    assert.match(body, /Hello, Ada/);
    assert.doesNotMatch(body, /tenon-answer/);
  }
});
