import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './database.ts';
import { type OpenApi, type Operation, openApi, type Parameter } from './openapi.ts';
import type { Schema } from './schemas.ts';

// What a coding agent reads: an index, and everything in one file. Both are put together from what people read.

const SERVER = 'http://localhost:8080';

const read = (file: string): string => readFileSync(join(root, file), 'utf8');

/** docs/reference/llms.txt and llms-full.txt: file → text. */
export function llmsTexts(document: OpenApi = openApi()): [file: string, text: string][] {
  return [
    ['docs/reference/llms.txt', index(document)],
    ['docs/reference/llms-full.txt', everything(document)],
  ];
}

export function generateLlmsTexts(): void {
  for (const [file, text] of llmsTexts()) writeFileSync(join(root, file), text);
}

const HEAD = `# Tenon

> A self-hosted home for the users and organizations of B2B software: organizations, members, roles, invitations, hosted sign-in, OpenID Connect tokens that say which organization a person is in. It speaks the wire contract of the published Scalekit SDKs, so they work with it when their environment URL is changed to this server's: ${SERVER}`;

function index(document: OpenApi): string {
  const chapters = document.tags.map(({ name, description = '' }) => `- [${name}](${SERVER}/docs/${slugOf(name)}): ${description.split('\n\n', 1)[0]}`);
  return `${HEAD}

An app's server gets an access token from POST ${SERVER}/oauth/token (client_credentials) and sends it as \`Authorization: Bearer …\`. People sign in by OpenID Connect: ${SERVER}/.well-known/openid-configuration

## Everything at once

- [llms-full.txt](${SERVER}/llms-full.txt): what it is, its words, the journeys, every call with its parameters and errors, and the SDKs, in one file
- [OpenAPI 3.1](${SERVER}/openapi.json): the REST API, generated from the contract

## API reference

${chapters.join('\n')}

## Optional

- [OpenID Connect discovery](${SERVER}/.well-known/openid-configuration): endpoints, scopes, claims and algorithms
- [Keys](${SERVER}/keys): the public keys that tokens are signed with
`;
}

function everything(document: OpenApi): string {
  return `${HEAD}

## Words

One word per concept; the API, its errors and its pages use these.

${glossary()}

## Journeys

${JOURNEYS}

## SDKs

### The published SDKs

${section('README.md', /^## Use it from your app$/m)}

### The TypeScript SDK of this project

${deeper(read('packages/sdk/README.md').replace(/^# .*\n+/, ''))}

## The REST API

${(document.info as { description: string }).description}

The same calls are RPCs: \`POST ${SERVER}/<service>/<method>\` with JSON (Connect), or gRPC. Each names its service and method below.

${document.tags.map(({ name, description = '' }) => `### ${name}\n\n${description}\n\n${operationsOf(document, name)}`).join('\n\n')}

## Objects

What requests and answers are made of. A name that ends in \`Input\` is what is sent; the plain one is what is answered. Required: a request must have it, and an answer always does.

${Object.entries(document.components.schemas)
  .map(([name, schema]) => `### ${name}\n\n${objectOf(schema)}`)
  .join('\n\n')}
`;
}

/** The glossary as a list: a table is wide with spaces. */
const glossary = (): string =>
  read('docs/glossary.md')
    .split('\n')
    .filter((line) => line.startsWith('| **'))
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .map(([, word, meaning, not]) => `- ${word}: ${meaning}.${not ? ` (Not: ${not}.)` : ''}`)
    .join('\n');

const JOURNEYS = `### A person signs in

1. The app sends the browser to \`GET ${SERVER}/oauth/authorize\` with \`response_type=code\`, \`client_id\`, \`redirect_uri\` (registered), \`scope=openid profile email\` (\`offline_access\` for a refresh token), \`state\`, and PKCE. \`organization_id\` and \`login_hint\` are optional; \`prompt=create\` opens sign-up.
2. Tenon's hosted pages prove the mailbox by a code or a link from a mail, and let the person choose an organization when they have several.
3. The browser comes back to \`redirect_uri\` with \`code\` and \`state\`. The app trades the code at \`POST ${SERVER}/oauth/token\`.
4. ID and access tokens carry \`sub\` (the user), \`oid\` (the organization), \`xoid\` and \`xuid\` (the app's own ids), \`roles\` and \`permissions\`. Check them with the keys at ${SERVER}/keys.
5. To sign out, send the browser to \`${SERVER}/oidc/logout\` with \`id_token_hint\` and a registered \`post_logout_redirect_uri\`.

### An app invites a colleague

1. \`POST /api/v1/organizations/{organization_id}/users\` with an e-mail, and roles by name. User and membership exist at once, the membership as PENDING_INVITE; a mail with a link goes out unless \`send_invitation_email=false\`.
2. The mailed link proves the mailbox: the invitee confirms on one page and is signed in to the app, in that organization, without a login page. The membership becomes ACTIVE.
3. \`PATCH /api/v1/invites/organizations/{organization_id}/users/{id}/resend\` sends a new link and kills the old one; \`DELETE /api/v1/invites/organizations/{organization_id}/users/{user_id}\` takes the invitation back.

### A machine calls an API

Make a client of the organization (\`POST /api/v1/organizations/{organization_id}/clients\`), hand over its id and secret, and let it ask for \`client_credentials\` at \`POST ${SERVER}/oauth/token\`.

### When something is refused

Read \`details[0].debug_info.detail\`: a stable code such as \`invitations.already_member\`. \`details[0].validation_error_info.field_violations\` names each field that broke a rule. Retry 429 and 503 after \`Retry-After\`, and whatever was answered by nobody: with an \`Idempotency-Key\` a write is done once however often it is sent. To know beforehand what a write would do, send it with \`Prefer: dry-run\`.`;

