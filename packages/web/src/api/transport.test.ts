import assert from 'node:assert/strict';
import { test } from 'node:test';
import { OrganizationService } from '@tenon/api/scalekit/v1/organizations/organizations_pb.ts';
import { asOneWrite, createTransports } from './transport.ts';

test('whoever is signed out is sent to sign in once by what the page looks up, and by each thing they do', async (context) => {
  let isIn = false;
  context.mock.method(globalThis, 'fetch', async () =>
    isIn
      ? new Response(new Uint8Array(), { headers: { 'content-type': 'application/proto' } })
      : Response.json({ code: 'unauthenticated', message: 'Sign in.' }, { status: 401 }),
  );
  Object.assign(globalThis, { location: { pathname: '/dashboard/organizations', search: '?q=orion' } });
  const sent: string[] = [];
  const transport = createTransports('dashboard', (returnTo) => void sent.push(returnTo)).of('environment');
  const { listOrganization, createOrganization } = OrganizationService.method;
  const look = () => transport.unary(listOrganization, undefined, undefined, undefined, {});

  await assert.rejects(look);
  await assert.rejects(look);
  assert.deepEqual(sent, ['/dashboard/organizations?q=orion']);
  await assert.rejects(() => transport.unary(createOrganization, undefined, undefined, undefined, {}, asOneWrite('one')));
  assert.equal(sent.length, 2);
  isIn = true;
  await look();
  isIn = false;
  await assert.rejects(look);
  assert.equal(sent.length, 3);
});
