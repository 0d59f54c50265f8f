import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromBinary } from '@bufbuild/protobuf';
import { OrganizationService } from '@tenon/api/scalekit/v1/organizations/organizations_pb.ts';
import { organizationService } from '../features/organizations/rpc.ts';
import type { Actor } from '../platform/actor.ts';
import { openFront } from '../testing/front.ts';
import { createWorld } from '../testing/world.ts';
import type { Routes } from './http.ts';

// A page's questions, asked by the house on its behalf.

const world = await createWorld();
const LIST = '/scalekit.v1.organizations.OrganizationService/ListOrganization';
let path = LIST;
let input: object = { pageSize: 5 };

const pages: Routes = async (app, house) => {
  app.get('/page', async ({ arrival, headers: { cookie = '' } }, reply) => {
    const answer = await house.askAhead(arrival, { surface: 'dashboard', cookie, fromElsewhere: false }, { path, input: JSON.parse(JSON.stringify(input)) });
    return reply.type('application/proto').send(Buffer.from(answer));
  });
};
const { url } = await openFront({
  house: { desk: world.desk, environmentOf: async () => world.environment },
  services: [organizationService],
  routes: [pages],
  recognisePage: async (_caller, { cookie }): Promise<Actor> => (cookie === 'grace' ? { kind: 'client', id: 'skc_1' } : { kind: 'visitor' }),
});
const open = async (headers: Record<string, string>) => {
  const answer = await fetch(`${url}/page`, { headers });
  return { status: answer.status, body: new Uint8Array(await answer.arrayBuffer()) };
};

test('it is answered as a call of the page would be: by whose cookie it is, and by nothing else that came', async () => {
  await world.organization('Orion');
  const { status, body } = await open({ cookie: 'grace' });
  assert.equal(status, 200);
  const { organizations } = fromBinary(OrganizationService.method.listOrganization.output, body);
  assert.deepEqual(
    organizations.map(({ displayName }) => displayName),
    ['Orion'],
  );
  assert.equal((await open({ cookie: 'nobody' })).status, 401);
  assert.equal((await open({ cookie: 'nobody', authorization: 'Bearer good' })).status, 401);
});

test('what breaks the rules of the contract is refused, and what could change something is not asked', async () => {
  input = { pageToken: 'a\u0000' };
  assert.equal((await open({ cookie: 'grace' })).status, 400);
  input = { organization: { displayName: 'Vega' } };
  path = LIST.replace('List', 'Create');
  assert.equal((await open({ cookie: 'grace' })).status, 500);
  assert.equal((await world.db.selectFrom('organizations').select('id').where('environment_id', '=', world.environment.id).execute()).length, 1);
});
