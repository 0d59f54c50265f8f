import { type Html, html, raw } from '../../chassis/html.ts';
import type { Environment } from '../../platform/environment.ts';
import { curlOf } from './curl.ts';
import type { Answer, OpenApi, Operation, Parameter, Schema } from './document.ts';
import { schemaView, typeOf } from './schema-view.ts';
import { objectsOf } from './schemas.ts';
import { referenceStyle } from './style.ts';
import { inline, prose, slugOf } from './words.ts';

interface Call {
  readonly verb: string;
  readonly path: string;
  readonly operation: Operation;
}

const callsOf = ({ paths }: OpenApi, tag: string): Call[] =>
  Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations)
      .filter(([, { tags }]) => tags.includes(tag))
      .map(([verb, operation]) => ({ verb, path, operation })),
  );

/** /docs: how to begin, and everything there is. */
export function contentsView(document: OpenApi, environment: Environment): Html {
  const { url } = environment;
  const token = `TOKEN=$(curl -s '${url}/oauth/token' \\
  -d grant_type=client_credentials \\
  -d client_id="$SCALEKIT_CLIENT_ID" \\
  -d client_secret="$SCALEKIT_CLIENT_SECRET" | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')`;
  const first = `curl '${url}/api/v1/organizations' -H "Authorization: Bearer $TOKEN"`;
  return frame(
    document,
    environment,
    'API reference',
    undefined,
    html`<h1>API reference</h1>
${prose(document.info.description)}
<section aria-labelledby="begin"><h2 id="begin">Begin</h2>
<p>Your app’s server trades its client id and secret for an access token, which is good for some minutes and for every call below. The official SDKs do this by themselves.</p>
${code(token)}
${code(first)}
<p>The same description for tools: <a href="/openapi.json">OpenAPI 3.1</a>; for coding agents: <a href="/llms.txt">llms.txt</a> and <a href="/llms-full.txt">everything in one file</a>. For sign-in, tokens and keys, clients find their way from <a href="/.well-known/openid-configuration">the discovery document</a>.</p></section>
${document.tags.map(
  ({ name, description }) =>
    html`<section aria-labelledby="${slugOf(name)}"><h2 id="${slugOf(name)}"><a href="/docs/${slugOf(name)}">${name}</a></h2>
<p>${inline(firstParagraph(description))}</p>
<ul class="calls">${callsOf(document, name).map(
      ({ verb, path, operation }) =>
        html`<li><a href="/docs/${slugOf(name)}#${operation.operationId}">${method(verb)}<code>${breakable(path)}</code><span>${operation.summary}</span></a></li>`,
    )}</ul></section>`,
)}`,
  );
}

const firstParagraph = (text = ''): string => text.split('\n\n', 1)[0] ?? '';

/** /docs/organizations: every call of one chapter, and the objects they speak of. */
export function tagView(document: OpenApi, tag: OpenApi['tags'][number], environment: Environment): Html {
  const calls = callsOf(document, tag.name);
  const sent = objectsOf(
    document,
    calls.flatMap(({ operation: { requestBody, parameters = [] } }) => [
      ...(requestBody ? [requestBody.content['application/json'].schema] : []),
      ...parameters.map(({ schema }) => schema),
    ]),
  );
  const known = new Set(sent.map(([name]) => name));
  const answered = objectsOf(
    document,
    calls.flatMap(({ operation: { responses } }) =>
      Object.entries(responses).flatMap(([status, { content }]) => (isGood(status) && content ? [content['application/json'].schema] : [])),
    ),
  ).filter(([name]) => !known.has(name));
  return frame(
    document,
    environment,
    tag.name,
    tag.name,
    html`<h1>${tag.name}</h1>
${prose(tag.description)}
<ul class="calls">${calls.map(
      ({ verb, path, operation }) =>
        html`<li><a href="#${operation.operationId}">${method(verb)}<code>${breakable(path)}</code><span>${operation.summary}</span></a></li>`,
    )}</ul>
${calls.map((call) => operationView(document, environment.url, call))}
${objectsView(document, 'sent', 'What is sent', sent)}
${objectsView(document, 'answered', 'What is answered', answered)}`,
  );
}

