import { toJson } from '@bufbuild/protobuf';
import { DryRunSchema } from '@tenon/api/tenon/v1/dry_run_pb.ts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Calls } from '../calls.ts';
import { requestFaults } from '../request-faults.ts';
import type { Served } from '../serve.ts';
import { type Binding, bindingsOf } from './bindings.ts';
import { parseJson } from './json.ts';
import { readRequest } from './request.ts';
import { createRouter, type Router } from './router.ts';

const SPELLING = { useProtoFieldName: true, alwaysEmitImplicit: true };

export interface Rest {
  readonly router: Router;
  /** Takes every address that no route of its own has. */
  routes(app: FastifyInstance): void;
}

/** REST over the same procedures as RPC, by the `google.api.http` annotations of the contract. */
export function createRest(calls: Calls, services: readonly Served[]): Rest {
  const router = createRouter(bindingsOf(services));

  const answer = async (request: FastifyRequest, reply: FastifyReply) => {
    const { found } = request;
    if (!found) return reply.callNotFound();
    if ('allowed' in found) {
      const allowed = [...found.allowed, ...(found.allowed.includes('GET') ? ['HEAD'] : []), 'OPTIONS'].join(', ');
      reply.header('allow', allowed);
      if (request.method === 'OPTIONS') return reply.code(204).send();
      throw requestFaults.wrongMethod({ method: request.method, allowed });
    }
    const { binding } = found;
    const query = request.url.indexOf('?');
    const message = readRequest(found, query < 0 ? '' : request.url.slice(query + 1), bodyOf(binding, request));
    const result = await calls.answer(binding.procedure, message, request.arrival);
    const { wouldChange } = request.arrival;
    if (wouldChange)
      return reply
        .code(200)
        .type('application/json')
        .send(JSON.stringify(toJson(DryRunSchema, wouldChange, SPELLING)));
    const json = toJson(binding.procedure.method.output, result, SPELLING);
    return reply
      .code(binding.status)
      .type('application/json')
      .send(JSON.stringify(binding.responseBody === '' ? json : (json as Record<string, unknown>)[binding.responseBody]));
  };

  return {
    router,
    routes(app) {
      app.removeAllContentTypeParsers();
      app.addContentTypeParser('*', { parseAs: 'buffer' }, async (_request: FastifyRequest, body: Buffer) => body);
      app.route({ method: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'], url: '*', config: { catchAll: true }, handler: answer });
    },
  };
}

/** A body nobody asked for is ignored, and so is a content type without a body. */
function bodyOf({ body }: Binding, request: FastifyRequest) {
  if (body === '' || !Buffer.isBuffer(request.body) || request.body.length === 0) return undefined;
  const type = request.headers['content-type'];
  if (type !== undefined && !/^application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i.test(type)) {
    throw requestFaults.unsupportedContentType({ given: type.slice(0, 100), accepted: 'application/json' });
  }
  const encoding = request.headers['content-encoding'] ?? 'identity';
  if (!/^\s*identity\s*$/i.test(encoding)) {
    throw requestFaults.unsupportedContentType({ given: `Content-Encoding: ${encoding.slice(0, 100)}`, accepted: 'application/json as it is' });
  }
  return parseJson(request.body);
}
