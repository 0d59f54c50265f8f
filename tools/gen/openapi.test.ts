import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { createConfig, lintFromString } from '@redocly/openapi-core';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { services } from '../../packages/server/src/app.ts';
import { bindingsOf } from '../../packages/server/src/chassis/rest/bindings.ts';
import { root } from './database.ts';
import { OPENAPI_FILE, type OpenApi, openApiText } from './openapi.ts';

let document: OpenApi;
const text = openApiText();

before(() => {
  document = JSON.parse(text);
});

test(`${OPENAPI_FILE} says what the contract says; if not, \`npm run gen\` writes it`, () => {
  assert.ok(readFileSync(join(root, OPENAPI_FILE), 'utf8') === text, 'npm run gen');
});

test('a linter that knows OpenAPI has nothing to say against it', async () => {
  const config = await createConfig({
    extends: ['recommended-strict'],
    rules: {
      // The document is served by every installation, and this is the address of the one at hand.
      'no-server-example.com': 'off',
      // The contract has `organizations:search` beside `{id}`, and such; the router settles them.
      'no-ambiguous-paths': 'off',
    },
  });
  const problems = await lintFromString({ source: text, absoluteRef: join(root, OPENAPI_FILE), config });
  assert.deepEqual(
    problems.map(({ ruleId, message, location }) => `${ruleId}: ${message} at ${location[0]?.pointer}`),
    [],
  );
});

test('every call that is served over REST is in it, and no other', () => {
  const served = bindingsOf(services).filter(({ procedure }) => !procedure.later);
  const form = (path: string) => path.replace(/\{[^}]*\}/g, '{}');
  const listed = Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([verb, operation]) => `${verb.toUpperCase()} ${form(path)} ${operation['x-rpc']}`),
  );
  assert.deepEqual(
    listed.sort(),
    served.map(({ verb, template, procedure: { method } }) => `${verb} ${form(template.text)} ${method.parent.typeName}/${method.name}`).sort(),
  );
  assert.ok(listed.length > 30);
});

test('every operation says in words what it does, under a name of its own', () => {
  const operations = Object.values(document.paths).flatMap((one) => Object.values(one));
  assert.equal(new Set(operations.map(({ operationId }) => operationId)).size, operations.length);
  for (const { operationId, summary, description = '' } of operations) {
    assert.ok(summary.length > 10 && summary.length < 200, `${operationId}: ${summary}`);
    assert.doesNotMatch(`${summary}${description}`, /^(Permission|Errors):/m, operationId);
  }
});

test('every example is one', () => {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addSchema({ $id: 'https://document.example/openapi.json', ...document });
  const wrong: string[] = [];
  const check = (what: string, at: string, example: unknown) => {
    const valid = ajv.compile({ $ref: `https://document.example/openapi.json#${at}` });
    if (!valid(example)) wrong.push(`${what}: ${ajv.errorsText(valid.errors)}`);
  };
  const asPointer = (part: string) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'));
  for (const [path, operations] of Object.entries(document.paths)) {
    for (const [verb, operation] of Object.entries(operations)) {
      const here = `/paths/${asPointer(path)}/${verb}`;
      for (const [status, answer] of Object.entries(operation.responses)) {
        const example = exampleOf(answer);
        if (example) check(`${operation.operationId}, answer`, `${here}/responses/${status}/content/application~1json/schema`, example);
      }
      const example = operation.requestBody && exampleOf(operation.requestBody);
      if (example) check(`${operation.operationId}, request`, `${here}/requestBody/content/application~1json/schema`, example);
    }
  }
  assert.deepEqual(wrong, []);
});

const exampleOf = (where: object): unknown => (where as { content?: { 'application/json'?: { example?: unknown } } }).content?.['application/json']?.example;
