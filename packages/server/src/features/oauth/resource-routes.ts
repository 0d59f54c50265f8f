import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { command, openTo, perform } from '../../chassis/command.ts';
import type { House } from '../../chassis/http.ts';
import { admit, byAddress } from '../../chassis/limits.ts';
import { Fault } from '../../platform/fault.ts';
import { type ClientId, isId, type ResourceId } from '../../platform/ids.ts';
import { BadClientMetadata, readClientMetadata } from '../../protocols/oauth2/client-metadata.ts';
import { OAuthError } from '../../protocols/oauth2/error.ts';
import { issuerOf, protectedResourceMetadata, resourceDiscovery } from '../../protocols/oauth2/resource-metadata.ts';
import { type Client, changeRegistration, mayRegister, readRegistration, registerProgram, withdrawRegistration } from '../clients/index.ts';
import { demandResource, type Resource, resourceIdOf } from '../resources/index.ts';
import { bearerOf } from './authenticate.ts';

/** What everybody may know of an API. */
const readApi = command({
  needs: openTo('An API tells its programs where tokens for it come from, and so do we.'),
  reads: true,
  run: (work, id: ResourceId): Promise<Resource> => demandResource(work, id),
});

const apiOf = ({ id, uri, scopes }: Resource) => ({ id, uri, scopes: scopes.filter(({ enabled }) => enabled).map(({ name }) => name) });

/** Where programs of one API find out how to come in. */
export function resourceDocuments(app: FastifyInstance, { desk }: House): void {
  const shared = (reply: FastifyReply) => reply.header('access-control-allow-origin', '*').header('cache-control', 'public, max-age=300');
  const apiIn = (request: FastifyRequest) => perform(desk, request.caller, readApi, resourceIn(request));
  // The first is where RFC 8414 section 3.1 has it looked for, the second where many look.
  for (const path of ['/.well-known/oauth-authorization-server/resources/:resource', '/resources/:resource/.well-known/oauth-authorization-server']) {
    app.get(path, async (request, reply) => {
      const { environment } = request.caller;
      const api = await apiIn(request);
      const comes = { registration: mayRegister(environment, api), metadata: environment.agents.metadata && api.metadataClients, crossApp: api.crossApp };
      return shared(reply).send(resourceDiscovery(environment.url, apiOf(api), comes));
    });
    sayMayRead(app, path);
  }
  app.get('/resources/:resource/.well-known/oauth-protected-resource', async (request, reply) =>
    shared(reply).send(protectedResourceMetadata(request.caller.environment.url, apiOf(await apiIn(request)))),
  );
  sayMayRead(app, '/resources/:resource/.well-known/oauth-protected-resource');
}

/** Agents in a browser say which protocol they speak in a header of their own, and browsers ask first whether they may. */
export const sayMayRead = (app: FastifyInstance, path: string) =>
  app.options(path, async (_request, reply) =>
    reply.code(204).header('access-control-allow-origin', '*').header('access-control-allow-methods', 'GET').header('access-control-allow-headers', '*').send(),
  );

const resourceIn = ({ params }: FastifyRequest): ResourceId => resourceIdOf((params as { readonly resource: string }).resource); // the route has a :resource

/** The issuer that a program came by, when it came by the door of an API. */
export function issuerIn(request: FastifyRequest): string | undefined {
  const { resource } = request.params as { readonly resource?: string };
  return resource !== undefined && isId('res', resource) ? issuerOf(request.caller.environment.url, resource) : undefined;
}

/** RFC 7591 and 7592: a program registers itself, and keeps what it said up to date. */
export function registrationEndpoints(app: FastifyInstance, house: House): void {
  const { desk } = house;
  const base = '/resources/:resource/oauth/register';
  const holder = (request: FastifyRequest) => ({
    clientId: (request.params as { readonly client: string }).client as ClientId, // the token says whether it is one
    resourceId: resourceIn(request),
    token: bearerOf(request.headers.authorization) ?? '',
  });
  const answered = async (reply: FastifyReply, deed: () => Promise<unknown>) => {
    reply.header('access-control-allow-origin', '*').header('cache-control', 'no-store');
    try {
      return await deed();
    } catch (error) {
      return refuse(reply, error);
    }
  };

  app.post(base, async (request, reply) => {
    admit(house, request.arrival, [byAddress('signIn', request.caller.from)]);
    return answered(reply, async () => {
      const made = await perform(desk, request.caller, registerProgram, { resourceId: resourceIn(request), metadata: readClientMetadata(request.body) });
      return reply.code(201).send(told(request, made.client, made.token));
    });
  });
  app.get(`${base}/:client`, async (request, reply) =>
    answered(reply, async () => told(request, await perform(desk, request.caller, readRegistration, holder(request)))),
  );
  app.put(`${base}/:client`, async (request, reply) =>
    answered(reply, async () => {
      const metadata = readClientMetadata(request.body);
      return told(request, await perform(desk, request.caller, changeRegistration, { ...holder(request), metadata }));
    }),
  );
  app.delete(`${base}/:client`, async (request, reply) =>
    answered(reply, async () => {
      await perform(desk, request.caller, withdrawRegistration, holder(request));
      return reply.code(204).send();
    }),
  );
  for (const [path, methods] of [
    [base, 'POST'],
    [`${base}/:client`, 'GET, PUT, DELETE'],
  ] as const) {
    app.options(path, async (_request, reply) =>
      reply
        .code(204)
        .header('access-control-allow-origin', '*')
        .header('access-control-allow-methods', methods)
        .header('access-control-allow-headers', 'Authorization, Content-Type')
        .send(),
    );
  }
}

/** RFC 7591 section 3.2.1: everything that was registered, whether it was asked for so or not. */
function told(request: FastifyRequest, client: Client, token?: string) {
  const { about, createdAt, id, name, redirectUris, scopes } = client;
  const issuer = issuerOf(request.caller.environment.url, client.resource?.id ?? '');
  return {
    client_id: id,
    client_id_issued_at: Math.floor(createdAt.getTime() / 1000),
    client_name: name,
    redirect_uris: redirectUris,
    ...(scopes.length > 0 ? { scope: scopes.join(' ') } : {}),
    ...(about.home ? { client_uri: about.home } : {}),
    ...(about.terms ? { tos_uri: about.terms } : {}),
    ...(about.privacy ? { policy_uri: about.privacy } : {}),
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code'],
    token_endpoint_auth_method: 'none',
    registration_client_uri: `${issuer}/oauth/register/${id}`,
    ...(token === undefined ? {} : { registration_access_token: token }),
  };
}

/** RFC 7591 section 3.2.2, RFC 7592 section 2. */
function refuse(reply: FastifyReply, error: unknown) {
  if (error instanceof BadClientMetadata) return reply.code(400).send({ error: error.code, error_description: error.message });
  if (!(error instanceof Fault)) throw error;
  const said = (status: number, code: string) => reply.code(status).send({ error: code, error_description: error.message });
  switch (error.kind) {
    case 'invalid':
      return said(400, error.code === 'clients.bad_address' ? 'invalid_redirect_uri' : 'invalid_client_metadata');
    case 'forbidden':
      return said(403, 'access_denied');
    case 'missing':
      return said(404, 'invalid_request');
    case 'unauthenticated':
      throw new OAuthError('invalid_token', error.message);
    default:
      throw error;
  }
}
