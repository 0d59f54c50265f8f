import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { services } from '../../app.ts';
import { openFront } from '../../testing/front.ts';
import { createWorld } from '../../testing/world.ts';
import type { OpenApi } from './document.ts';
import { referenceRoutes } from './index.ts';

const world = await createWorld({ name: 'Orion <script>' });
const { url } = await openFront({ house: { desk: world.desk, environmentOf: async () => world.environment }, services, routes: [referenceRoutes] });
const document = (await (await fetch(`${url}/openapi.json`)).json()) as OpenApi;

const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats.default(ajv);
ajv.addSchema({ $id: 'https://document.example/openapi.json', ...document });

/** Makes a real call and holds what comes back against what the description says of its status. */
async function call(verb: string, template: string, values: Readonly<Record<string, string>> = {}, body?: object, token = 'good') {
  const operation = document.paths[template]?.[verb];
  assert.ok(operation, `${verb} ${template} is described`);
  const path = template.replace(/\{([^}]*)\}/g, (_, name: string) => values[name] ?? assert.fail(name));
  const answer = await fetch(`${url}${path}`, {
    method: verb.toUpperCase(),
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  });
  const status = operation.responses[answer.status] ? String(answer.status) : 'default';
  const told = operation.responses[status];
  const name = told?.$ref?.split('/').at(-1);
  const pointer = name ? `/components/responses/${name}` : `/paths/${encodeURIComponent(template.replaceAll('/', '~1'))}/${verb}/responses/${status}`;
  const json = (await answer.json()) as Record<string, { readonly id: string }>;
  const fits = ajv.compile({ $ref: `https://document.example/openapi.json#${pointer}/content/application~1json/schema` });
  assert.ok(fits(json), `${verb} ${template} ${answer.status}: ${ajv.errorsText(fits.errors)}`);
  return { status: answer.status, described: status, json };
}

test('what the server answers is what the description says', async () => {
  const made = await call('post', '/api/v1/organizations', {}, { display_name: 'Orion', external_id: 'seven', metadata: { plan: 'pro' } });
  assert.equal(made.status, 201);
  const { id } = made.json['organization']!;
  const there = { id, organization_id: id, external_id: 'seven', org_id: id };

  assert.equal((await call('get', '/api/v1/organizations/{id}', there)).status, 200);
  assert.equal((await call('get', '/api/v1/organizations:external/{external_id}', there)).status, 200);
  assert.equal((await call('patch', '/api/v1/organizations/{id}', there, { display_name: 'Orion Analytics' })).status, 200);
  assert.equal((await call('get', '/api/v1/organizations')).status, 200);

  const invited = await call('post', '/api/v1/organizations/{organization_id}/users', there, { email: 'ada@orion.example' });
  assert.equal(invited.status, 201);
  const whose = { ...there, user_id: invited.json['user']!.id };
  assert.equal((await call('get', '/api/v1/users/{id}', { id: whose.user_id })).status, 200);
  assert.equal((await call('get', '/api/v1/users')).status, 200);
  assert.equal((await call('get', '/api/v1/organizations/{organization_id}/users', there)).status, 200);
  assert.equal((await call('get', '/api/v1/invites/organizations/{organization_id}/users/{user_id}', whose)).status, 200);
  assert.equal((await call('get', '/api/v1/roles')).status, 200);
  assert.equal((await call('post', '/api/v1/events', {}, {})).status, 200);
  assert.equal((await call('delete', '/api/v1/organizations/{id}', there)).status, 200);
});

test('and so is what it refuses', async () => {
  const nowhere = { id: 'org_1' };
  const refusals = [
    await call('post', '/api/v1/organizations', {}, { display_name: '' }),
    await call('get', '/api/v1/organizations/{id}', nowhere, undefined, 'bad'),
    await call('get', '/api/v1/organizations/{id}', { id: 'org_100000000000000000' }),
  ];
  assert.deepEqual(
    refusals.map(({ status, described }) => [status, described]),
    [
      [400, '400'],
      [401, '401'],
      [404, '404'],
    ],
  );
});

test('the example bodies of the description are taken', async () => {
  const example = document.paths['/api/v1/organizations']?.['post']?.requestBody?.content['application/json'].example as object;
  assert.ok(example);
  assert.equal((await call('post', '/api/v1/organizations', {}, example)).status, 201);
});