function operationsOf({ paths }: OpenApi, tag: string): string {
  return Object.entries(paths)
    .flatMap(([path, operations]) => Object.entries(operations).map(([verb, operation]) => [verb, path, operation] as const))
    .filter(([, , { tags }]) => tags.includes(tag))
    .map(([verb, path, operation]) => operationOf(verb, path, operation))
    .join('\n\n');
}

function operationOf(verb: string, path: string, operation: Operation): string {
  const { summary, description, parameters = [], requestBody, responses } = operation;
  const body = (requestBody as Content | undefined)?.content?.['application/json'].schema;
  const lines = [
    // What headers mean is said once, above.
    ...parameters.filter((one) => one.in !== 'header').map((one) => parameterLine(one)),
    ...(body ? [`- body: ${typeOf(body)}${body['properties'] ? ` with ${Object.keys(body['properties']).join(', ')}` : ''}`] : []),
    ...Object.entries(responses).flatMap(([status, answer]) => answerLine(status, answer as Content)),
  ];
  return [`#### ${verb.toUpperCase()} ${path}`, `${summary}. RPC \`${operation['x-rpc']}\`.`, description, lines.join('\n')].filter(Boolean).join('\n\n');
}

interface Content {
  readonly description?: string;
  readonly content?: { readonly 'application/json': { readonly schema: Schema } };
}

const parameterLine = ({ name, in: where, required, schema, description }: Parameter): string =>
  `- \`${name}\` (${where}${required && where === 'query' ? ', required' : ''}, ${typeOf(schema)})${description ? `: ${oneLine(description)}` : ''}`;

/** What every call may answer is said once, above. */
function answerLine(status: string, { description, content }: Content): string[] {
  if (!content) return [];
  const { schema } = content['application/json'];
  if (status.startsWith('2') && String(schema['$ref']).endsWith('/DryRun')) return [];
  if (status.startsWith('2')) return [`- ${status}: ${typeOf(schema)}`];
  return [`- ${status}: ${oneLine((description ?? '').split('\n\n', 1)[0] ?? '')}`];
}

function objectOf(schema: Schema): string {
  const properties = Object.entries((schema['properties'] ?? {}) as Record<string, Schema>);
  const required = (schema['required'] ?? []) as readonly string[];
  const words = schema['description'] ? [String(schema['description'])] : [];
  if (Array.isArray(schema['enum'])) return [...words, `One of: ${schema['enum'].join(', ')}`].join('\n\n');
  const fields = properties.map(([name, field]) => {
    const says = field['description'] ? `: ${oneLine(String(field['description']))}` : '';
    return `- \`${name}\` (${typeOf(field)}${required.includes(name) ? ', required' : ''})${says}`;
  });
  return [...words, fields.join('\n')].filter(Boolean).join('\n\n') || 'It has no fields.';
}

function typeOf(schema: Schema): string {
  if (typeof schema['$ref'] === 'string') return schema['$ref'].split('/').at(-1) ?? '';
  const [usual] = (schema['anyOf'] ?? []) as readonly Schema[];
  if (usual) return typeOf(usual);
  if (schema['items']) return `list of ${typeOf(schema['items'] as Schema)}`;
  if (schema['additionalProperties']) return `map to ${typeOf(schema['additionalProperties'] as Schema)}`;
  const { format, minLength, maxLength, minimum, maximum } = schema;
  const type = String(format ?? [schema['type']].flat()[0] ?? 'anything');
  const limits = [
    minLength !== undefined && `from ${minLength}`,
    maxLength !== undefined && `to ${maxLength} characters`,
    typeof minimum === 'number' && minimum > 0 && `from ${minimum}`,
    typeof maximum === 'number' && maximum < 2 ** 31 - 1 && `to ${maximum}`,
  ].filter(Boolean);
  return [type, ...limits].join(' ');
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** The text under one heading of a page, without the heading. */
function section(file: string, heading: RegExp): string {
  const text = read(file);
  const found = heading.exec(text);
  if (!found) throw new Error(`${file} has no heading like ${heading}`);
  return text
    .slice(found.index + found[0].length)
    .split(/^## /m, 1)[0]!
    .replace(/(?<![/\w])localhost:8080/g, SERVER)
    .trim();
}

/** Headings two floors further down, code left alone. */
const deeper = (text: string): string =>
  text
    .split(/(^```[\s\S]*?^```)/m)
    .map((part) => (part.startsWith('```') ? part : part.replace(/^(#+) /gm, '##$1 ')))
    .join('')
    .trim();

const slugOf = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]+/g, '-');