function objectsView(document: OpenApi, side: 'sent' | 'answered', title: string, objects: readonly (readonly [name: string, schema: Schema])[]): Html {
  if (objects.length === 0) return html``;
  return html`<section aria-labelledby="${side}"><h2 id="${side}">${title}</h2>
${objects.map(
  ([name, schema]) =>
    html`<article id="object-${name}" aria-labelledby="name-${name}"><h3 id="name-${name}"><code>${name}</code></h3>${prose(schema.description)}${schemaView(document, schema, side)}</article>`,
)}</section>`;
}

const isGood = (status: string): boolean => status.startsWith('2');

function operationView(document: OpenApi, url: string, { verb, path, operation }: Call): Html {
  const { operationId, summary, description, parameters = [], requestBody, responses } = operation;
  // Of two, the first is that of a dry run.
  const good = Object.entries(responses).findLast(([status]) => isGood(status));
  const body = requestBody?.content['application/json'].schema;
  return html`<article id="${operationId}" aria-labelledby="call-${operationId}"><h2 id="call-${operationId}"><a href="#${operationId}">${summary}</a></h2>
<p class="address">${method(verb)}<code>${breakable(path)}</code></p>
${prose(description)}
${parametersView(document, 'In the path', parameters, 'path')}${parametersView(document, 'In the query', parameters, 'query')}${parametersView(document, 'In the headers', parameters, 'header')}${
  body &&
  html`<h3>Body</h3>${requestBody.description && prose(requestBody.description)}${body.$ref || !body.properties ? html`<p>${typeOf(document, body)}</p>` : schemaView(document, body)}`
}
<h3>Example</h3>${code(curlOf(url, verb, path, operation))}
${good && answerView(document, good[0], good[1])}
<h3>Errors</h3><dl class="errors">${Object.entries(responses)
    .filter(([status]) => !isGood(status))
    .map(
      ([status, answer]) => html`<div><dt>${status === 'default' ? 'else' : status}</dt><dd>${prose(resolve(document, answer).description)}</dd></div>`,
    )}</dl>
<p class="quiet">Over gRPC and Connect: <code>${breakable(operation['x-rpc'])}</code></p></article>`;
}

function parametersView(document: OpenApi, title: string, parameters: readonly Parameter[], where: Parameter['in']): Html {
  const here = parameters.filter((one) => one.in === where);
  if (here.length === 0) return html``;
  const properties: Record<string, Schema> = {};
  for (const { name, schema, description } of here) properties[name] = { ...schema, ...(description && { description }) };
  const required = where === 'path' ? [] : here.flatMap((one) => (one.required ? [one.name] : []));
  return html`<h3>${title}</h3>${schemaView(document, { properties, required })}`;
}

function answerView(document: OpenApi, status: string, { description, content }: Answer): Html {
  const json = content?.['application/json'];
  return html`<h3>Answer</h3><p><b>${status}</b> ${description && inline(description)} ${json && typeOf(document, json.schema)}</p>${
    json?.example !== undefined && html`<details><summary>What it looks like</summary>${code(JSON.stringify(json.example, null, 2))}</details>`
  }`;
}

const resolve = ({ components }: OpenApi, answer: Answer): Answer =>
  answer.$ref ? (components.responses[answer.$ref.split('/').at(-1) ?? ''] ?? answer) : answer;

const method = (verb: string): Html => html`<span class="verb ${verb}">${verb.toUpperCase()}</span>`;
const code = (text: string): Html => html`<pre><code>${text}</code></pre>`;

/** Long addresses break after a slash, a dot or a colon and nowhere else. */
const breakable = (text: string): Html => html`${text.split(/(?<=[/.:])/).map((part, index) => (index === 0 ? part : html`<wbr>${part}`))}`;

const frame = (document: OpenApi, { name }: Environment, title: string, current: string | undefined, body: Html): Html =>
  html`<!doctype html><html lang="en" dir="ltr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${title === 'API reference' ? '' : `${title} · `}API reference of ${name}</title><style>${raw(referenceStyle)}</style><link rel="icon" href="data:,"></head><body><a class="skip" href="#content">To the content</a><header><p class="whose"><a href="/docs"><bdi>${name}</bdi> <span>API ${document.info.version}</span></a></p><a class="chapters" href="#chapters">Chapters</a></header><main id="content">${body}</main><nav id="chapters" aria-label="Chapters"><ul>${document.tags.map(
    (tag) => html`<li><a href="/docs/${slugOf(tag.name)}"${tag.name === current && html` aria-current="page"`}>${tag.name}</a></li>`,
  )}<li><a href="/openapi.json">OpenAPI</a></li></ul></nav></body></html>`;