test('every call there is, made with its own examples, is answered as described', async () => {
  const wrong: string[] = [];
  for (const [template, operations] of Object.entries(document.paths)) {
    for (const [verb, { parameters = [], requestBody }] of Object.entries(operations)) {
      const values = Object.fromEntries(parameters.map(({ name, example }) => [name, example ?? 'something']));
      const body = requestBody?.content['application/json'].example as object | undefined;
      await call(verb, template, values, body).then(
        // Not done here (501) is an answer in words; every other 5xx is a bug.
        ({ status }) => status >= 500 && status !== 501 && wrong.push(`${verb} ${template}: ${status}`),
        (error: unknown) => wrong.push(`${verb} ${template}: ${error instanceof Error ? error.message : error}`),
      );
    }
  }
  assert.deepEqual(wrong, []);
});

test('the description says where it was read, and tools in a browser may read it', async () => {
  const answer = await fetch(`${url}/openapi.json`);
  assert.equal(answer.headers.get('access-control-allow-origin'), '*');
  assert.match(answer.headers.get('content-type') ?? '', /^application\/json/);
  assert.equal(document.servers[0].url, world.environment.url);
});

test('every operation stands on the page of its tag, and every link of the pages leads somewhere', async () => {
  const pages = new Map<string, string>();
  const open = async (path: string) => {
    const answer = await fetch(`${url}${path}`);
    assert.equal(answer.status, 200, path);
    assert.match(answer.headers.get('content-security-policy') ?? '', /^default-src 'none'; style-src 'sha256-/);
    const text = await answer.text();
    assert.doesNotMatch(text, /<script/);
    pages.set(path, text);
    return text;
  };
  const contents = await open('/docs');
  for (const [, path = ''] of contents.matchAll(/href="(\/docs\/[a-z-]+)"/g)) if (!pages.has(path)) await open(path);
  assert.equal(pages.size, document.tags.length + 1);

  const operations = Object.values(document.paths).flatMap((one) => Object.values(one));
  const everything = [...pages.values()].join('');
  for (const { operationId } of operations) assert.equal(everything.split(`<article id="${operationId}"`).length, 2, operationId);

  for (const [path, text] of pages) {
    for (const [, href = ''] of text.matchAll(/href="([^"]*)"/g)) {
      const [to = '', anchor] = href.split('#');
      const page = to === '' ? text : pages.get(to);
      if (anchor) assert.ok(page?.includes(`id="${anchor}"`), `${path} leads to ${href}`);
      else if (href.startsWith('/docs')) assert.ok(page, `${path} leads to ${href}`);
    }
    assert.ok(Buffer.byteLength(text) < 250_000, `${path}: ${Buffer.byteLength(text)} bytes`);
  }
  assert.match(contents, new RegExp(`curl &#39;${world.environment.url}/api/v1/organizations&#39;`));
});

test('a coding agent finds an index whose links all lead somewhere, and every call in one file', async () => {
  const text = async (path: string) => {
    const answer = await fetch(`${url}${path}`);
    assert.equal(answer.status, 200);
    assert.equal(answer.headers.get('content-type'), 'text/plain; charset=utf-8');
    return answer.text();
  };
  const index = await text('/llms.txt');
  assert.match(index, /^# Tenon\n\n> /);
  const links = [...index.matchAll(/\]\(([^)]*)\)/g)].map(([, href = '']) => href);
  assert.ok(links.length > document.tags.length);
  for (const href of links) {
    assert.ok(href.startsWith(`${world.environment.url}/`), href);
    const path = href.slice(world.environment.url.length);
    // The endpoints of OpenID Connect are another feature's.
    if (path !== '/keys' && !path.startsWith('/.well-known/')) assert.equal((await fetch(`${url}${path}`)).status, 200, path);
  }

  const full = await text('/llms-full.txt');
  for (const [path, operations] of Object.entries(document.paths)) {
    for (const verb of Object.keys(operations)) assert.ok(full.includes(`#### ${verb.toUpperCase()} ${path}\n`), `${verb} ${path}`);
  }
  for (const name of Object.keys(document.components.schemas)) assert.ok(full.includes(`### ${name}\n`), name);
  assert.doesNotMatch(full, /localhost:8080\b(?<!world-\d+\.localhost:8080)/);
});

test('a page that is not there is said to be not there', async () => {
  const answer = await fetch(`${url}/docs/gardening`);
  assert.equal(answer.status, 404);
  assert.equal(((await answer.json()) as { details: { debug_info: { detail: string } }[] }).details[0]?.debug_info.detail, 'reference.no_chapter');
});
