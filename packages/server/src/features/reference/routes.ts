import { createHash } from 'node:crypto';
import type { FastifyReply } from 'fastify';
import type { Html } from '../../chassis/html.ts';
import type { Routes } from '../../chassis/http.ts';
import { getDocument, openApiFor, textFor, textPaths } from './document.ts';
import { referenceFaults } from './faults.ts';
import { referenceStyle } from './style.ts';
import { contentsView, tagView } from './views.ts';
import { slugOf } from './words.ts';

/** /docs, /openapi.json, /llms.txt and /llms-full.txt. */
export const referenceRoutes: Routes = (app) => {
  app.get('/docs', async ({ caller }, reply) => send(reply, contentsView(await getDocument(), caller.environment)));

  app.get<{ Params: { readonly tag: string } }>('/docs/:tag', async ({ caller, params }, reply) => {
    const document = await getDocument();
    const tag = document.tags.find(({ name }) => slugOf(name) === params.tag);
    if (!tag) throw referenceFaults.noChapter();
    return send(reply, tagView(document, tag, caller.environment));
  });

  app.get('/openapi.json', async ({ caller }, reply) => {
    const text = (await openApiFor())(caller.environment.url);
    return shared(reply).type('application/json').send(text);
  });

  for (const path of textPaths) {
    app.get(path, async ({ caller }, reply) =>
      shared(reply)
        .type('text/plain; charset=utf-8')
        .send((await textFor(path))(caller.environment.url)),
    );
  }
};

/** The same for everybody, and tools in a browser may read it. */
const shared = (reply: FastifyReply): FastifyReply => reply.header('access-control-allow-origin', '*').header('cache-control', 'public, max-age=300');

const STYLE_HASH = `'sha256-${createHash('sha256').update(referenceStyle).digest('base64')}'`;
const POLICY = `default-src 'none'; style-src ${STYLE_HASH}; img-src data:; form-action 'none'; frame-ancestors 'none'; base-uri 'none'`;

const send = (reply: FastifyReply, page: Html): FastifyReply =>
  reply.header('content-security-policy', POLICY).header('cache-control', 'public, max-age=300').type('text/html; charset=utf-8').send(page.text);
